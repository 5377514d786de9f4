//! Reports progress on standard error, with the seconds since the start.

use std::{
    collections::VecDeque,
    io::{BufRead, BufReader, Read},
    path::Path,
    process::{Command, ExitStatus, Stdio},
    sync::{
        Mutex, OnceLock, PoisonError,
        mpsc::{Receiver, RecvTimeoutError, channel},
    },
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

const BETWEEN_REPORTS: Duration = Duration::from_secs(10);
const LINES_KEPT: usize = 40;

/// Prints what is being done: `[  12 s] building the page`.
pub fn say(what: impl AsRef<str>) {
    static START: OnceLock<Instant> = OnceLock::new();
    let seconds = START.get_or_init(Instant::now).elapsed().as_secs();
    eprintln!("[{seconds:>4} s] {}", what.as_ref());
}

/// Runs a command in the foreground, showing its output.
///
/// # Errors
/// It does not start, or ends with a failure.
pub fn run(command: &mut Command) -> Result<()> {
    let shown = shown(command);
    let status = command
        .status()
        .with_context(|| format!("starting `{shown}`"))?;
    ended_well(status, &shown)
}

type Work = Box<dyn FnOnce(&Output) -> Result<()> + Send>;

/// A job that runs in parallel with others.
pub struct BackgroundJob {
    name: &'static str,
    work: Work,
}

impl BackgroundJob {
    /// A job that is reported as `name`.
    pub fn new(
        name: &'static str,
        work: impl FnOnce(&Output) -> Result<()> + Send + 'static,
    ) -> Self {
        Self {
            name,
            work: Box::new(work),
        }
    }
}

/// The last lines of output of a job's commands.
#[derive(Default)]
pub struct Output(Mutex<VecDeque<String>>);

impl Output {
    /// Runs a command in the background and keeps the last lines of its output.
    ///
    /// # Errors
    /// It does not start, or ends with a failure; the message then includes these lines.
    pub fn run(&self, command: &mut Command) -> Result<()> {
        let shown = shown(command);
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .with_context(|| format!("starting `{shown}`"))?;
        let (out, err) = (child.stdout.take(), child.stderr.take());
        thread::scope(|scope| {
            scope.spawn(|| out.map(|stream| self.keep(stream)));
            if let Some(stream) = err {
                self.keep(stream);
            }
        });
        let status = child
            .wait()
            .with_context(|| format!("waiting for `{shown}`"))?;
        ended_well(status, &shown).with_context(|| self.all())
    }

    fn keep(&self, stream: impl Read) {
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            let mut lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            if lines.len() == LINES_KEPT {
                lines.pop_front();
            }
            lines.push_back(line);
        }
    }

    fn last(&self) -> String {
        let lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        lines
            .back()
            .map_or("starting", |line| line.trim())
            .to_owned()
    }

    fn all(&self) -> String {
        let lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        lines
            .iter()
            .fold(String::new(), |text, line| text + "\n  | " + line)
    }
}

/// Runs all jobs in parallel and reports every ten seconds what each is doing.
///
/// # Errors
/// The failures of all jobs that failed.
pub fn side_by_side(jobs: Vec<BackgroundJob>) -> Result<()> {
    let outputs: Vec<(&str, Output)> = jobs
        .iter()
        .map(|job| (job.name, Output::default()))
        .collect();
    let (ended, endings) = channel();
    let failures = thread::scope(|scope| {
        for (index, (job, (_, output))) in jobs.into_iter().zip(&outputs).enumerate() {
            let ended = ended.clone();
            scope.spawn(move || ended.send((index, (job.work)(output))));
        }
        drop(ended);
        watch(&outputs, &endings)
    });
    if failures.is_empty() {
        return Ok(());
    }
    bail!(failures.join("\n"))
}

fn watch(outputs: &[(&str, Output)], endings: &Receiver<(usize, Result<()>)>) -> Vec<String> {
    let mut running = vec![true; outputs.len()];
    let mut failures = Vec::new();
    loop {
        match endings.recv_timeout(BETWEEN_REPORTS) {
            Ok((index, ending)) => {
                let name = outputs.get(index).map_or("", |(name, _)| name);
                if let Some(still) = running.get_mut(index) {
                    *still = false;
                }
                match ending {
                    Ok(()) => say(format!("{name}: done")),
                    Err(error) => {
                        say(format!("{name}: failed; waiting for the others"));
                        failures.push(format!("{name}: {error:#}"));
                    }
                }
            }
            Err(RecvTimeoutError::Timeout) => {
                for ((name, output), _) in outputs.iter().zip(&running).filter(|(_, on)| **on) {
                    say(format!("{name}: {}", output.last()));
                }
            }
            Err(RecvTimeoutError::Disconnected) => return failures,
        }
    }
}

fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(program.as_os_str());
    let words = std::iter::once(name).chain(command.get_args());
    let words: Vec<_> = words.map(|word| word.to_string_lossy()).collect();
    words.join(" ")
}

fn ended_well(status: ExitStatus, shown: &str) -> Result<()> {
    if status.success() {
        return Ok(());
    }
    bail!("`{shown}` ended with {status}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_failure_is_told_and_the_others_still_run() {
        let done = side_by_side(vec![
            BackgroundJob::new("first", |_| bail!("no disk")),
            BackgroundJob::new("second", |output| output.run(&mut Command::new("true"))),
            BackgroundJob::new("third", |output| {
                output.run(Command::new("sh").args(["-c", "echo a word; exit 3"]))
            }),
        ]);
        let told = done
            .err()
            .map(|error| format!("{error:#}"))
            .unwrap_or_default();
        assert!(told.contains("first: no disk"), "{told}");
        assert!(!told.contains("second"), "{told}");
        assert!(
            told.contains("third: ") && told.contains("| a word"),
            "{told}"
        );
    }
}
