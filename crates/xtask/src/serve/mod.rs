//! `cargo xtask serve`: serves the built page on localhost, with the headers that a real host
//! should send.

mod headers;
mod http;

use std::net::{Ipv4Addr, TcpListener};
use std::thread;

use anyhow::{Context, Result, bail};

use crate::build;
use crate::bundle;
use crate::progress::say;
use crate::setup;
use crate::workspace;

const FIRST_PORT: u16 = 8080;
const PORTS_TRIED: u16 = 20;

/// `cargo xtask serve [--port N] [--no-build] [--log] [--embedded-by ORIGIN]`. Port 0 takes any
/// free one; `--log` writes a line for each request to standard output; pages of the named origins
/// may show the map in a frame, as a host can allow with `frame-ancestors`.
///
/// # Errors
/// An option is unknown, something could not be set up, the build fails, or no port is free.
pub fn run(args: &[String]) -> Result<()> {
    let options = ServeOptions::read(args)?;
    if options.build {
        say("looking at what is there");
        setup::for_page()?;
        build::release()?;
    }
    let listener = listen(options.port)?;
    let address = listener
        .local_addr()
        .context("reading the server's address")?;
    println!("http://localhost:{}/", address.port());
    if !options.log {
        say("serving dist/ there. Ctrl+C ends it");
    }
    if options.build {
        // The map can be used without waiting for it.
        thread::spawn(|| match bundle::make() {
            Ok(()) => say("the page can be saved as one file now, too"),
            Err(error) => say(format!("the page cannot be saved as one file: {error:#}")),
        });
    }
    http::serve(
        &listener,
        &workspace::dist(),
        options.log,
        &options.embedded_by,
    );
    Ok(())
}

#[derive(Debug, PartialEq)]
struct ServeOptions {
    port: Option<u16>,
    build: bool,
    log: bool,
    embedded_by: String,
}

impl ServeOptions {
    fn read(args: &[String]) -> Result<Self> {
        let mut options = Self {
            port: None,
            build: true,
            log: false,
            embedded_by: String::new(),
        };
        let mut args = args.iter();
        while let Some(arg) = args.next() {
            match arg.as_str() {
                "--port" => {
                    let given = args.next().map(String::as_str).unwrap_or_default();
                    let port = given.parse().with_context(|| {
                        format!("--port wants a number from 0 to 65535, not `{given}`")
                    })?;
                    options.port = Some(port);
                }
                "--embedded-by" => {
                    let origin = args.next().map(String::as_str).unwrap_or_default();
                    let is_plain = |c: char| c.is_ascii_alphanumeric() || ":/.-*".contains(c);
                    if origin.is_empty() || !origin.chars().all(is_plain) {
                        bail!(
                            "--embedded-by wants an origin such as http://localhost:3000, \
                             not `{origin}`"
                        );
                    }
                    options.embedded_by = origin.to_owned();
                }
                "--no-build" => options.build = false,
                "--log" => options.log = true,
                unknown => {
                    bail!(
                        "serve knows no `{unknown}`: it takes --port N, --no-build, --log and \
                           --embedded-by ORIGIN"
                    )
                }
            }
        }
        Ok(options)
    }
}

fn listen(port: Option<u16>) -> Result<TcpListener> {
    let at = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    match port {
        Some(port) => at(port).with_context(|| format!("port {port} cannot be used")),
        None => (FIRST_PORT..FIRST_PORT + PORTS_TRIED)
            .find_map(|port| at(port).ok())
            .context("ports 8080 to 8099 are all in use: name a free one with --port"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(args: &[&str], expected: Option<(Option<u16>, bool, bool)>) {
        check_hosts(args, expected, "");
    }

    fn check_hosts(args: &[&str], expected: Option<(Option<u16>, bool, bool)>, hosts: &str) {
        let args: Vec<String> = args.iter().map(|arg| (*arg).to_owned()).collect();
        let read = ServeOptions::read(&args).ok();
        let expected = expected.map(|(port, build, log)| ServeOptions {
            port,
            build,
            log,
            embedded_by: hosts.to_owned(),
        });
        assert_eq!(read, expected, "{args:?}");
    }

    #[test]
    fn options_are_read() {
        check(&[], Some((None, true, false)));
        check(
            &["--port", "0", "--no-build", "--log"],
            Some((Some(0), false, true)),
        );
        check(&["--port"], None);
        check(&["--port", "70000"], None);
        check(&["--open"], None);
        let origin = "http://localhost:3000";
        check_hosts(
            &["--embedded-by", origin],
            Some((None, true, false)),
            origin,
        );
        check(&["--embedded-by"], None);
        check(&["--embedded-by", "https://a.org; script-src *"], None);
    }
}
