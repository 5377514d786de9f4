//! Names of columns for display.

use messages::{ImportText, PageText};
use quality::Measure;
use records::record::{Field, Group};
use ui::words::t;

/// The groups of columns as a menu lists them, the required ones first.
pub const GROUPS: [(ImportText, Group); 4] = [
    (ImportText::GroupRequired, Group::Needed),
    (ImportText::GroupWhere, Group::Where),
    (ImportText::GroupWhat, Group::What),
    (ImportText::GroupMore, Group::More),
];

/// The columns of a group.
pub fn fields(group: Group) -> impl Iterator<Item = Field> {
    let fields = Field::ALL.into_iter();
    fields.filter(move |field| field.group() == group)
}

/// "Partnership type", for `partnership_type`.
pub fn field(field: Field) -> String {
    t(PageText::of_field(field)).to_owned()
}

/// The name of a column in the completeness table.
pub fn measure(measure: Measure) -> &'static str {
    match measure {
        Measure::Column(field) => t(PageText::of_field(field)),
        Measure::Position => t(ImportText::PositionOnMap),
    }
}
