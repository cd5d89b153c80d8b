//! What the pages of this project share: Yew components with typed props, drawn with the classes of `toolbar/styles`.
//!
//! [`Button`] and [`Icon`] for what is pressed, [`Field`] and [`TextInput`] for what is typed, [`Tabs`] for the parts of a page,
//! [`FactList`] for names and values, [`Notice`] and [`Problem`] for what is said, and [`Tone`] for how it is meant. They know
//! neither calls nor rules, keep no state and decide nothing; each is rendered again only when its props change.

mod button;
mod field;
mod icon;
mod list;
mod notice;
mod tabs;
mod tone;

pub use button::{Button, ButtonProps, ButtonState, ButtonType, LabelDisplay};
pub use field::{Field, FieldProps, InputType, TextInput, TextInputProps};
pub use icon::{Glyph, Icon, IconProps};
pub use list::{FactList, FactListProps};
pub use notice::{Notice, NoticeProps, Placement, Problem, ProblemProps};
pub use tabs::{Badge, Tab, Tabs, TabsProps};
pub use tone::Tone;
