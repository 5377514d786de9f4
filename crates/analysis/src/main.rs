//! The analysis as a module of its own.

fn main() {
    analysis::start();
}
