//! Counties and old regions that are no area of the boundaries, to read "Halifax, West Yorkshire".

use super::Hint;
use records::codes::{Nation, Region};

/// Ceremonial and former counties by their key (see [`super::name::key`]), with the one region
/// each lies in. Counties that lie in several regions today are left out.
const COUNTIES: [(&str, Region); 93] = [
    ("anglesey", Region::Wales),
    ("antrim", Region::NorthernIreland),
    ("argyll", Region::Scotland),
    ("argyllshire", Region::Scotland),
    ("armagh", Region::NorthernIreland),
    ("avon", Region::SouthWest),
    ("ayrshire", Region::Scotland),
    ("banffshire", Region::Scotland),
    ("berkshire", Region::SouthEast),
    ("berwickshire", Region::Scotland),
    ("black country", Region::WestMidlands),
    ("borders", Region::Scotland),
    ("brecknockshire", Region::Wales),
    ("breconshire", Region::Wales),
    ("caernarfonshire", Region::Wales),
    ("caithness", Region::Scotland),
    ("cardiganshire", Region::Wales),
    ("cheshire", Region::NorthWest),
    ("clackmannanshire", Region::Scotland),
    ("clwyd", Region::Wales),
    ("cumberland", Region::NorthWest),
    ("denbighshire", Region::Wales),
    ("dumfriesshire", Region::Scotland),
    ("dyfed", Region::Wales),
    ("east anglia", Region::EastOfEngland),
    ("fermanagh", Region::NorthernIreland),
    ("flintshire", Region::Wales),
    ("forfarshire", Region::Scotland),
    ("glamorgan", Region::Wales),
    ("grampian", Region::Scotland),
    ("greater london", Region::London),
    ("greater manchester", Region::NorthWest),
    ("gwent", Region::Wales),
    ("hebrides", Region::Scotland),
    ("herefordshire", Region::WestMidlands),
    ("highlands", Region::Scotland),
    ("huntingdonshire", Region::EastOfEngland),
    ("inner hebrides", Region::Scotland),
    ("inverness shire", Region::Scotland),
    ("isle of arran", Region::Scotland),
    ("isle of lewis", Region::Scotland),
    ("isle of mull", Region::Scotland),
    ("isle of skye", Region::Scotland),
    ("isles of scilly", Region::SouthWest),
    ("kincardineshire", Region::Scotland),
    ("kirkcudbrightshire", Region::Scotland),
    ("lake district", Region::NorthWest),
    ("lanarkshire", Region::Scotland),
    ("londonderry", Region::NorthernIreland),
    ("lothian", Region::Scotland),
    ("merionethshire", Region::Wales),
    ("merseyside", Region::NorthWest),
    ("mid glamorgan", Region::Wales),
    ("mid wales", Region::Wales),
    ("middlesex", Region::London),
    ("montgomeryshire", Region::Wales),
    ("morayshire", Region::Scotland),
    ("n ireland", Region::NorthernIreland),
    ("nairnshire", Region::Scotland),
    ("ni", Region::NorthernIreland),
    ("north wales", Region::Wales),
    ("orkney", Region::Scotland),
    ("outer hebrides", Region::Scotland),
    ("peeblesshire", Region::Scotland),
    ("perthshire", Region::Scotland),
    ("potteries", Region::WestMidlands),
    ("radnorshire", Region::Wales),
    ("renfrewshire", Region::Scotland),
    ("ross shire", Region::Scotland),
    ("roxburghshire", Region::Scotland),
    ("rutland", Region::EastMidlands),
    ("scottish highlands", Region::Scotland),
    ("selkirkshire", Region::Scotland),
    ("shetland", Region::Scotland),
    ("shropshire", Region::WestMidlands),
    ("south glamorgan", Region::Wales),
    ("south wales", Region::Wales),
    ("south yorkshire", Region::Yorkshire),
    ("stirlingshire", Region::Scotland),
    ("strathclyde", Region::Scotland),
    ("sutherland", Region::Scotland),
    ("tayside", Region::Scotland),
    ("teesside", Region::NorthEast),
    ("tyne and wear", Region::NorthEast),
    ("tyneside", Region::NorthEast),
    ("tyrone", Region::NorthernIreland),
    ("west country", Region::SouthWest),
    ("west glamorgan", Region::Wales),
    ("west wales", Region::Wales),
    ("west yorkshire", Region::Yorkshire),
    ("western isles", Region::Scotland),
    ("westmorland", Region::NorthWest),
    ("wigtownshire", Region::Scotland),
];

/// Short forms of counties, as keys: those of Royal Mail's former postal counties and everyday ones.
#[rustfmt::skip]
const SHORT: [(&str, &str); 46] = [
    ("beds", "bedfordshire"), ("berks", "berkshire"), ("bucks", "buckinghamshire"), ("cambs", "cambridgeshire"),
    ("ches", "cheshire"), ("derbys", "derbyshire"), ("co durham", "county durham"), ("d and g", "dumfries and galloway"),
    ("e sussex", "east sussex"), ("e yorks", "east riding of yorkshire"), ("east yorks", "east riding of yorkshire"), ("east yorkshire", "east riding of yorkshire"),
    ("glam", "glamorgan"), ("glos", "gloucestershire"), ("gloucs", "gloucestershire"), ("hants", "hampshire"),
    ("herefs", "herefordshire"), ("herts", "hertfordshire"), ("hunts", "huntingdonshire"), ("iow", "isle of wight"),
    ("i o w", "isle of wight"), ("lancs", "lancashire"), ("leics", "leicestershire"), ("lincs", "lincolnshire"),
    ("middx", "middlesex"), ("mon", "monmouthshire"), ("n yorks", "north yorkshire"), ("north yorks", "north yorkshire"),
    ("northants", "northamptonshire"), ("northumb", "northumberland"), ("notts", "nottinghamshire"), ("oxon", "oxfordshire"),
    ("pembs", "pembrokeshire"), ("s yorks", "south yorkshire"), ("salop", "shropshire"), ("shrops", "shropshire"),
    ("som", "somerset"), ("staffs", "staffordshire"), ("w midlands", "west midlands"), ("w sussex", "west sussex"),
    ("w yorks", "west yorkshire"), ("west yorks", "west yorkshire"), ("warks", "warwickshire"), ("wilts", "wiltshire"),
    ("worcs", "worcestershire"), ("yorks", "yorkshire"),
];

/// A county's key in full.
#[must_use]
pub fn in_full(key: &str) -> &str {
    let short = SHORT.iter().find(|(short, _)| *short == key);
    short.map_or(key, |(_, long)| long)
}

/// What a county's, region's or nation's name (as a key) says about where a place is.
#[must_use]
pub fn hint(key: &str) -> Option<Hint> {
    let key = key
        .strip_prefix("county ")
        .or_else(|| key.strip_prefix("co "))
        .unwrap_or(key);
    let region = || {
        COUNTIES
            .iter()
            .find(|(county, _)| *county == key)
            .map(|(_, region)| *region)
            .or_else(|| {
                Region::ALL
                    .into_iter()
                    .find(|region| super::name::key(region.name()) == key)
            })
    };
    let nation = Nation::ALL
        .into_iter()
        .find(|nation| super::name::key(nation.name()) == key);
    region()
        .map(|region| Hint {
            region: Some(region),
            nation: Some(region.nation()),
            near: None,
        })
        .or_else(|| {
            nation.map(|nation| Hint {
                region: None,
                nation: Some(nation),
                near: None,
            })
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counties_in_short() {
        for (short, long) in [
            ("cambs", "cambridgeshire"),
            ("iow", "isle of wight"),
            ("kent", "kent"),
        ] {
            assert_eq!(in_full(short), long);
        }
    }

    #[test]
    fn tails() {
        for (key, region) in [
            ("west yorkshire", Some(Region::Yorkshire)),
            ("co antrim", Some(Region::NorthernIreland)),
            ("county down", None),
            ("north east", Some(Region::NorthEast)),
            ("wales", Some(Region::Wales)),
            ("england", None),
        ] {
            assert_eq!(hint(key).and_then(|hint| hint.region), region, "{key}");
        }
        assert_eq!(
            hint("england").and_then(|hint| hint.nation),
            Some(Nation::England)
        );
        assert_eq!(hint("atlantis"), None);
    }
}
