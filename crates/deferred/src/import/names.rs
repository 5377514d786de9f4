//! Columns by names that people read.

use engine::audit::Measure;
use engine::catalogue::{DeskKey, Key};
use engine::record::{Field, Group};
use ui::words::t;

/// The groups of columns as a menu lists them, the required ones first.
pub const GROUPS: [(DeskKey, Group); 4] = [
    (DeskKey::GroupRequired, Group::Needed),
    (DeskKey::GroupWhere, Group::Where),
    (DeskKey::GroupWhat, Group::What),
    (DeskKey::GroupMore, Group::More),
];

/// The columns of a group.
pub fn fields(group: Group) -> impl Iterator<Item = Field> {
    let fields = Field::ALL.into_iter();
    fields.filter(move |field| field.group() == group)
}

/// "Partnership type", for `partnership_type`.
pub fn field(field: Field) -> String {
    t(Key::of_field(field)).to_owned()
}

/// What a column of the completeness is called.
pub fn measure(measure: Measure) -> &'static str {
    match measure {
        Measure::Column(field) => t(Key::of_field(field)),
        Measure::Position => t(DeskKey::PositionOnMap),
    }
}
