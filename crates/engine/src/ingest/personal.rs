//! Columns that hold personal data: names, addresses and numbers of people to contact.

use super::quantity::{Points, quantity};
use super::sample::Sample;
use super::synonyms::key;

/// How many of a column's cells must be an e-mail address or a telephone number, per cent.
const SHARE: usize = 30;

/// Headers that name people or ways to reach them, as keys.
#[rustfmt::skip]
const HEADERS: &[&str] = &[
    "firstname", "forename", "forenames", "christianname", "givenname", "surname", "lastname", "familyname", "tel", "telno", "telnumber", "mobile", "mobileno", "mobilenumber", "mobilephone", "landline", "fax", "faxno",
    "completedby", "filledinby", "formcompletedby", "submittedby", "returnedby", "enteredby", "respondent", "respondentname", "yourname", "nameofrespondent", "nameofpersoncompleting", "personcompletingform", "person", "staffname", "staffmember",
    "leadofficer", "responsibleofficer", "officername", "projectmanager", "projectofficer", "linemanager", "applicantname", "jobtitle", "dob", "dateofbirth", "homeaddress", "homepostcode",
    "enwcyntaf", "cyfenw", "ffon", "rhifffon", "ffonsymudol", "symudol", "llenwydgan", "cwblhawydgan",
];

/// Parts of such headers.
const PARTS: &[&str] = &[
    "contact",
    "email",
    "telephone",
    "phoneno",
    "phonenumber",
    "cyswllt",
    "ebost",
];

/// Whether a column looks as if it held personal data, by its header or its cells.
#[must_use]
pub fn is_personal(header: &str, sample: &Sample, column: usize) -> bool {
    let cells = || sample.cells(column);
    let reaching = cells()
        .map(|cell| cell.strip_prefix('\'').unwrap_or(cell)) // as exports guard "+44 …"
        .filter(|cell| is_email(cell) || is_telephone(cell))
        .count();
    if reaching > 0 && reaching * 100 >= cells().count() * SHARE {
        return true;
    }
    // "Contact hours" is a number, not a person.
    names_people(header) && {
        let is_number = |cell: &&str| quantity(cell, Points::default(), false).is_ok();
        let numbers = cells().filter(is_number).count();
        numbers == 0 || numbers * 2 < cells().count()
    }
}

/// Whether the header names people or ways to reach them, in English or Welsh.
#[must_use]
pub fn names_people(header: &str) -> bool {
    let key = key(header);
    HEADERS.contains(&key.as_str())
        || key == "phone"
        || (key.ends_with("phone") && !key.ends_with("headphone"))
        || PARTS.iter().any(|part| key.contains(part))
}

/// Whether the cell holds an e-mail address: a word with one `@` and a dot behind it.
fn is_email(cell: &str) -> bool {
    cell.contains('@')
        && cell
            .split([' ', ',', ';', '<', '>', '(', ')', ':'])
            .any(|word| {
                word.split_once('@').is_some_and(|(name, host)| {
                    let name_fits = name.chars().next_back().is_some_and(char::is_alphanumeric);
                    let top = host.rsplit_once('.').map_or("", |(_, top)| top);
                    name_fits && top.len() >= 2 && top.chars().all(char::is_alphabetic)
                })
            })
}

/// Whether the cell is a UK telephone number: `0` or `+44` and nine or ten digits more, of which
/// the first is 1, 2, 3, 5, 7, 8 or 9 (Ofcom, National Telephone Numbering Plan), with nothing
/// beside them but spaces, hyphens, brackets and an extension.
fn is_telephone(cell: &str) -> bool {
    if cell.bytes().filter(u8::is_ascii_digit).count() < 10 {
        return false;
    }
    let number =
        cell.trim_start_matches(|c: char| c.is_ascii_alphabetic() || matches!(c, ':' | '.' | ' '));
    let number = number
        .split(['x', 'X', 'e', 'E'])
        .next()
        .unwrap_or_default();
    let mut digits = String::new();
    for c in number.replace("(0)", "").chars() {
        match c {
            '0'..='9' | '+' => digits.push(c),
            ' ' | '-' | '(' | ')' | '.' | '\u{a0}' => {}
            _ => return false,
        }
    }
    let national = ["+44", "0044", "44", "0"]
        .iter()
        .find_map(|prefix| digits.strip_prefix(prefix));
    let spaced = number.trim().len() > digits.len() || digits.starts_with(['+', '0']);
    national.is_some_and(|rest| {
        spaced
            && matches!(rest.len(), 9 | 10)
            && rest.starts_with(['1', '2', '3', '5', '7', '8', '9'])
            && rest.bytes().all(|byte| byte.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::super::dialect::Dialect;
    use super::{Sample, is_email, is_personal, is_telephone, names_people};

    #[test]
    fn headers() {
        for header in [
            "Contact",
            "Contact name",
            "Name of contact",
            "Lead contact",
            "Contact e-mail",
            "E-mail",
            "Email address",
            "Partner email",
            "Telephone",
            "Tel.",
            "Tel no.",
            "Phone",
            "Mobile",
            "Mobile phone",
            "Surname",
            "First name",
            "Form completed by",
            "Completed by",
            "Cyswllt",
            "Enw cyswllt",
            "E-bost",
            "Ffôn",
            "Rhif ffôn",
            "Project manager",
        ] {
            assert!(names_people(header), "{header}");
        }
        for header in [
            "Partner",
            "Microscope",
            "Title",
            "Mobile exhibition",
            "Name",
            "Template",
            "Hotel",
            "Curator",
        ] {
            assert!(!names_people(header), "{header}");
        }
    }

    #[test]
    fn addresses_and_numbers() {
        for cell in [
            "a.b@example.org",
            "A Person <a.b@example.ac.uk>",
            "mail: x@y.wales",
        ] {
            assert!(is_email(cell), "{cell}");
        }
        for cell in ["@NMDC_UK", "a@b", "meet @ 10.30", "a @ b.org", ""] {
            assert!(!is_email(cell), "{cell}");
        }
        for cell in [
            "020 7946 0000",
            "+44 20 7946 0000",
            "+44 (0)20 7946 0000",
            "(029) 2018 0000",
            "01632-960001",
            "07700 900000",
            "Tel: 01632 960001",
            "01632 960001 ext 12",
            "01632 96001",
        ] {
            assert!(is_telephone(cell), "{cell}");
        }
        for cell in [
            "2008-09",
            "1234567890",
            "529600",
            "SW7 2RL",
            "01/04/2008",
            "51.4857",
            "00441",
            "",
            "0123",
            "4410",
        ] {
            assert!(!is_telephone(cell), "{cell}");
        }
    }

    #[test]
    fn columns() {
        let sample = Sample::of(&Dialect::plain(
            "Who,Contact hours,Contact,Notes\n\
             a@example.org,12,A. N. Other,x\n\
             by post,\"1,200\",N. O. Body,y\n\
             01632 960001,7,,see b@example.org\n\
             nobody,3,,z\n",
            4,
        ));
        let found: Vec<bool> = ["Who", "Contact hours", "Contact", "Notes"]
            .iter()
            .enumerate()
            .map(|(i, header)| is_personal(header, &sample, i))
            .collect();
        assert_eq!(found, [true, false, true, false]);
    }
}
