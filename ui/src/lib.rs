//! What the pages of this project share: Yew components with typed props, drawn with the classes of `toolbar/styles`.
//!
//! [`Button`], [`RowButton`], [`Menu`] and [`Icon`] for what is clicked, [`Field`], [`TextInput`], [`TextArea`], [`Select`], [`Checkbox`],
//! [`Switch`], [`Suggestions`] and [`FileInput`] for what is typed and chosen, [`DraftInput`] and [`DraftArea`] for what counts only
//! when the field is left, [`Tabs`] for the parts of a page, [`List`] for rows that are components, [`FactList`] for names and values, [`Notice`] and [`Problem`] for what is said, and [`Tone`] for how it is
//! meant. They know neither calls nor rules and decide nothing; each is rendered again only when its props or its own state change, which
//! [`renders`] counts for the tests.

mod button;
mod choice;
mod draft;
mod field;
mod file_input;
mod icon;
mod list;
mod menu;
mod notice;
pub mod renders;
mod tabs;
mod tone;

pub use button::{Button, ButtonProps, ButtonState, ButtonType, LabelDisplay, RowButton, RowButtonProps};
pub use choice::{
    Checkbox, CheckboxProps, Choice, ChoiceGroup, Select, SelectProps, Suggestions, SuggestionsProps, Switch,
    SwitchProps,
};
pub use draft::{DraftArea, DraftInput, TextArea, TextAreaProps};
pub use field::{Field, FieldProps, InputType, TextInput, TextInputProps};
pub use file_input::{FileInput, FileInputProps};
pub use icon::{Glyph, Icon, IconProps};
pub use list::{FactList, FactListProps, List, ListKind, ListProps, ListRow};
pub use menu::{Menu, MenuItem, MenuProps};
pub use notice::{Notice, NoticeProps, Placement, Problem, ProblemProps};
pub use tabs::{Badge, Tab, Tabs, TabsProps};
pub use tone::Tone;
