//! Columns by names that people read.

use engine::catalogue::DeskKey;
use engine::record::Field;

/// The canonical columns as a menu lists them: in groups, the required ones first.
pub const GROUPS: [(DeskKey, &[Field]); 4] = [
    (
        DeskKey::GroupRequired,
        &[Field::Institution, Field::Partner, Field::PartnershipType],
    ),
    (
        DeskKey::GroupWhere,
        &[
            Field::Postcode,
            Field::Place,
            Field::Region,
            Field::Nation,
            Field::Latitude,
            Field::Longitude,
            Field::Easting,
            Field::Northing,
        ],
    ),
    (
        DeskKey::GroupWhat,
        &[
            Field::FundingStream,
            Field::Amount,
            Field::Start,
            Field::End,
            Field::PartnerKind,
            Field::Title,
            Field::Description,
            Field::Objects,
            Field::Audience,
        ],
    ),
    (
        DeskKey::GroupMore,
        &[
            Field::Id,
            Field::Project,
            Field::Url,
            Field::Note,
            Field::Source,
            Field::Certainty,
            Field::Precision,
            Field::PlacedBy,
        ],
    ),
];

/// "Partnership type", for `partnership_type`.
pub fn field(field: Field) -> String {
    match field {
        Field::Id => "Record ID".to_owned(),
        Field::Project => "Project ID".to_owned(),
        Field::PartnerKind => "Kind of partner".to_owned(),
        Field::Url => "Web link".to_owned(),
        Field::Amount => "Amount (£)".to_owned(),
        Field::Objects => "Objects (number)".to_owned(),
        Field::Audience => "Audience (people)".to_owned(),
        _ => readable(field.name()),
    }
}

/// A canonical name as people write it.
pub fn readable(name: &str) -> String {
    let words = name.replace('_', " ");
    let (first, rest) = words.split_at(words.len().min(1));
    format!("{}{rest}", first.to_ascii_uppercase())
}
