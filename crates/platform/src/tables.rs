//! Fetches and unpacks the site's packed tables.

use cartography::basemap::{BaseMap, File};
use embedding::config::BASE_MAP;
use geography::gazetteer::names::Names;

use crate::fetch;
use crate::settings;

/// The names of towns and villages.
pub const NAMES: &str = "data/places.bin";

/// The base map, from those of its files that are available.
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

/// The names of towns and villages; `None` where they are not available.
pub async fn names() -> Option<Names> {
    Names::from_bytes(&fetch::cached(NAMES).await?).ok()
}
