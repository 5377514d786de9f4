//! What a header means: canonical names and their synonyms in English, Welsh and 360Giving's terms.

use crate::record::Field::{self, *};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A canonical column.
    Field(Field),
    /// Latitude and longitude in one cell.
    Position,
}

/// Stands behind the header of a column that is kept as it is although its name has a meaning.
pub const AS_GIVEN: &str = " (as given)";

/// The meaning of a header, without regard to case, accents, spaces and punctuation; a bracketed
/// remark ("Amount (£)") is left aside where the whole says nothing.
#[must_use]
pub fn meaning(header: &str) -> Option<Meaning> {
    if header.is_empty() || header.len() > 100 || header.contains(AS_GIVEN) {
        return None;
    }
    let exact = |key: &str| {
        let found = SYNONYMS.iter().find(|(_, names)| names.contains(&key));
        match found {
            Some((field, _)) => Some(Meaning::Field(*field)),
            None => POSITION.contains(&key).then_some(Meaning::Position),
        }
    };
    exact(&key(header)).or_else(|| {
        let (before, _) = header.split_once(['(', '['])?;
        exact(&key(before))
    })
}

/// Letters and digits in lower case and without accents; the position numbers in 360Giving's
/// headers (`Location:0:Name`) are left out.
#[must_use]
pub fn key(header: &str) -> String {
    let folded = crate::text::fold(header);
    let mut out = String::with_capacity(folded.len());
    for part in folded.split([':', '/']) {
        if part.bytes().all(|byte| byte.is_ascii_digit()) {
            continue;
        }
        for c in part.chars() {
            match c {
                '&' => out.push_str("and"),
                c if c.is_alphanumeric() => out.push(c),
                _ => {}
            }
        }
    }
    out
}

const POSITION: &[&str] = &[
    "coordinates",
    "coordinate",
    "coords",
    "latlong",
    "latlng",
    "latlon",
    "latitudelongitude",
    "latitudeandlongitude",
    "longitudelatitude",
    "position",
    "geo",
    "geom",
    "geometry",
    "geolocation",
    "geocode",
    "gps",
    "point",
    "wkt",
    "cyfesurynnau",
];

#[rustfmt::skip]
const SYNONYMS: &[(Field, &[&str])] = &[
    (Id, &["id", "ref", "reference", "refno", "referenceno", "referencenumber", "recordid", "recordno", "partnershipid", "identifier", "uid", "uniqueid", "no", "number", "cyfeirnod", "cyf", "rhif"]),
    (Project, &["project", "projectid", "projectref", "projectname", "projectcode", "programme", "prosiect", "enwprosiect"]),
    (Institution, &["institution", "leadinstitution", "lead", "leadorganisation", "leadorganization", "leadpartner", "leadmuseum", "nationalinstitution", "nationalmuseum", "national", "organisation", "organization", "reportinginstitution", "reportingmuseum", "museum", "lender", "lendinginstitution", "institutionname", "nationalpartner", "sefydliad", "prifsefydliad", "sefydliadcenedlaethol", "sefydliadarweiniol"]),
    (Partner, &["partner", "partnername", "partnerorganisation", "partnerorganization", "partnerinstitution", "partnermuseum", "regionalpartner", "partners", "venue", "venuename", "borrower", "borrowinginstitution", "recipient", "recipientorganisation", "recipientorgname", "recipientorg", "host", "hostvenue", "hostinstitution", "nonnationalpartner", "partneriaid", "enwpartner", "sefydliadpartner"]),
    (PartnerKind, &["partnerkind", "kindofpartner", "typeofpartner", "partnertype", "partnercategory", "organisationtype", "orgtype", "partnersector", "sector", "mathobartner"]),
    (Place, &["place", "placename", "town", "city", "towncity", "townorcity", "partnertown", "partnerplace", "partnercity", "partnerlocation", "venuetown", "location", "locationname", "partneraddress", "address", "beneficiarylocationname", "recipientorgcity", "recipientorglocationname", "lle", "lleoliad", "tref", "dinas", "trefdinas"]),
    (Postcode, &["postcode", "partnerpostcode", "postalcode", "venuepostcode", "zip", "zipcode", "pc", "recipientorgpostalcode", "beneficiarylocationpostcode", "codpost", "codypost"]),
    (Latitude, &["latitude", "lat", "partnerlatitude", "partnerlat", "latitudewgs84", "beneficiarylocationlatitude", "recipientorglocationlatitude", "lledred"]),
    (Longitude, &["longitude", "lon", "lng", "long", "partnerlongitude", "partnerlon", "partnerlng", "longitudewgs84", "beneficiarylocationlongitude", "recipientorglocationlongitude", "hydred"]),
    (Easting, &["easting", "eastings", "partnereasting", "oseasting", "oseast", "bngeasting", "gridx", "dwyreiniad", "dwyrain"]),
    (Northing, &["northing", "northings", "partnernorthing", "osnorthing", "osnorth", "bngnorthing", "gridy", "gogleddiad", "gogledd"]),
    (Nation, &["nation", "country", "homenation", "ukcountry", "partnernation", "partnercountry", "gwlad", "cenedl"]),
    (Region, &["region", "partnerregion", "ukregion", "governmentregion", "governmentofficeregion", "gor", "itl1", "nuts1", "rhanbarth"]),
    (PartnershipType, &["partnershiptype", "partnershiptypes", "typeofpartnership", "type", "types", "activitytype", "activity", "typeofactivity", "natureofpartnership", "partnershipactivity", "partnershipcategory", "category", "projecttype", "math", "mathobartneriaeth", "mathbartneriaeth", "mathauobartneriaeth"]),
    (FundingStream, &["fundingstream", "fundingstreams", "funding", "fundingsource", "fundingsources", "sourceoffunding", "fundedby", "funder", "funders", "fundername", "fundingbody", "fundingtype", "fundingorgname", "fundingorg", "grantprogramme", "grantprogrammetitle", "ffrwdariannu", "ffrydiauariannu", "cyllid", "ariannu", "cyllidwr", "ariannwr"]),
    (Start, &["start", "startdate", "datestart", "from", "begin", "begins", "begindate", "startyear", "yearstarted", "year", "financialyear", "date", "dates", "started", "opened", "openingdate", "planneddatesstartdate", "actualdatesstartdate", "awarddate", "dechrau", "dyddiaddechrau", "dyddiadcychwyn", "blwyddyn", "o"]),
    (End, &["end", "enddate", "dateend", "to", "until", "finish", "finishdate", "endyear", "yearended", "ended", "closed", "closingdate", "completed", "planneddatesenddate", "actualdatesenddate", "gorffen", "dyddiadgorffen", "diwedd", "hyd"]),
    (Title, &["title", "projecttitle", "partnershiptitle", "name", "exhibition", "exhibitiontitle", "partnershipname", "activitytitle", "teitl", "enw"]),
    (Description, &["description", "summary", "details", "detail", "projectdescription", "partnershipdescription", "abstract", "disgrifiad", "crynodeb"]),
    (Note, &["note", "notes", "comment", "comments", "remark", "remarks", "nodyn", "nodiadau", "sylwadau"]),
    (Url, &["url", "link", "links", "weblink", "website", "webpage", "webaddress", "web", "uri", "www", "dolen", "gwefan"]),
    (Objects, &["objects", "numberofobjects", "noofobjects", "objectcount", "objectslent", "numberofitems", "items", "works", "numberofworks", "gwrthrychau", "niferygwrthrychau"]),
    (Audience, &["audience", "audiences", "visitors", "visits", "visitornumbers", "audiencenumbers", "numberofvisitors", "attendance", "attendances", "participants", "people", "cynulleidfa", "ymwelwyr"]),
    (Amount, &["amount", "amountawarded", "amountgbp", "value", "valuegbp", "cost", "totalcost", "budget", "grant", "grantamount", "fundingamount", "sum", "swm", "gwerth"]),
    (Source, &["source", "sources", "datasource", "documentedin", "evidence", "citation", "ffynhonnell"]),
    (Certainty, &["certainty", "status", "recordstatus", "confidence", "sicrwydd", "statws"]),
    (Precision, &["precision", "geoprecision", "locationprecision"]),
    (PlacedBy, &["placedby", "geocodedby"]),
];

#[cfg(test)]
mod tests {
    use super::{Meaning, POSITION, SYNONYMS, key, meaning};
    use crate::record::Field;

    #[test]
    fn synonyms_are_keys_and_mean_one_thing() {
        let mut all: Vec<&str> = POSITION.to_vec();
        for (_, names) in SYNONYMS {
            all.extend(*names);
        }
        for name in &all {
            assert_eq!(key(name), *name);
            assert_eq!(
                all.iter().filter(|other| *other == name).count(),
                1,
                "{name}"
            );
        }
    }

    #[test]
    fn every_canonical_name_means_itself() {
        for field in Field::ALL {
            assert_eq!(meaning(field.name()), Some(Meaning::Field(field)));
        }
    }

    #[test]
    fn headers() {
        for (header, field) in [
            ("Lead Institution", Some(Field::Institution)),
            ("PARTNER_POSTCODE", Some(Field::Postcode)),
            ("Partner post-code", Some(Field::Postcode)),
            ("Recipient Org:Name", Some(Field::Partner)),
            ("Recipient Org:0:Name", Some(Field::Partner)),
            ("Planned Dates:Start Date", Some(Field::Start)),
            ("Amount (£)", Some(Field::Amount)),
            ("Town/City", Some(Field::Place)),
            ("math o bartneriaeth", Some(Field::PartnershipType)),
            ("Lledred", Some(Field::Latitude)),
            ("Organisation", Some(Field::Institution)),
            ("Partner organisation", Some(Field::Partner)),
            ("constructor", None),
            ("", None),
            ("(£)", None),
        ] {
            assert_eq!(meaning(header), field.map(Meaning::Field), "{header}");
        }
        assert_eq!(meaning("Lat/Long"), Some(Meaning::Position));
    }
}
