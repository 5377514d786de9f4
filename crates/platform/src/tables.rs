//! The site's packed tables, fetched and unpacked.

use cartography::basemap::{BaseMap, File};
use embedding::config::BASE_MAP;
use geography::gazetteer::names::Names;

use crate::fetch;
use crate::settings;

/// The names of towns and villages.
pub const NAMES: &str = "data/places.bin";

/// The base map, of those of its files that can be had.
pub async fn base_map() -> BaseMap {
    let mut base_map = BaseMap::default();
    let without = crate::root(settings::BASE_MAP_WITHOUT);
    for name in BASE_MAP {
        if without.split(' ').any(|word| word == name) {
            continue;
        }
        let path = format!("data/basemap_{}.bin", name.replace('-', "_"));
        if let Some(Ok(file)) = fetch::uncached(&path).await.map(File::from_bytes) {
            base_map.add(file);
        }
    }
    base_map
}

/// The names of towns and villages; `None` where they cannot be had.
pub async fn names() -> Option<Names> {
    Names::from_bytes(&fetch::cached(NAMES).await?).ok()
}
