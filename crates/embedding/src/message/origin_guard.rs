//! Decides who may send messages to the map.

use crate::config::WebOrigin;

/// The origin of pages without one, such as those opened from disk or in a sandbox.
const OPAQUE: &str = "null";

/// Admits the page around the map, if the settings list its origin or list none, and from then on
/// nobody from another origin.
#[derive(Clone, Debug, Default)]
pub struct OriginGuard {
    hosts: Vec<String>,
    known: Option<String>,
}

impl OriginGuard {
    /// A guard for the origins listed in the settings.
    #[must_use]
    pub fn new(hosts: &[WebOrigin]) -> Self {
        Self {
            hosts: hosts.iter().map(WebOrigin::to_string).collect(),
            known: None,
        }
    }

    /// Whether a message is accepted: its source is the window around the map, and its origin the
    /// one that said hello or, before that, one that may.
    #[must_use]
    pub fn accepts(&self, from_parent: bool, origin: &str) -> bool {
        from_parent
            && match &self.known {
                Some(known) => known == origin,
                None => self.may_enter(origin),
            }
    }

    /// Accepts a page's hello; `false` where it is not allowed or another page is already
    /// connected.
    pub fn connect(&mut self, from_parent: bool, origin: &str) -> bool {
        let heard = self.accepts(from_parent, origin);
        if heard {
            self.known = Some(origin.to_owned());
        }
        heard
    }

    /// The origin to which to reply, as `postMessage` expects it: none before a hello. A page
    /// without an origin can only be reached as "whoever is there", which is still the window
    /// around the map.
    #[must_use]
    pub fn reply_origin(&self) -> Option<&str> {
        let known = self.known.as_deref()?;
        Some(if known == OPAQUE { "*" } else { known })
    }

    fn may_enter(&self, origin: &str) -> bool {
        !origin.is_empty()
            && (self.hosts.is_empty() || self.hosts.iter().any(|host| host == origin))
    }
}
