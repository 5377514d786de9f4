//! Origins that settings name: whom the page takes data or messages from.

use super::Refused;

/// The origin of a site: scheme, host, port where it is not the usual one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebOrigin {
    /// `http` or `https`.
    pub(super) scheme: &'static str,
    /// In lower case.
    pub(super) host: String,
    /// None for the scheme's own.
    pub(super) port: Option<u16>,
}

impl std::fmt::Display for WebOrigin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}://{}", self.scheme, self.host)?;
        self.port.map_or(Ok(()), |port| write!(f, ":{port}"))
    }
}

impl WebOrigin {
    /// Reads an origin such as `https://data.example.org` or `http://localhost:8080`. A last stroke
    /// is forgiven; paths, wildcards, names and passwords are not.
    ///
    /// # Errors
    /// What is not to be had, or not plain enough to be sure of.
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
            // An address of IPv6 has colons of its own.
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

    /// Whether the host is a number or a name that leads into a machine's own or a house's network.
    /// By every notation that a browser takes for an address of IPv4, an address is a number: the
    /// last label is digits or begins with `0x` (WHATWG URL, "ends in a number").
    pub(super) fn is_private(&self) -> bool {
        let host = self.host.strip_suffix('.').unwrap_or(&self.host);
        let last = host.rsplit('.').next().unwrap_or_default();
        let is_number = |label: &str| {
            let hex = label.strip_prefix("0x");
            label.bytes().all(|b| b.is_ascii_digit())
                || hex.is_some_and(|hex| hex.bytes().all(|b| b.is_ascii_hexdigit()))
        };
        // RFC 6761, 6762, 8375 and what routers and offices use.
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

/// The scheme of an address, and what stands behind its `//`.
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
