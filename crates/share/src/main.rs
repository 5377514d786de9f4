//! Sharing as a module of its own.

fn main() {
    share::start();
}
