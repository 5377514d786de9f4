//! The reader in a worker, with workbooks: a module of its own, loaded only by those who open one.

fn main() {
    #[cfg(target_arch = "wasm32")]
    workbook::serve();
}
