//! Detects columns that hold personal data: names, addresses and numbers of people to contact.

mod contact;
mod person;

use super::column_profile::is_organisation;
use crate::cells::nothing::is_nothing;
use crate::cells::quantity::{Points, quantity};
use crate::geocode::location_input::Resources;
use crate::headers::synonyms::key;
use crate::report::issue::ContactSign;
use crate::table::sample::Sample;
use contact::{holds_email, holds_telephone, is_email, is_telephone};
use geography::gazetteer::{Bias, Lookup};
use person::{Likeness, likeness};
use records::sort;

/// The percentage of a column's cells that must be an e-mail address or a telephone number.
const SHARE: usize = 30;
/// The percentage of a column's distinct cells that must look like names of people …
const NAMES: usize = 60;
/// … and the percentage that must have a first name or a title that leaves no doubt. A header that
/// names an officer leaves none either.
const CERTAIN: usize = 30;
/// The fewest distinct cells that count as evidence where no header helps.
const FEWEST: usize = 3;

/// Headers that name people or ways to reach them, as keys.
#[rustfmt::skip]
const HEADERS: &[&str] = &[
    "firstname", "forename", "forenames", "christianname", "givenname", "surname", "lastname", "familyname", "tel", "telno", "telnumber", "mobile", "mobileno", "mobilenumber", "mobilephone", "landline", "fax", "faxno",
    "completedby", "filledinby", "formcompletedby", "submittedby", "returnedby", "enteredby", "respondent", "respondentname", "yourname", "nameofrespondent", "nameofpersoncompleting", "personcompletingform", "person", "staffname", "staffmember",
    "signedby", "signature", "signatory", "signedoffby", "approvedby", "authorisedby", "preparedby", "staff", "stafflead", "leadstaff", "leadmemberofstaff", "memberofstaff", "leadperson", "responsibleperson", "personresponsible", "namedperson", "curatorresponsible", "responsiblecurator", "leadcurator",
    "leadofficer", "responsibleofficer", "officerresponsible", "officername", "projectmanager", "projectofficer", "linemanager", "applicantname", "jobtitle", "dob", "dateofbirth", "homeaddress", "homepostcode",
    "enwcyntaf", "cyfenw", "ffon", "rhifffon", "ffonsymudol", "symudol", "llenwydgan", "cwblhawydgan", "llofnod", "llofnodwydgan", "swyddogarweiniol", "swyddogcyfrifol", "enwswyddog", "enwrswyddog", "rheolwrprosiect", "aelodstaff", "aelodostaff", "curadurarweiniol",
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

/// Parts of headers that may name an officer or the work: the cells decide.
const OFFICERS: &[&str] = &[
    "officer",
    "manager",
    "curator",
    "coordinator",
    "keeper",
    "registrar",
    "conservator",
    "director",
    "trustee",
    "organiser",
    "responsible",
    "staff",
    "lead",
    "who",
    "name",
    "owner",
    "by",
    "swyddog",
    "rheolwr",
    "curadur",
    "cydlynydd",
    "ceidwad",
    "cyfrifol",
    "arweinydd",
    "enw",
];

/// Parts of headers whose columns hold names that need no protection: artists whose work is shown,
/// and titles of works.
const PUBLIC: &[&str] = &[
    "artist",
    "maker",
    "sitter",
    "author",
    "subject",
    "exhibit",
    "title",
    "collection",
    "object",
    "display",
    "theme",
    "work",
    "arlunydd",
    "teitl",
    "casgliad",
];

/// Why a column that fills no canonical one appears to hold personal data, by its header or its
/// cells; `None` where it does not.
#[must_use]
pub fn why_personal(
    header: &str,
    sample: &Sample,
    column: usize,
    resources: &Resources<'_>,
) -> Option<ContactSign> {
    let cells = cells(sample, column);
    let reaching = why_reaching(&cells);
    if matches!(reaching, Some(ContactSign::ContactCells { .. })) {
        return reaching;
    }
    // "Contact hours" is a number, not a person.
    let numbers = cells
        .iter()
        .filter(|cell| quantity(cell, Points::default(), false).is_ok())
        .count();
    if names_people(header) && (numbers == 0 || numbers * 2 < cells.len()) {
        return Some(ContactSign::ContactHeader);
    }
    why_names(header, &cells, resources).or(reaching)
}

/// The same for a column that fills a canonical one: only contact details count, because "Partner
/// contact" means the partner and a title may be a person's name.
#[must_use]
pub fn why_reaching_of(sample: &Sample, column: usize) -> Option<ContactSign> {
    why_reaching(&cells(sample, column))
}

fn cells(sample: &Sample, column: usize) -> Vec<&str> {
    sample
        .cells(column)
        .map(|cell| cell.strip_prefix('\'').unwrap_or(cell)) // as exports guard "+44 …"
        .collect()
}

fn why_reaching(cells: &[&str]) -> Option<ContactSign> {
    let alone = cells
        .iter()
        .filter(|cell| is_email(cell) || is_telephone(cell))
        .count();
    if alone > 0 && alone * 100 >= cells.len() * SHARE {
        return Some(ContactSign::ContactCells {
            n: alone as u32,
            of: cells.len() as u32,
        });
    }
    let within = cells
        .iter()
        .filter(|cell| holds_email(cell) || holds_telephone(cell))
        .count();
    (within > 0).then_some(ContactSign::ContactWithin {
        n: within as u32,
        of: cells.len() as u32,
    })
}

fn why_names(header: &str, cells: &[&str], resources: &Resources<'_>) -> Option<ContactSign> {
    let key = key(header);
    if PUBLIC.iter().any(|word| key.contains(word)) {
        return None;
    }
    let mut distinct: Vec<&str> = cells
        .iter()
        .copied()
        .filter(|cell| !is_nothing(cell))
        .collect();
    sort::stable_by(&mut distinct, &mut |a, b| a.cmp(b));
    distinct.dedup();
    let officer = OFFICERS.iter().any(|word| key.contains(word));
    let (mut alike, mut certain) = (0, 0);
    for cell in &distinct {
        match likeness(cell) {
            Some(_) if is_organisation(cell) || is_place(cell, resources) => {}
            Some(Likeness::Certain) => (alike, certain) = (alike + 1, certain + 1),
            Some(Likeness::Shape) => alike += 1,
            None => {}
        }
    }
    let all = distinct.len();
    let enough = alike * 100 >= all * NAMES && alike > 0;
    let sure = certain * 100 >= all * CERTAIN && certain > 0 && (officer || all >= FEWEST);
    (enough && sure).then_some(ContactSign::ContactNames {
        n: alike as u32,
        of: all as u32,
    })
}

fn is_place(cell: &str, resources: &Resources<'_>) -> bool {
    resources
        .gazetteer
        .is_some_and(|gazetteer| gazetteer.place(cell, Bias::default()) != Lookup::Unknown)
}

/// Whether the header names people or their contact details, in English or Welsh.
#[must_use]
pub fn names_people(header: &str) -> bool {
    let key = key(header);
    HEADERS.contains(&key.as_str())
        || key == "phone"
        || (key.ends_with("phone") && !key.ends_with("headphone"))
        || PARTS.iter().any(|part| key.contains(part))
}

#[cfg(test)]
mod tests {
    use super::{ContactSign, Resources, Sample, names_people, why_personal, why_reaching_of};
    use crate::table::dialect::Dialect;

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
            "Staff lead",
            "Curator responsible",
            "Lead officer",
            "Signed by",
            "Swyddog arweiniol",
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

    fn why(text: &str, headers: &[&str]) -> Vec<Option<ContactSign>> {
        let sample = Sample::new(&Dialect::plain(text, headers.len()));
        let none = Resources::default();
        let of = |(i, header): (usize, &&str)| why_personal(header, &sample, i, &none);
        headers.iter().enumerate().map(of).collect()
    }

    #[test]
    fn columns() {
        let headers = ["Who", "Contact hours", "Contact", "Notes"];
        let text = "Who,Contact hours,Contact,Notes\n\
             a@example.org,12,A. N. Other,x\n\
             by post,\"1,200\",N. O. Body,y\n\
             01632 960001,7,,see b@example.org\n\
             nobody,3,,z\n";
        assert_eq!(
            why(text, &headers),
            [
                Some(ContactSign::ContactCells { n: 2, of: 4 }),
                None,
                Some(ContactSign::ContactHeader),
                Some(ContactSign::ContactWithin { n: 1, of: 4 })
            ]
        );
        let sample = Sample::new(&Dialect::plain(text, 4));
        assert_eq!(why_reaching_of(&sample, 2), None);
        assert_eq!(
            why_reaching_of(&sample, 3),
            Some(ContactSign::ContactWithin { n: 1, of: 4 })
        );
    }

    #[test]
    fn names_under_any_header() {
        let names = "Jane Sample,Dr Body,Xanthe Body,Tom Sample (registrar),David Body";
        let check = |header: &str, cells: &str, expected: Option<ContactSign>| {
            let rows: Vec<&str> = cells.split(',').collect();
            let text = format!("{header},x\n{},1\n", rows.join(",1\n"));
            assert_eq!(
                why(&text, &[header, "x"]),
                [expected, None],
                "{header}: {cells}"
            );
        };
        check(
            "Responsible at venue",
            names,
            Some(ContactSign::ContactNames { n: 5, of: 5 }),
        );
        check(
            "Desk",
            names,
            Some(ContactSign::ContactNames { n: 5, of: 5 }),
        );
        check("Courier", "Jane Sample,n/a,tbc", None);
        check(
            "Venue manager",
            "Jane Sample,n/a,tbc",
            Some(ContactSign::ContactNames { n: 1, of: 1 }),
        );
        // Artists whose work is shown.
        check("Artist", names, None);
        check("Exhibition", names, None);
        for others in [
            "Leeds City Museum,Jane Austen House,Tate Modern,Ulster Museum",
            "Touring Exhibition,Loan,Staff Training,Summer School",
            "Milton Keynes,Bury St Edmunds,Great Yarmouth,Newton Abbot",
            "North East,South West,Wales,Isle of Wight",
            "Roman Coins,Blue Whale,Victoria Cross,Great Fire",
            "Yes,No,Yes,Ongoing",
        ] {
            check("Lead", others, None);
            check("Extra", others, None);
        }
    }
}
