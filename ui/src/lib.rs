//! What the pages of this project share: Yew components with typed props, drawn with the classes of `toolbar/styles`.
//!
//! [`Button`] and [`Icon`] for what is clicked, [`Field`], [`TextInput`], [`TextArea`], [`Select`] and [`Checkbox`] for what is typed and
//! chosen, [`DraftInput`] and [`DraftArea`] for what counts only when the field is left, [`Tabs`] for the parts of a page, [`List`] for
//! rows that are components, [`FactList`] for names and values, [`Notice`] and [`Problem`] for what is said, and [`Tone`] for how it is
//! meant. They know neither calls nor rules and decide nothing; each is rendered again only when its props or its own state change, which
//! [`renders`] counts for the tests.

mod button;
mod choice;
mod draft;
mod field;
mod icon;
mod list;
mod notice;
pub mod renders;
mod tabs;
mod tone;

pub use button::{Button, ButtonProps, ButtonState, ButtonType, LabelDisplay};
pub use choice::{Checkbox, CheckboxProps, Choice, Select, SelectProps};
pub use draft::{DraftArea, DraftInput, TextArea, TextAreaProps};
pub use field::{Field, FieldProps, InputType, TextInput, TextInputProps};
pub use icon::{Glyph, Icon, IconProps};
pub use list::{FactList, FactListProps, List, ListKind, ListProps, ListRow};
pub use notice::{Notice, NoticeProps, Placement, Problem, ProblemProps};
pub use tabs::{Badge, Tab, Tabs, TabsProps};
pub use tone::Tone;
