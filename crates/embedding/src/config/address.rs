//! Decides where data may be fetched from, by the text of the address alone and before any request.
//!
//! Browsers repair addresses (backslashes, spaces, numbers in five notations), and the repaired
//! address may lead somewhere else. So an address has to be plain: anything that a browser would
//! repair is refused.

use super::origin::scheme_of;
use super::{LONGEST_TEXT, WebOrigin};

/// The maximum length of an address, in bytes.
const LONGEST: usize = 2_000;

/// Why an address is not fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is empty.
    Empty,
    /// It is longer than any address needs to be.
    Long,
    /// It has characters that browsers repair or drop.
    Unclear,
    /// It is neither a path nor begins with `https://` or `http://`.
    Scheme,
    /// It contains a user name or a password.
    Login,
    /// Its host is invalid.
    Host,
    /// It leads into a private network, or to a numeric address.
    Private,
    /// Its origin is not on the list of `config.json`.
    NotListed,
    /// It is not encrypted, and the page is.
    Insecure,
    /// The page does not come from a site: it is one file, and makes no requests.
    Alone,
}

/// An address that may be fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The address to fetch: a path as written, or a whole address.
    pub url: String,
    /// The origin, where it is not the page's.
    pub origin: Option<WebOrigin>,
    /// The file's name, for display.
    pub name: String,
}

/// Checks an address of data, for a page at `page` (its whole address; empty for a page that is one
/// file) whose settings list `origins`.
///
/// # Errors
/// The reason why it is not fetched.
pub fn address(text: &str, page: &str, origins: &[WebOrigin]) -> Result<Address, Refused> {
    let text = text.trim_matches(' ');
    let text = text.split('#').next().unwrap_or_default();
    if page.is_empty() {
        return Err(Refused::Alone);
    }
    if text.is_empty() {
        return Err(Refused::Empty);
    }
    if text.len() > LONGEST {
        return Err(Refused::Long);
    }
    let is_plain = |b: u8| b.is_ascii_graphic() && !matches!(b, b'\\' | b'"' | b'<' | b'>' | b'`');
    if !text.bytes().all(is_plain) || text.starts_with("//") {
        return Err(Refused::Unclear);
    }
    let head = text.split(['/', '?']).next().unwrap_or_default();
    let origin = if head.contains(':') {
        other_origin(text, page, origins)?
    } else {
        None
    };
    Ok(Address {
        url: text.to_owned(),
        origin,
        name: name_of(text),
    })
}

fn other_origin(
    text: &str,
    page: &str,
    origins: &[WebOrigin],
) -> Result<Option<WebOrigin>, Refused> {
    let (scheme, rest) = scheme_of(text)?;
    let authority = rest.split(['/', '?']).next().unwrap_or_default();
    let origin = WebOrigin::of_authority(scheme, authority)?;
    let own = own_origin(page);
    if own.as_ref() == Some(&origin) {
        return Ok(None);
    }
    if origin.is_private() {
        return Err(Refused::Private);
    }
    if !origins.contains(&origin) {
        return Err(Refused::NotListed);
    }
    if scheme == "http" && own.is_some_and(|own| own.scheme == "https") {
        return Err(Refused::Insecure);
    }
    Ok(Some(origin))
}

fn own_origin(page: &str) -> Option<WebOrigin> {
    let (scheme, rest) = scheme_of(page).ok()?;
    let authority = rest.split(['/', '?', '#']).next()?;
    WebOrigin::of_authority(scheme, authority).ok()
}

/// The last part of the path, or the host where there is none.
fn name_of(text: &str) -> String {
    let path = text.split('?').next().unwrap_or_default();
    let name = path.trim_end_matches('/').rsplit('/').next();
    name.unwrap_or_default()
        .chars()
        .take(LONGEST_TEXT)
        .collect()
}
