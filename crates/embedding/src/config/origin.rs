//! Origins named by settings, from which the page accepts data or messages.

use super::Refused;

/// The origin of a site: scheme, host, and port if it is not the default.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebOrigin {
    /// `http` or `https`.
    pub(super) scheme: &'static str,
    /// The host in lower case.
    pub(super) host: String,
    /// The port; `None` for the scheme's default.
    pub(super) port: Option<u16>,
}

impl std::fmt::Display for WebOrigin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}://{}", self.scheme, self.host)?;
        self.port.map_or(Ok(()), |port| write!(f, ":{port}"))
    }
}

impl WebOrigin {
    /// Reads an origin such as `https://data.example.org` or `http://localhost:8080`. A trailing
    /// slash is accepted; paths, wildcards, user names and passwords are not.
    ///
    /// # Errors
    /// The reason why it is not accepted, such as being unclear.
    pub fn read(text: &str) -> Result<Self, Refused> {
        let (scheme, rest) = scheme_of(text)?;
        let rest = rest.strip_suffix('/').unwrap_or(rest);
        Self::of_authority(scheme, rest)
    }

    pub(super) fn of_authority(scheme: &'static str, authority: &str) -> Result<Self, Refused> {
        if authority.contains('@') {
            return Err(Refused::Login);
        }
        let (host, port) = match authority.rsplit_once(':') {
            // An IPv6 address itself contains colons.
            Some((host, port)) if !port.contains(']') => (host, Some(port)),
            _ => (authority, None),
        };
        let host = host.to_ascii_lowercase();
        let letters = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
        let is_v6 = host.starts_with('[') && host.ends_with(']');
        if !is_v6 && (host.is_empty() || !host.chars().all(letters)) {
            return Err(Refused::Host);
        }
        let port = match port {
            None => None,
            Some(digits) if digits.bytes().all(|b| b.is_ascii_digit()) => {
                Some(digits.parse::<u16>().map_err(|_| Refused::Host)?)
            }
            Some(_) => return Err(Refused::Host),
        };
        let usual = if scheme == "https" { 443 } else { 80 };
        Ok(Self {
            scheme,
            host,
            port: port.filter(|port| *port != usual),
        })
    }

    /// Whether the host is a number or a name that leads into the machine's own or a local network.
    /// In every notation that a browser accepts for an IPv4 address, its last label is digits or
    /// begins with `0x` (WHATWG URL, "ends in a number").
    pub(super) fn is_private(&self) -> bool {
        let host = self.host.strip_suffix('.').unwrap_or(&self.host);
        let last = host.rsplit('.').next().unwrap_or_default();
        let is_number = |label: &str| {
            let hex = label.strip_prefix("0x");
            label.bytes().all(|b| b.is_ascii_digit())
                || hex.is_some_and(|hex| hex.bytes().all(|b| b.is_ascii_hexdigit()))
        };
        // Names from RFC 6761, 6762 and 8375, and those used by routers and offices.
        const NAMES: [&str; 9] = [
            "localhost",
            "local",
            "internal",
            "intranet",
            "lan",
            "home",
            "corp",
            "private",
            "arpa",
        ];
        host.starts_with('[') || !host.contains('.') || is_number(last) || NAMES.contains(&last)
    }
}

/// The scheme of an address, and the text after its `//`.
pub(super) fn scheme_of(text: &str) -> Result<(&'static str, &str), Refused> {
    let Some((scheme, rest)) = text.split_once(':') else {
        return Err(Refused::Scheme);
    };
    let scheme = match scheme.to_ascii_lowercase().as_str() {
        "https" => "https",
        "http" => "http",
        _ => return Err(Refused::Scheme),
    };
    let rest = rest.strip_prefix("//").ok_or(Refused::Unclear)?;
    Ok((scheme, rest))
}
