//! The deferred module.

fn main() {
    deferred::start();
}
