//! Settings as a module of their own.

fn main() {
    settings::start();
}
