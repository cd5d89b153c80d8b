//! Puts the toolbar into its page.

use fusion_cti_toolbar::app::App;
use fusion_cti_toolbar::panic_message;
use fusion_cti_toolbar::ports::page;

/// Weighs a fifth of what the standard library brings, and takes the same time for a piece of any size.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {
    if cfg!(debug_assertions) {
        panic_message::install();
    }
    if let Some(place) = page::toolbar_root() {
        yew::Renderer::<App>::with_root(place).render();
    }
}
