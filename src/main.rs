//! The page's module.

fn main() {
    partnership_map::start();
}
