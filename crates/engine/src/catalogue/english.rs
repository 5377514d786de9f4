//! British English.

macro_rules! catalogue {
    ($($key:ident: $text:literal,)*) => {
        /// Names a text of the interface.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Key {
            $(#[doc = $text] $key,)*
        }

        impl Key {
            /// The English text.
            #[must_use]
            pub(super) const fn english(self) -> &'static str {
                match self {
                    $(Self::$key => $text,)*
                }
            }
        }
    };
}

catalogue! {
    // The record
    Record: "Record",
    Records: "Records",
    Project: "Project",
    Projects: "Projects",
    Partner: "Partner",
    Partners: "Partners",
    Place: "Place",
    Places: "Places",
    Institution: "National institution",
    Institutions: "National institutions",
    PartnershipType: "Partnership type",
    PartnershipTypes: "Partnership types",
    FundingStream: "Funding stream",
    FundingStreams: "Funding streams",
    PartnerKind: "Kind of partner",
    Nation: "Nation",
    Region: "Region",
    Regions: "Regions",
    Certainty: "Certainty",
    Period: "Period",
    Search: "Search",
    Postcode: "Postcode",
    Position: "Latitude, longitude",
    Placing: "How it was placed",
    Start: "Start",
    End: "End",
    Description: "Description",
    Note: "Note",
    Objects: "Objects",
    Audience: "Audience",
    Amount: "Amount",
    Url: "Link",
    SourceOfRecord: "Source",
    RecordId: "Record id",
    ProjectId: "Project id",
    OriginOfRecord: "Read from",
    FileAndRow: "{file}, row {row}",
    Title: "Title",

    // Counts: singular|plural
    CountRecords: "{n} record|{n} records",
    CountProjects: "{n} project|{n} projects",
    CountPartners: "{n} partner|{n} partners",
    CountPlaces: "{n} place|{n} places",
    CountPairs: "{n} pair|{n} pairs",
    CountInstitutions: "{n} national institution|{n} national institutions",
    CountOf: "{shown} of {all}",
    CountSomewhere: "{n} known only by region",
    CountUnplaced: "{n} not placed",

    // Small words
    And: "and",
    Or: "or",
    Quoted: "“{text}”",
    NotGiven: "Not given",
    UnnamedPlace: "Place without a name",
    IllustrativeMark: "Illustrative data",

    // How a record was placed
    PlacedByCoordinates: "By the latitude and longitude given",
    PlacedByGrid: "By the grid reference given",
    PlacedByPostcodeUnit: "By its full postcode",
    PlacedByPostcodeSector: "By its postcode sector",
    PlacedByPostcodeOutward: "By the first half of its postcode",
    PlacedByPlaceName: "By its place name",
    PlacedByRegion: "Only its region or nation is known",
    PlacedByNone: "Not placed: nothing in the record says where it is",
    PrecisionExact: "exact",
    PrecisionPostcode: "to about the postcode",
    PrecisionTown: "to about the town",
    PrecisionRegion: "somewhere in the region",
}
