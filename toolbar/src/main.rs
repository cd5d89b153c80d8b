//! Puts the toolbar into its page.

use fusion_cti_toolbar::app::App;
use fusion_cti_toolbar::panic_message;
use fusion_cti_toolbar::ports::page;

fn main() {
    panic_message::install();
    if let Some(root) = page::toolbar_root() {
        yew::Renderer::<App>::with_root(root).render();
    }
}
