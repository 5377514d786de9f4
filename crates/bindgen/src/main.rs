//! `wasm-bindgen` and `wasm-bindgen-test-runner` in one binary, selected by the name under which it
//! is called. `cargo xtask` links it to both names under `target/tools/bin`.

use std::{env, path::Path, process::ExitCode};

fn main() -> ExitCode {
    let done = match called_by().as_deref() {
        Some("wasm-bindgen") => wasm_bindgen_cli::wasm_bindgen::run_cli_with_args(env::args_os()),
        Some("wasm-bindgen-test-runner") => {
            wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(env::args_os())
        }
        _ => {
            eprintln!("error: call this as wasm-bindgen or wasm-bindgen-test-runner");
            return ExitCode::FAILURE;
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:?}");
            ExitCode::FAILURE
        }
    }
}

fn called_by() -> Option<String> {
    let path = env::args_os().next()?;
    Some(Path::new(&path).file_stem()?.to_str()?.to_owned())
}
