//! A few towns and cities that help users to find their way on the map.

use records::record::LonLat;

/// A town that is named on the map.
pub(super) struct City {
    pub name: &'static str,
    pub position: LonLat,
    /// The scale, in metres per CSS pixel, up to which it is named.
    pub from_scale: f64,
}

const fn city(name: &'static str, lat: f64, lon: f64, from_scale: f64) -> City {
    City {
        name,
        position: LonLat { lon, lat },
        from_scale,
    }
}

const ALWAYS: f64 = f64::INFINITY;
const NEARER: f64 = 900.0;
const NEAR: f64 = 450.0;

/// Most important first. Positions: GeoNames (CC BY 4.0), as in `data/gazetteer/uk_places.csv`.
pub(super) const CITIES: [City; 34] = [
    city("London", 51.5085, -0.1257, ALWAYS),
    city("Edinburgh", 55.9521, -3.1965, ALWAYS),
    city("Cardiff", 51.48, -3.18, ALWAYS),
    city("Belfast", 54.5968, -5.9254, ALWAYS),
    city("Birmingham", 52.4814, -1.8998, ALWAYS),
    city("Manchester", 53.4809, -2.2374, ALWAYS),
    city("Glasgow", 55.8651, -4.2576, ALWAYS),
    city("Newcastle upon Tyne", 54.9733, -1.614, ALWAYS),
    city("Aberdeen", 57.1437, -2.0981, ALWAYS),
    city("Inverness", 57.4791, -4.224, ALWAYS),
    city("Plymouth", 50.3715, -4.143, ALWAYS),
    city("Norwich", 52.6278, 1.2983, ALWAYS),
    city("Liverpool", 53.4106, -2.9779, NEARER),
    city("Leeds", 53.7965, -1.5478, NEARER),
    city("Bristol", 51.4552, -2.5966, NEARER),
    city("Southampton", 50.904, -1.4043, NEARER),
    city("Swansea", 51.6208, -3.9432, NEARER),
    city("Derry", 54.9981, -7.3093, NEARER),
    city("Lerwick", 60.1534, -1.1443, NEARER),
    city("Kirkwall", 58.9848, -2.9587, NEARER),
    city("Stornoway", 58.2092, -6.3865, NEARER),
    city("Carlisle", 54.8951, -2.9382, NEARER),
    city("Aberystwyth", 52.4155, -4.0829, NEARER),
    city("Sheffield", 53.383, -1.4659, NEAR),
    city("Nottingham", 52.9536, -1.1505, NEAR),
    city("York", 53.9576, -1.0827, NEAR),
    city("Leicester", 52.6386, -1.1317, NEAR),
    city("Kingston upon Hull", 53.7446, -0.3352, NEAR),
    city("Cambridge", 52.2, 0.1167, NEAR),
    city("Oxford", 51.7522, -1.256, NEAR),
    city("Brighton", 50.8284, -0.1395, NEAR),
    city("Exeter", 50.7236, -3.5275, NEAR),
    city("Dundee", 56.4691, -2.9749, NEAR),
    city("Wrexham", 53.0466, -2.9913, NEAR),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cities_stand_where_the_gazetteer_has_them() {
        let path = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../data/gazetteer/uk_places.csv"
        );
        let mut reader = csv::Reader::from_path(path).expect("the gazetteer");
        let rows: Vec<_> = reader.records().map(|row| row.expect("a row")).collect();
        for city in &CITIES {
            let (lat, lon) = (city.position.lat.to_string(), city.position.lon.to_string());
            let known = rows
                .iter()
                .any(|r| &r[1] == city.name && r[2] == *lat && r[3] == *lon);
            assert!(
                known,
                "{} is not in the gazetteer at {lat}, {lon}",
                city.name
            );
        }
    }
}
