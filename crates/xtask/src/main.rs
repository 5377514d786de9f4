//! `cargo xtask …`: the project's commands.

mod check;
mod data;

use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let done = match args.split_first() {
        Some((command, rest)) if command == "check" => return check::run(rest),
        Some((command, _)) if command == "data" => data::run(),
        _ => Err("Usage: cargo xtask check FILE… | data".to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}
