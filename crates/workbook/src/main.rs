//! The converter in a worker: a module of its own, loaded only by those who open a workbook.
//!
//! The page leaves a job as `self.job = [bytes, sheet]`: a `Uint8Array`, and the name of a sheet or
//! null for the default one. The worker posts one message:
//!
//! - an array, where it went well: `[csv, sheet, sheets, notes]`, that is the text in UTF-8 as a
//!   `Uint8Array`, the name of the sheet that was read, every sheet as `[name, rows, columns,
//!   hidden, known columns]`, and the notes (`Vec<Issue>`) by postcard as a `Uint8Array`;
//! - a `Uint8Array`, where the file is refused: the `Refusal` by postcard;
//! - a string, where the converter itself failed.

#[cfg(target_arch = "wasm32")]
mod worker;

fn main() {
    #[cfg(target_arch = "wasm32")]
    worker::run();
}
