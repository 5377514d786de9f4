//! A static file server: GET and HEAD, with one thread and one request per connection.

use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    io::{self, BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    path::{Component, Path, PathBuf},
    thread,
    time::Duration,
};

use super::headers;

const PATIENCE: Duration = Duration::from_secs(30);
const LONGEST_REQUEST: u64 = 64 * 1024;

/// Serves the files under `root` until the process ends.
pub fn serve(listener: &TcpListener, root: &Path, log: bool, embedded_by: &str) {
    thread::scope(|scope| {
        for stream in listener.incoming().flatten() {
            // It is not an error of ours if a browser goes away.
            scope.spawn(move || answer(&stream, root, log, embedded_by).ok());
        }
    });
}

fn answer(stream: &TcpStream, root: &Path, log: bool, embedded_by: &str) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    let Some(request) =
        HttpRequest::read(&mut BufReader::new(io::Read::take(stream, LONGEST_REQUEST)))?
    else {
        return Ok(());
    };
    let response = respond(&request, root);
    if log {
        println!("{} {} {}", response.status, request.method, request.target);
    }
    let file = request.target.split(['?', '#']).next().unwrap_or_default();
    let file = file.rsplit('/').next().unwrap_or_default();
    let policy = headers::policy(file, embedded_by);
    response.write(stream, &policy, request.method == "HEAD")
}

#[derive(Default)]
struct HttpRequest {
    method: String,
    target: String,
    known_tag: String,
}

impl HttpRequest {
    fn read(stream: &mut impl BufRead) -> io::Result<Option<Self>> {
        let mut line = String::new();
        stream.read_line(&mut line)?;
        let mut words = line.split(' ');
        let (Some(method), Some(target)) = (words.next(), words.next()) else {
            return Ok(None);
        };
        let mut request = Self {
            method: method.to_owned(),
            target: target.to_owned(),
            known_tag: String::new(),
        };
        loop {
            line.clear();
            if stream.read_line(&mut line)? == 0 || line.trim().is_empty() {
                return Ok(Some(request));
            }
            if let Some((name, value)) = line.split_once(':')
                && name.eq_ignore_ascii_case("if-none-match")
            {
                request.known_tag = value.trim().to_owned();
            }
        }
    }
}

struct Response {
    status: &'static str,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

impl Response {
    fn message(status: &'static str) -> Self {
        let headers = vec![("Content-Type", headers::content_type("txt").to_owned())];
        Self {
            status,
            headers,
            body: format!("{status}\n").into_bytes(),
        }
    }

    fn write(&self, mut stream: &TcpStream, policy: &str, head_only: bool) -> io::Result<()> {
        let mut head = format!(
            "HTTP/1.1 {}\r\nContent-Security-Policy: {policy}\r\n",
            self.status
        );
        for (name, value) in headers::ALWAYS {
            head += &format!("{name}: {value}\r\n");
        }
        for (name, value) in &self.headers {
            head += &format!("{name}: {value}\r\n");
        }
        head += &format!(
            "Content-Length: {}\r\nConnection: close\r\n\r\n",
            self.body.len()
        );
        stream.write_all(head.as_bytes())?;
        if !head_only {
            stream.write_all(&self.body)?;
        }
        stream.flush()
    }
}

fn respond(request: &HttpRequest, root: &Path) -> Response {
    if request.method != "GET" && request.method != "HEAD" {
        return Response::message("405 Method Not Allowed");
    }
    let Some(path) = file_of(&request.target) else {
        return Response::message("400 Bad Request");
    };
    let Ok(body) = fs::read(root.join(&path)) else {
        return Response::message("404 Not Found");
    };
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let parameters = request.target.split_once('?').map_or("", |(_, rest)| rest);
    let tag = tag_of(&body);
    let headers = vec![
        ("Content-Type", headers::content_type(&name).to_owned()),
        (
            "Cache-Control",
            headers::cache_control(&name, parameters).to_owned(),
        ),
        ("ETag", tag.clone()),
    ];
    if request.known_tag == tag {
        return Response {
            status: "304 Not Modified",
            headers,
            body: Vec::new(),
        };
    }
    Response {
        status: "200 OK",
        headers,
        body,
    }
}

fn tag_of(body: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    body.hash(&mut hasher);
    format!("\"{:016x}\"", hasher.finish())
}

/// The file to which a request's target refers, below the root; `None` if it points elsewhere.
/// Percent-encoded names do not occur in `dist/` and are not decoded.
fn file_of(target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let inside = Path::new(path)
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    if !inside || path.contains(['\\', '\0']) {
        return None;
    }
    let folder = path.is_empty() || path.ends_with('/');
    Some(if folder {
        Path::new(path).join("index.html")
    } else {
        path.into()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_name_files_below_the_root_only() {
        let check = |target, expected: Option<&str>| {
            assert_eq!(file_of(target), expected.map(PathBuf::from), "{target}");
        };
        check("/", Some("index.html"));
        check("/?lang=cy", Some("index.html"));
        check("/data/documented.csv", Some("data/documented.csv"));
        check("/embed/", Some("embed/index.html"));
        check("/../Cargo.toml", None);
        check("/a/../../b", None);
        check("//etc/passwd", None);
        check("/..\\secret", None);
        check("http://elsewhere/", None);
    }

    fn ask(text: &str, root: &Path) -> Response {
        let request = HttpRequest::read(&mut text.as_bytes())
            .ok()
            .flatten()
            .unwrap_or_default();
        respond(&request, root)
    }

    #[test]
    fn requests_are_answered() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let check = |text: &str, status| assert_eq!(ask(text, root).status, status, "{text}");
        check("GET /Cargo.toml HTTP/1.1\r\n\r\n", "200 OK");
        check("GET /src/ HTTP/1.1\r\n\r\n", "404 Not Found");
        check(
            "POST /Cargo.toml HTTP/1.1\r\n\r\n",
            "405 Method Not Allowed",
        );
        check("GET ../Cargo.toml HTTP/1.1\r\n\r\n", "400 Bad Request");
    }

    #[test]
    fn a_known_tag_saves_the_body() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let first = ask("GET /Cargo.toml HTTP/1.1\r\n\r\n", root);
        let tag = first.headers.iter().find(|(name, _)| *name == "ETag");
        let tag = tag.map(|(_, tag)| tag.as_str()).unwrap_or_default();
        let again = format!("GET /Cargo.toml HTTP/1.1\r\nIf-None-Match: {tag}\r\n\r\n");
        assert_eq!(ask(&again, root).status, "304 Not Modified");
        assert!(ask(&again, root).body.is_empty());
    }
}
