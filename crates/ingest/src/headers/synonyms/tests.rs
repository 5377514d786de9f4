use super::{ASKED, OTHER, POSITION, STRONG, WEAK};
use super::{ColumnTarget, Strength, asked, key, meaning, near, one_slip_apart};
use records::record::Field::{self, *};

#[test]
fn synonyms_are_keys_and_mean_one_thing() {
    let mut all: Vec<&str> = POSITION.iter().chain(OTHER).copied().collect();
    for (_, names) in STRONG.iter().chain(WEAK).chain(ASKED) {
        all.extend(*names);
    }
    for name in &all {
        assert_eq!(key(name), *name);
        let same = all.iter().filter(|other| *other == name).count();
        assert_eq!(same, 1, "{name}");
    }
}

#[test]
fn every_canonical_name_means_itself() {
    for field in Field::ALL {
        let found = Some((ColumnTarget::Field(field), Strength::Exact));
        assert_eq!(meaning(field.name()), found);
    }
}

fn check(cases: &[(Field, &[&str])]) {
    let mut wrong = Vec::new();
    for (field, headers) in cases {
        for header in *headers {
            let found = meaning(header).map(|(meaning, _)| meaning);
            if found != Some(ColumnTarget::Field(*field)) {
                wrong.push(format!("{header:?} is {found:?}, not {field:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
#[rustfmt::skip]
fn headers_in_english() {
    check(&[
        (Id, &["ID", "Ref", "Ref.", "Ref No.", "Record no", "Unique ID", "Reference number", "Loan no."]),
        (Project, &["Project", "Project ID", "Project ref.", "Project name", "Programme name"]),
        (Institution, &[
            "Institution", "Lead Institution", "LEAD MUSEUM", "Lead museum *", "Name of lead organisation", "Name of the lead museum",
            "Lead partner", "National Museum", "National museum/gallery", "Name of national museum", "Reporting institution", "Lending institution", "Lender",
            "1. Lead organisation", "Q1. Name of institution", "1a) Lead institution", "Organisation", "Museum", "Museum / Gallery", "Museum name", "Your organisation",
            "NMDC member", "Name of your museum",
        ]),
        (Partner, &[
            "Partner", "Partner organisation", "Partner Organization", "Name of partner", "Name of partner organisation", "Partner name", "2. Partner name",
            "2) Partner", "Q2: Partner organisation", "Partner(s)", "Partner/s", "Partner museum", "Partner *", "Partner name (required)", "Regional partner",
            "Name of regional museum", "Venue", "Venue name", "Name of venue", "Borrower", "Borrowing institution", "Name of borrower", "Host venue",
            "Please give the name of the partner", "Partner - full name", "Partner 1", "Recipient organisation", "Main partner", "Project partners", "Other partners",
            "Collaborator", "Name of host institution", "Touring venue",
        ]),
        (PartnerKind, &[
            "Partner kind", "Type of partner", "Partner type", "Partner type (museum, university etc.)", "Organisation type", "Type of organisation", "Sector",
            "Venue type", "Type of venue", "Kind of partner",
        ]),
        (Place, &[
            "Place", "Town", "City", "Town/City", "Town / City", "Town or city", "Town or City *", "Partner town", "Partner Town/City", "Venue town", "Location", "Location of partner",
            "Location (town)", "Nearest town", "Post town", "Address", "Borrower town", "Host city", "Town of venue", "City/Town", "4. Town",
        ]),
        (Postcode, &[
            "Postcode", "Post code", "POSTCODE", "Postcode *", "Post-code", "PARTNER_POSTCODE", "Partner post-code", "Partner's postcode", "Partner postcode (if known)", "Postcode - if known", "Venue postcode",
            "Postcode of venue", "Borrower postcode", "Postcode of partner", "Postal code", "Zip", "Postcode (first part only)", "Outward code", "Full postcode",
            "3. Postcode", "Postcode (required)", "Postcode optional",
        ]),
        (Latitude, &["Latitude", "Lat", "Lat.", "LAT (WGS84)", "Latitude (decimal degrees)", "Partner latitude", "Venue lat"]),
        (Longitude, &["Longitude", "Lng", "Lon", "Long", "Long.", "Longitude (decimal degrees)", "Venue long"]),
        (Easting, &["Easting", "Eastings", "OS Easting", "X coordinate"]),
        (Northing, &["Northing", "Northings", "OS Northing (m)", "Y coordinate"]),
        (Nation, &["Nation", "Country", "Home nation", "UK country", "Country of partner", "Nation (England, Scotland, Wales, NI)"]),
        (Region, &["Region", "Region of partner", "Partner region", "Government Office Region", "Region (English regions only)", "Venue region", "Region / Nation"]),
        (PartnershipType, &[
            "Partnership type", "partnership_type", "Type of partnership", "Type of Partnership/Activity", "Type", "Type of activity", "Activity type", "Activity", "Nature of partnership",
            "Nature of the partnership", "Category", "Partnership category", "Type of partnership (select from list)", "5. Type of partnership", "Partnership type(s)", "Type of loan",
            "Please state type of partnership", "Type of project",
        ]),
        (FundingStream, &[
            "Funding stream", "Funding", "Funder", "Funder(s)", "Funded by", "Source of funding", "Source(s) of funding", "Funding source", "Funding source 1",
            "Main funding source", "Grant programme", "How funded?", "Funding body", "Name of funder", "Funding stream (e.g. Renaissance, Strategic Commissioning)", "Sources of funding",
        ]),
        (Start, &[
            "Start", "Start date", "Start date (dd/mm/yyyy)", "Start date dd/mm/yyyy", "Start Date *", "Date started", "Date from", "From", "Project start date", "Year", "Financial year",
            "Financial Year (e.g. 2008-09)", "Opening date", "Year started", "Dates", "Loan start", "Year (YYYY)",
        ]),
        (End, &["End", "End date", "End date (DD/MM/YYYY)", "Finish date", "To", "Date to", "Closing date", "Completion date", "Project end date", "End date (if known)"]),
        (Title, &["Title", "Project title", "Title of project", "Exhibition", "Exhibition title", "Name of exhibition", "Name of project", "Title of exhibition/project"]),
        (Description, &["Description", "Brief description", "Description of activity", "Project description", "Summary", "Details", "Brief description (max 100 words)"]),
        (Note, &["Notes", "Comments", "Any other comments", "Additional information", "Further information", "Remarks"]),
        (Url, &["URL", "Web link", "Website", "Link", "Project website", "Link to web page", "Web address"]),
        (Objects, &["Objects", "No. of objects", "Number of objects", "No of objects lent", "Objects lent (number)", "Number of items"]),
        (Audience, &["Audience", "Visitor numbers", "No. of visitors", "Visitors", "Attendance", "Number of participants", "Number of people reached", "Audience figures"]),
        (Amount, &["Amount", "Amount (£)", "Amount £", "Value (£)", "Total cost (£)", "Grant amount", "Budget", "Value of grant", "Amount awarded", "Cost"]),
        (Source, &["Source", "Source of information", "Evidence"]),
        (Certainty, &["Certainty", "Status"]),
    ]);
}

#[test]
#[rustfmt::skip]
fn headers_in_welsh() {
    check(&[
        (Id, &["Cyfeirnod", "Rhif"]),
        (Institution, &["Sefydliad", "Sefydliad arweiniol", "Amgueddfa", "Amgueddfa arweiniol", "Amgueddfa genedlaethol"]),
        (Partner, &["Partner", "Enw'r partner", "Enw partner", "Sefydliad partner", "Amgueddfa bartner", "Partneriaid"]),
        (PartnerKind, &["Math o bartner", "Math o sefydliad"]),
        (Place, &["Tref", "Tref/Dinas", "Tref neu ddinas", "Lle", "Lleoliad"]),
        (Postcode, &["Cod post", "Côd post", "Cod post y partner"]),
        (Latitude, &["Lledred"]),
        (Longitude, &["Hydred"]),
        (Nation, &["Gwlad", "Cenedl"]),
        (Region, &["Rhanbarth"]),
        (PartnershipType, &["Math", "Math o bartneriaeth", "Math o weithgaredd"]),
        (FundingStream, &["Ffrwd ariannu", "Ffrwd gyllido", "Cyllid", "Ffynhonnell ariannu", "Ariennir gan", "Cyllidwr"]),
        (Start, &["Dechrau", "Dyddiad dechrau", "Dyddiad cychwyn", "Blwyddyn", "Blwyddyn ariannol"]),
        (End, &["Gorffen", "Dyddiad gorffen", "Dyddiad dod i ben"]),
        (Title, &["Teitl", "Teitl y prosiect", "Enw"]),
        (Description, &["Disgrifiad", "Crynodeb", "Manylion"]),
        (Note, &["Nodiadau", "Sylwadau"]),
        (Url, &["Dolen", "Gwefan"]),
        (Objects, &["Nifer y gwrthrychau"]),
        (Audience, &["Nifer yr ymwelwyr", "Cynulleidfa"]),
        (Amount, &["Swm (£)", "Gwerth"]),
    ]);
}

#[test]
#[rustfmt::skip]
fn headers_of_360_giving() {
    check(&[
        (Id, &["Identifier"]),
        (Title, &["Title"]),
        (Description, &["Description"]),
        (Amount, &["Amount Awarded"]),
        (Start, &["Award Date", "Planned Dates:Start Date", "Actual Dates:0:Start Date"]),
        (End, &["Planned Dates:End Date", "Actual Dates:End Date"]),
        (Url, &["URL"]),
        (Partner, &["Recipient Org:Name", "Recipient Org:0:Name"]),
        (Place, &["Recipient Org:City", "Recipient Org:Location:0:Name", "Beneficiary Location:Name", "Beneficiary Location:0:Name", "Recipient Org:Street Address"]),
        (Nation, &["Recipient Org:Country"]),
        (Postcode, &["Recipient Org:Postal Code"]),
        (Latitude, &["Beneficiary Location:Latitude", "Recipient Org:Location:Latitude"]),
        (Longitude, &["Beneficiary Location:0:Longitude", "Recipient Org:Location:Longitude"]),
        (Institution, &["Funding Org:Name", "Funding Org:0:Name"]),
        (FundingStream, &["Grant Programme:Title", "Grant Programme:0:Title"]),
        (PartnershipType, &["Classifications:Title"]),
        (Source, &["Data Source"]),
    ]);
    for header in [
        "Currency", "Amount Applied For", "Amount Disbursed", "Planned Dates:Duration (months)", "Recipient Org:Identifier", "Recipient Org:Charity Number",
        "Recipient Org:Company Number", "Recipient Org:Description", "Recipient Org:Web Address", "Beneficiary Location:Country Code",
        "Beneficiary Location:Geographic Code", "Funding Org:Identifier", "Funding Org:Department", "Grant Programme:Code", "From an open call?", "Last modified",
    ] {
        assert_eq!(meaning(header), None, "{header}");
    }
}

#[test]
fn other_headers_mean_nothing_here() {
    for header in [
        "constructor",
        "",
        "*",
        "12",
        "Year 1",
        "Objective 2",
        "County",
        "Local authority",
        "Altitude",
        "Contact name",
        "Contact",
        "E-mail",
        "Telephone",
        "Lead postcode",
        "Institution postcode",
        "Lender town",
        "Funder postcode",
        "Partner website",
        "Partner since",
        "Curator",
        "Month",
        "Accession numbers",
        "Insurance value per object",
        "Is this a new partnership?",
        "Project manager",
        "Signed off",
        "Museum Development region lead",
    ] {
        assert_eq!(meaning(header), None, "{header}");
    }
}

#[test]
fn positions_of_one_cell() {
    for header in [
        "Lat/Long",
        "lat_long",
        "Co-ordinates",
        "coordinates",
        "geo",
        "Location (lat, long)",
        "location (lat/long)",
        "Place (grid reference)",
        "3. Venue location (OS grid ref) *",
        "Coordinates (decimal)",
        "grid_ref",
        "Grid ref.",
        "Grid reference",
        "OS grid reference",
        "OS Grid Ref (if known)",
        "NGR",
        "National Grid Reference",
        "Venue grid reference",
        "Grid reference of partner",
        "Easting/Northing",
        "Cyfeirnod grid",
    ] {
        let found = meaning(header).map(|found| found.0);
        assert_eq!(found, Some(ColumnTarget::Position), "{header}");
    }
    for (header, expected) in [
        ("Location (town)", Some(ColumnTarget::Field(Place))),
        ("Reference (grid reference)", Some(ColumnTarget::Field(Id))),
        ("Easting (OS grid)", Some(ColumnTarget::Field(Easting))),
        ("what3words", None),
        ("What 3 Words", None),
        ("///what3words address", None),
        ("Grid", None),
        ("Grid square", None),
    ] {
        assert_eq!(meaning(header).map(|found| found.0), expected, "{header}");
        assert!(expected.is_some() || near(header).is_none(), "{header}");
    }
}

#[test]
fn slips_are_near_and_other_words_are_not() {
    for (header, field) in [
        ("Postcoed", Postcode),
        ("Pstcode", Postcode),
        ("Partnre", Partner),
        ("Institutoin", Institution),
        ("Partnership typ", PartnershipType),
        ("fundng_stream", FundingStream),
        ("Lattitude", Latitude),
        ("Longitute (decimal)", Longitude),
        ("Descripton", Description),
    ] {
        assert_eq!(near(header), Some(ColumnTarget::Field(field)), "{header}");
    }
    for header in [
        "County",
        "Altitude",
        "Postcode",
        "Tate",
        "Twon",
        "Religion",
        "Station",
        "Contact",
        "ŵŵŵŵŵŵŵ",
    ] {
        assert_eq!(near(header), None, "{header}");
    }
}

#[test]
fn one_slip() {
    assert!(one_slip_apart("postcod", "postcode"));
    assert!(one_slip_apart("postcoda", "postcode"));
    assert!(one_slip_apart("posttcode", "postcode"));
    assert!(one_slip_apart("postocde", "postcode"));
    assert!(!one_slip_apart("postcode", "postcode"));
    assert!(!one_slip_apart("postal", "postcode"));
    assert!(!one_slip_apart("psotcoed", "postcode"));
}

#[test]
#[rustfmt::skip]
fn headers_as_questions_in_two_languages_and_lettered() {
    check(&[
        (Institution, &[
            "Sefydliad / Institution", "Institution / Sefydliad", "Sefydliad | Institution", "Sefydliad Institution", "Institution (Sefydliad)",
            "A) Institution", "(a) Institution", "a. Institution", "iv) Institution", "1. Which national museum led?",
        ]),
        (Partner, &["Partner / Partner", "Partner | Partner", "Partner Partner", "Which organisation did you work with?", "Who was the partner?", "B: Partner"]),
        (PartnerKind, &["What type of organisation is the partner?"]),
        (PartnershipType, &["What type of partnership was it?", "Math / Type", "Pa fath o bartneriaeth?"]),
        (Place, &[
            "Where is the partner based?", "Where did it take place?", "Which town is the partner in?", "Tref / Town", "Village,_Town_or_City",
            "Village, Town or City",
        ]),
        (Latitude, &["destination_latitude"]),
        (Longitude, &["destination_longitude"]),
        (Id, &["event_id"]),
        (FundingStream, &["Who funded it?", "How was it funded?", "Where did the funding come from?", "Grant maker", "Commissioner"]),
        (Start, &[
            "When did it start?", "When?", "When did the partnership begin?", "Dechrau / Start", "DateBegin", "Start Day", "event-dt-begin", "Report Year", "Date out",
            "Date loaned", "Start of loan", "Start of project", "Date commenced", "Commencement date", "Exhibition dates", "Dyddiad y digwyddiad", "Loan start",
            "Loan period", "From date",
        ]),
        (End, &["When did it end?", "Diwedd / End", "DateEnd", "End Day", "event-dt-end", "Date returned"]),
        (Amount, &[
            "7. How much was awarded (£)?", "Funding (£)", "Funding £", "£", "Total award (£)", "Cost to us (£)", "Amount of award", "Value of grant (£)", "£000",
            "Award (£m)", "Budget £k", "Amount (£000s)", "Swm (miloedd o bunnoedd)", "AWARD £",
        ]),
        (Audience, &["Audience (thousands)", "Cynulleidfa (miloedd)", "How many people attended?"]),
        (Objects, &["How many objects were lent?"]),
    ]);
    for header in [
        "Who completed the form?", "Where is your museum?", "What is the partner's website?", "When was the partner founded?", "Partner / Website",
        "Match funding (£)", "Amount requested (£)", "Insurance value (£)", "Amount (€)", "Grant (US$)", "Amount (EUR)", "Total (thousands)",
        "Date of birth", "Last updated", "Year founded", "Who paid?", "X", "Y", "East",
    ] {
        assert_eq!(meaning(header), None, "{header}");
    }
}

#[test]
fn what_may_be_meant() {
    for header in [
        "Paid by",
        "Who paid for it?",
        "£ from",
        "3. Sponsor",
        "Talwyd gan",
    ] {
        assert_eq!(asked(header), Some(FundingStream), "{header}");
    }
    for header in ["Funded by", "From", "Partner", "Notes", ""] {
        assert_eq!(asked(header), None, "{header}");
    }
}

proptest::proptest! {
    #![proptest_config(testing::cases(96))]

    /// However a header is numbered, in whichever case and with whatever behind it.
    #[test]
    fn numbering_case_and_remarks_do_not_matter(
        (header, field) in proptest::sample::select(vec![
            ("Institution", Institution), ("Partner", Partner), ("Town", Place), ("Funded by", FundingStream), ("Sefydliad / Institution", Institution),
            ("Start date", Start), ("What type of partnership was it", PartnershipType), ("Math o bartneriaeth", PartnershipType),
        ]),
        before in proptest::sample::select(vec!["", "1. ", "Q2: ", "A) ", "(b) ", "c. ", "iv) ", "[D] ", "3) "]),
        behind in proptest::sample::select(vec!["", "*", " *", ":", "?", " (required)", " (please state)"]),
        is_upper in proptest::bool::ANY,
    ) {
        let text = format!("{before}{header}{behind}");
        let text = if is_upper { text.to_uppercase() } else { text };
        let found = meaning(&text).map(|found| found.0);
        proptest::prop_assert_eq!(found, Some(ColumnTarget::Field(field)), "{}", text);
    }
}
