//! A filter by distance: records within a radius of a point.

use serde::{Deserialize, Serialize};

use crate::record::LonLat;
use crate::text::fixed;

use super::url::ten_thousandths;

/// The unit of distances.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum DistanceUnit {
    /// International miles of 1,609.344 m, as on British road signs.
    #[default]
    Miles,
    /// Kilometres.
    Kilometres,
}

impl DistanceUnit {
    /// Every unit, in the order in which they are shown.
    pub const ALL: [Self; 2] = [Self::Miles, Self::Kilometres];

    /// The unit's length in metres.
    #[must_use]
    pub const fn metres(self) -> f64 {
        match self {
            Self::Miles => 1_609.344,
            Self::Kilometres => 1_000.0,
        }
    }

    /// The unit's letters after a number in a page address.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Miles => "mi",
            Self::Kilometres => "km",
        }
    }
}

/// A search radius: one of [`Radius::ALL`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Radius {
    number: u16,
    unit: DistanceUnit,
}

impl Radius {
    /// Every radius that is offered: 5, 10, 20, 30 and 50 miles, and for each the nearest round
    /// number of kilometres (8 becomes 10, 16 becomes 20, 32 becomes 30, 48 becomes 50).
    pub const ALL: [Self; 10] = [
        Self::miles(5),
        Self::miles(10),
        Self::miles(20),
        Self::miles(30),
        Self::miles(50),
        Self::kilometres(10),
        Self::kilometres(20),
        Self::kilometres(30),
        Self::kilometres(50),
        Self::kilometres(80),
    ];

    /// The default radius, offered first.
    pub const FIRST: Self = Self::miles(10);

    /// A radius of `number` miles.
    #[must_use]
    pub const fn miles(number: u16) -> Self {
        Self {
            number,
            unit: DistanceUnit::Miles,
        }
    }

    /// A radius of `number` kilometres.
    #[must_use]
    pub const fn kilometres(number: u16) -> Self {
        Self {
            number,
            unit: DistanceUnit::Kilometres,
        }
    }

    /// The radii in a unit, smallest first.
    pub fn offered(unit: DistanceUnit) -> impl Iterator<Item = Self> {
        Self::ALL
            .into_iter()
            .filter(move |radius| radius.unit == unit)
    }

    /// The radius at the same position in the list for the other unit.
    #[must_use]
    pub fn in_unit(self, unit: DistanceUnit) -> Self {
        let place = Self::offered(self.unit).position(|radius| radius == self);
        let other = place.and_then(|place| Self::offered(unit).nth(place));
        other.unwrap_or(self)
    }

    /// The radius, in its own unit.
    #[must_use]
    pub const fn number(self) -> u16 {
        self.number
    }

    /// The radius's unit.
    #[must_use]
    pub const fn unit(self) -> DistanceUnit {
        self.unit
    }

    /// The radius in metres.
    #[must_use]
    pub fn metres(self) -> f64 {
        f64::from(self.number) * self.unit.metres()
    }

    /// The radius in kilometres.
    #[must_use]
    pub fn km(self) -> f64 {
        self.metres() / 1_000.0
    }

    /// The radius's key in a page address: `10mi`, `30km`.
    #[must_use]
    pub fn key(self) -> String {
        format!("{}{}", self.number, self.unit.key())
    }

    /// The radius with a given key.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|radius| radius.key() == key)
    }
}

/// A point and a radius around it, measured in a straight line over the ground.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Near {
    /// Latitude, in 1/10,000 of a degree north.
    pub lat: i32,
    /// Longitude, in 1/10,000 of a degree east.
    pub lon: i32,
    /// The radius.
    pub radius: Radius,
    /// The point's name; empty where it has none.
    pub name: String,
}

impl Near {
    /// The position of the point.
    #[must_use]
    pub fn centre(&self) -> LonLat {
        LonLat {
            lon: f64::from(self.lon) / 1e4,
            lat: f64::from(self.lat) / 1e4,
        }
    }

    /// Latitude and longitude for people to read: "51.8012, -4.9691".
    #[must_use]
    pub fn position(&self) -> String {
        let degrees = |n: i32| fixed(f64::from(n) / 1e4, 4);
        format!("{}, {}", degrees(self.lat), degrees(self.lon))
    }

    /// The value in a page address: `51.8012,-4.9691,10mi,Haverfordwest`, with the name only if
    /// there is one.
    #[must_use]
    pub(super) fn value(&self) -> String {
        let degrees = |n: i32| fixed(f64::from(n) / 1e4, 4);
        let (lat, lon, radius) = (degrees(self.lat), degrees(self.lon), self.radius.key());
        let gap = if self.name.is_empty() { "" } else { "," };
        format!("{lat},{lon},{radius}{gap}{}", self.name)
    }

    /// Reads such a value; everything after the third comma is the name.
    pub(super) fn of_value(value: &str) -> Option<Self> {
        let mut parts = value.splitn(4, ',');
        let lat = ten_thousandths(parts.next()?.trim())?;
        let lon = ten_thousandths(parts.next()?.trim())?;
        let radius = Radius::of_key(parts.next()?.trim())?;
        let name = parts.next().unwrap_or_default().to_owned();
        let in_range = lat.abs() <= 900_000 && lon.abs() <= 1_800_000;
        in_range.then_some(Self {
            lat,
            lon,
            radius,
            name,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn radii_are_lengths() {
        let metres: Vec<f64> = Radius::ALL.iter().map(|radius| radius.metres()).collect();
        assert!((metres[1] - 16_093.44).abs() < 1e-9);
        assert!((Radius::ALL[9].km() - 80.0).abs() < 1e-9);
        for unit in DistanceUnit::ALL {
            let lengths: Vec<f64> = Radius::offered(unit).map(Radius::metres).collect();
            assert_eq!(lengths.len(), 5);
            assert!(lengths.is_sorted());
        }
        for radius in Radius::ALL {
            assert_eq!(Radius::of_key(&radius.key()), Some(radius));
            for unit in DistanceUnit::ALL {
                let other = radius.in_unit(unit);
                assert_eq!(other.unit(), unit);
                assert_eq!(other.in_unit(radius.unit()), radius);
            }
        }
    }

    #[test]
    fn values() {
        for (value, read) in [
            (
                "51.8012,-4.9691,10mi,Haverfordwest",
                Some((518_012, -49_691, "Haverfordwest")),
            ),
            ("51.8012, -4.9691, 10mi", Some((518_012, -49_691, ""))),
            ("51.8,-5,10mi,", Some((518_000, -50_000, ""))),
            (
                "51.8,-5,10mi,Hay, Powys",
                Some((518_000, -50_000, "Hay, Powys")),
            ),
            ("51.8,-5,15mi,Nowhere", None),
            ("51.8,-5,10MI", None),
            ("51.8,-5", None),
            ("151.8,-5,10mi", None),
            ("1e3,-5,10mi", None),
            ("", None),
        ] {
            let near = Near::of_value(value);
            let got = near
                .as_ref()
                .map(|near| (near.lat, near.lon, near.name.as_str()));
            assert_eq!(got, read, "{value}");
        }
    }
}
