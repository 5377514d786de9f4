//! The worker's module.

fn main() {
    worker::serve();
}
