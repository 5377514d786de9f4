//! The data desk as a module of its own.

fn main() {
    desk::start();
}
