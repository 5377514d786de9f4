//! `cargo xtask …`: the project's commands.
//!
//! A command is a function from its arguments to an exit code. Its results go to standard output,
//! its progress to standard error (see [`progress`]).

#![allow(clippy::print_stdout, reason = "a command line's job")]

mod bench;
mod build;
mod bundle;
mod check;
mod data;
mod end_to_end;
mod oembed;
mod progress;
mod serve;
mod setup;
mod size;
mod suite;
mod workspace;

use std::{env, process::ExitCode};

const USAGE: &str = "\
cargo xtask <command>

  serve [--port N] [--no-build]   set up what is missing, build the release, serve it on localhost
  test [STEP…]                    set up what is missing, run every test (or only the steps named)
  check FILE… [--sheet NAME] [--json] [--records OUT.csv]
                                  read files as the page does, and report on them
  bundle [DATA.csv] [--config CONFIG.json] [-o OUT.html] [--no-build]
                                  write the page as one file, with records of your own
  oembed ADDRESS [--provider NAME]
                                  make dist/ known to sites that turn pasted addresses into frames
  data [--geodata FOLDER]         write what the page loads from the source data
  bench [filter|pan|start|engine|intake|views…]
                                  measure dist/ in Chromium, and beside its peers
  gallery                         make the pictures of docs/gallery from what is in dist/
  size                            the first load of the built page, compressed, against its budget
  setup                           only set up what serve and test need
";

fn main() -> ExitCode {
    let mut args = env::args().skip(1);
    let command = args.next().unwrap_or_default();
    let args: Vec<String> = args.collect();
    let done = match command.as_str() {
        "serve" => serve::run(&args),
        "test" => suite::run(&args),
        "bundle" => bundle::run(&args),
        "check" => return check::run(&args),
        "oembed" => oembed::run(&args),
        "data" => data::run(&args).map_err(anyhow::Error::msg),
        "bench" => bench::run(&args),
        "gallery" => end_to_end::gallery(),
        "size" => size::run(&args),
        "setup" => setup::run(&args),
        "" | "help" | "--help" | "-h" => {
            print!("{USAGE}");
            Ok(())
        }
        unknown => Err(anyhow::anyhow!(
            "there is no command `{unknown}`.\n\n{USAGE}"
        )),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}
