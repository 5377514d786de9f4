//! The settings module.

fn main() {
    settings::start();
}
