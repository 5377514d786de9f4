//! The engine's palette as a stylesheet, so that page and map share their colours.

use cartography::scene::Theme;
use cartography::scene::palette::{css, css_steps};

/// Custom properties for light, dark and print.
pub fn stylesheet() -> String {
    let themed = |theme| css(theme) + &css_steps(theme);
    let [light, dark, print] = [Theme::Light, Theme::Dark, Theme::Print].map(themed);
    let (dark_in, print_in) = (indented(&dark), indented(&print));
    format!(
        "/* Written by `cargo xtask data` from crates/cartography/src/scene/palette.rs. */

:root {{
  color-scheme: light;
{light}}}

@media (prefers-color-scheme: dark) {{
  :root:not([data-theme=\"light\"]) {{
    color-scheme: dark;
{dark_in}  }}
}}

:root[data-theme=\"dark\"] {{
  color-scheme: dark;
{dark}}}

@media print {{
  :root,
  :root[data-theme] {{
    color-scheme: light;
{print_in}  }}
}}
"
    )
}

fn indented(lines: &str) -> String {
    lines.lines().map(|line| format!("  {line}\n")).collect()
}
