use proptest::prelude::*;

use super::*;

const PAGE: &str = "https://www.nmdc.example/map/";

fn listed() -> Vec<WebOrigin> {
    [
        "https://data.example.org",
        "https://10.0.0.7",
        "http://plain.example.org",
    ]
    .map(|text| WebOrigin::read(text).expect("an origin"))
    .to_vec()
}

#[test]
fn addresses_that_are_asked_for() {
    for (text, url, foreign, name) in [
        ("q3.csv", "q3.csv", false, "q3.csv"),
        ("./data/q3.csv", "./data/q3.csv", false, "q3.csv"),
        ("../returns/q3.xlsx", "../returns/q3.xlsx", false, "q3.xlsx"),
        ("/files/q3.csv?v=2", "/files/q3.csv?v=2", false, "q3.csv"),
        (" q3.csv ", "q3.csv", false, "q3.csv"),
        ("q3.csv#type=Loan", "q3.csv", false, "q3.csv"),
        ("a%20b.csv", "a%20b.csv", false, "a%20b.csv"),
        ("/a:b/c.csv", "/a:b/c.csv", false, "c.csv"),
        ("?file=q3:4", "?file=q3:4", false, ""),
        (
            "https://www.nmdc.example/x.csv",
            "https://www.nmdc.example/x.csv",
            false,
            "x.csv",
        ),
        (
            "https://WWW.nmdc.example:443/x.csv",
            "https://WWW.nmdc.example:443/x.csv",
            false,
            "x.csv",
        ),
        (
            "https://data.example.org/x.csv",
            "https://data.example.org/x.csv",
            true,
            "x.csv",
        ),
        (
            "https://data.example.org:443",
            "https://data.example.org:443",
            true,
            "data.example.org:443",
        ),
    ] {
        let read = address(text, PAGE, &listed());
        let got = read
            .as_ref()
            .map(|a| (a.url.as_str(), a.origin.is_some(), a.name.as_str()));
        assert_eq!(got, Ok((url, foreign, name)), "{text}");
    }
    let own = address(
        "http://127.0.0.1:8080/x.csv",
        "http://127.0.0.1:8080/map/#a",
        &[],
    );
    assert!(
        own.is_ok_and(|own| own.origin.is_none()),
        "a page may ask its own host, whatever it is"
    );
}

#[test]
fn hostile_addresses_are_not_asked_for() {
    use Refused::{Empty, Host, Login, Long, NotListed, Private, Scheme, Unclear};
    for (text, why) in [
        ("", Empty),
        ("   ", Empty),
        ("#x", Empty),
        // Another site in disguise.
        ("//evil.example/x.csv", Unclear),
        ("///evil.example/x.csv", Unclear),
        ("/\\evil.example/x.csv", Unclear),
        ("\\\\evil.example\\x.csv", Unclear),
        ("https:\\\\evil.example", Unclear),
        ("https:evil.example/x.csv", Unclear),
        ("https:/evil.example/x.csv", Unclear),
        ("http\t://evil.example", Unclear),
        ("\thttps://evil.example", Unclear),
        ("ht\ntps://evil.example", Unclear),
        ("https://evil.example/\u{202e}vsc.x", Unclear),
        ("https://evil。example/x.csv", Unclear),
        ("https://ｅvil.example", Unclear),
        ("a b.csv", Unclear),
        ("<script>alert(1)</script>", Unclear),
        // Other schemes.
        ("javascript:alert(1)", Scheme),
        ("JaVaScRiPt:alert(1)", Scheme),
        ("data:text/csv,a", Scheme),
        ("blob:https://www.nmdc.example/1", Scheme),
        ("file:///etc/passwd", Scheme),
        ("ftp://data.example.org/x.csv", Scheme),
        ("ws://data.example.org", Scheme),
        ("filesystem:https://www.nmdc.example/t/x", Scheme),
        ("view-source:https://www.nmdc.example/", Scheme),
        (":x", Scheme),
        // User names and passwords.
        ("https://user@data.example.org/x.csv", Login),
        ("https://user:secret@data.example.org/", Login),
        ("https://data.example.org@evil.example/", Login),
        ("https://www.nmdc.example@evil.example/", Login),
        ("https://@data.example.org/", Login),
        // Without a host, or with an unclear one.
        ("https://", Host),
        ("https:///evil.example", Host),
        ("https://?x", Host),
        ("https://%65vil.example/", Host),
        ("https://data.example.org%2eevil.example/", Host),
        ("https://data.example.org:port/", Host),
        ("https://data.example.org:99999/", Host),
        ("https://data.example.org:/x:y@/", Host),
        ("https://*.example.org/", Host),
        // Private, however written, even if listed.
        ("http://localhost/x.csv", Private),
        ("https://LOCALHOST:8443/", Private),
        ("https://localhost./", Private),
        ("https://a.localhost/", Private),
        ("https://printer.local/", Private),
        ("https://wiki.internal/", Private),
        ("https://intranet/", Private),
        ("https://router.lan/", Private),
        ("https://1.0.168.192.in-addr.arpa/", Private),
        ("https://127.0.0.1/", Private),
        ("https://127.1/", Private),
        ("https://2130706433/", Private),
        ("https://0x7f000001/", Private),
        ("https://0x7F.1/", Private),
        ("https://0177.0.0.1/", Private),
        ("https://017700000001/", Private),
        ("https://127.0.0.1./", Private),
        ("https://0/", Private),
        ("https://0x/", Private),
        ("https://10.0.0.7/", Private),
        ("https://192.168.1.1/", Private),
        ("https://172.16.0.1/", Private),
        ("https://169.254.169.254/latest/meta-data/", Private),
        ("https://8.8.8.8/", Private),
        ("https://[::1]/", Private),
        ("https://[::ffff:127.0.0.1]/", Private),
        ("https://[fe80::1]/x", Private),
        ("https://[fd00::1]:443/", Private),
        ("https://evil.example.0x7f/", Private),
        // Not on the list.
        ("https://evil.example/x.csv", NotListed),
        ("https://nmdc.example/x.csv", NotListed),
        ("http://www.nmdc.example/x.csv", NotListed),
        ("https://www.nmdc.example:8443/x.csv", NotListed),
        ("https://data.example.org.evil.example/", NotListed),
        ("https://data.example.org./", NotListed),
        ("https://evildata.example.org/", NotListed),
        ("http://data.example.org/x.csv", NotListed),
        ("https://127.0.0.1.nip.example/", NotListed),
        ("http://plain.example.org/x.csv", Refused::Insecure),
    ] {
        assert_eq!(address(text, PAGE, &listed()), Err(why), "{text}");
    }
    assert_eq!(address(&"x".repeat(3_000), PAGE, &[]), Err(Long));
}

#[test]
fn a_page_that_is_one_file_asks_for_nothing() {
    for text in [
        "",
        "q3.csv",
        "https://data.example.org/x.csv",
        "file:///q3.csv",
    ] {
        assert_eq!(address(text, "", &listed()), Err(Refused::Alone), "{text}");
    }
}

#[test]
fn a_page_from_disk_has_no_other_site() {
    for text in ["file:///etc/passwd", "https://evil.example/", "//x"] {
        assert!(
            address(text, "file:///home/map.html", &[]).is_err(),
            "{text}"
        );
    }
}

proptest! {
    #[test]
    fn no_address_leads_elsewhere(text in any::<String>()) {
        if let Ok(address) = address(&text, PAGE, &listed()) {
            prop_assert!(address.origin.is_none_or(|origin| listed().contains(&origin)));
            prop_assert!(!address.url.starts_with("//") && !address.url.contains('\\'));
        }
    }
}
