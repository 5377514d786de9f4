//! The page as a module of its own.

fn main() {
    partnership_map::start();
}
