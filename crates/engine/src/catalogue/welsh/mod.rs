//! Welsh. Nothing of it stands in the page: it is packed by [`translation`](super::translation).

macro_rules! translation {
    ($name:ident: $($key:ident: $text:tt,)*) => {
        pub(super) const fn text(key: $name) -> &'static str {
            match key {
                $($name::$key => $crate::catalogue::one_line!($text),)*
            }
        }
    };
}

mod about;
mod analysis;
mod areas;
mod codes;
mod compare;
mod density;
mod desk;
mod findings;
mod flows;
mod funding;
mod gaps;
mod issues;
mod matrix;
mod multiples;
mod page;
mod profile;
mod settings;
mod share;
#[cfg(test)]
mod tests;
mod timeline;

use super::Text;
use crate::codes::regions::{NATIONS, REGIONS};
use crate::codes::{CodeList, funding as streams, institutions, kinds, types};

/// Every list, in the order of [`List`](super::List).
pub(super) fn texts() -> Vec<Vec<&'static str>> {
    vec![
        all(page::text),
        all(analysis::text),
        all(desk::text),
        all(settings::text),
        all(share::text),
        all(areas::text),
        all(density::text),
        all(flows::text),
        all(matrix::text),
        all(multiples::text),
        all(timeline::text),
        all(compare::text),
        all(gaps::text),
        all(funding::text),
        all(profile::text),
        all(findings::text),
        all(codes::text),
        all(issues::text),
        all(about::text),
    ]
}

fn all<K: Text>(welsh: impl Fn(K) -> &'static str) -> Vec<&'static str> {
    K::ALL.iter().map(|key| welsh(*key)).collect()
}

/// Districts of Wales that Welsh calls by another name: as the Office for National Statistics and the
/// councils themselves have them.
pub(super) const DISTRICTS: [(&str, &str); 15] = [
    ("Bridgend", "Pen-y-bont ar Ogwr"),
    ("Caerphilly", "Caerffili"),
    ("Cardiff", "Caerdydd"),
    ("Carmarthenshire", "Sir Gaerfyrddin"),
    ("Denbighshire", "Sir Ddinbych"),
    ("Flintshire", "Sir y Fflint"),
    ("Isle of Anglesey", "Ynys Môn"),
    ("Merthyr Tydfil", "Merthyr Tudful"),
    ("Monmouthshire", "Sir Fynwy"),
    ("Neath Port Talbot", "Castell-nedd Port Talbot"),
    ("Newport", "Casnewydd"),
    ("Pembrokeshire", "Sir Benfro"),
    ("Swansea", "Abertawe"),
    ("Vale of Glamorgan", "Bro Morgannwg"),
    ("Wrexham", "Wrecsam"),
];

/// Words for certainty.
const CERTAINTIES: [(&str, &str); 3] = [
    ("documented", "wedi’i ddogfennu"),
    ("reported", "yn ôl adroddiad"),
    ("illustrative", "enghreifftiol"),
];

/// Towns that the map names and that Welsh calls by another name.
const TOWNS: [(&str, &str); 13] = [
    ("Bristol", "Bryste"),
    ("Cambridge", "Caergrawnt"),
    ("Cardiff", "Caerdydd"),
    ("Carlisle", "Caerliwelydd"),
    ("Edinburgh", "Caeredin"),
    ("Exeter", "Caerwysg"),
    ("Leicester", "Caerlŷr"),
    ("Liverpool", "Lerpwl"),
    ("Manchester", "Manceinion"),
    ("Oxford", "Rhydychen"),
    ("Swansea", "Abertawe"),
    ("Wrexham", "Wrecsam"),
    ("York", "Efrog"),
];

/// What the code lists call things, by their English, sorted by it; names that are the same in both
/// are left out.
pub(super) fn values() -> Vec<(&'static str, &'static str)> {
    let lists: [&CodeList; 6] = [
        &types::LIST,
        &streams::LIST,
        &kinds::LIST,
        &institutions::LIST,
        &NATIONS,
        &REGIONS,
    ];
    let entries = lists.into_iter().flat_map(|list| list.entries);
    let mut values: Vec<_> = entries.map(|entry| (entry.en, entry.cy)).collect();
    values.extend(types::GROUPS.map(|(_, english, welsh)| (english, welsh)));
    values.extend(TOWNS);
    values.extend(CERTAINTIES);
    values.retain(|(english, welsh)| english != welsh);
    values.sort_unstable();
    values.dedup();
    values
}
