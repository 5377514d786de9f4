//! Finds the position of a postcode by binary search in sorted columns.

use super::pack::{PackedOutward, PackedSectors};
use super::{Match, Outward, Postcode, degrees, region, same_length, sums};
use crate::geo::distance_km;
use records::record::{LonLat, PlacedBy, Precision};

// `RETIRED`: districts that are no longer in use, each with those that cover it today.
include!(concat!(env!("OUT_DIR"), "/retired_districts.rs"));

pub(super) struct Postcodes {
    /// [`Outward::key`], ascending.
    keys: Vec<u32>,
    lat: Vec<i32>,
    lon: Vec<i32>,
    radius: Vec<u16>,
    region: Vec<u8>,
    /// Row of `keys` → start of its sectors; one more at the end.
    first_sector: Vec<u32>,
    /// Row of `keys` → the set of digits that have a sector.
    digits: Vec<u16>,
    sector_lat: Vec<i32>,
    sector_lon: Vec<i32>,
    sector_radius: Vec<u16>,
}

impl Postcodes {
    pub(super) fn unpack(outward: &PackedOutward, sectors: PackedSectors) -> Result<Self, String> {
        let keys = outward
            .codes
            .lines()
            .map(|code| match Postcode::parse(code) {
                Some(Postcode::Outward(outward)) => Ok(outward.key()),
                _ => Err(format!("The gazetteer has {code} as an outward code.")),
            });
        let keys = keys.collect::<Result<Vec<_>, _>>()?;
        if !keys.is_sorted() {
            return Err("The gazetteer's outward codes are out of order.".to_owned());
        }
        same_length(
            &[
                keys.len(),
                outward.lat.len(),
                outward.lon.len(),
                outward.radius.len(),
                outward.region.len(),
                sectors.digits.len(),
            ],
            "outward codes",
        )?;
        let mut first_sector = vec![0];
        first_sector.extend(sectors.digits.iter().scan(0, |end, digits| {
            *end += digits.count_ones();
            Some(*end)
        }));
        let count = first_sector.last().copied().unwrap_or_default() as usize;
        same_length(
            &[
                count,
                sectors.lat.len(),
                sectors.lon.len(),
                sectors.radius.len(),
            ],
            "postcode sectors",
        )?;
        Ok(Self {
            keys,
            lat: sums(&outward.lat),
            lon: sums(&outward.lon),
            radius: outward.radius.clone(),
            region: outward.region.clone(),
            first_sector,
            digits: sectors.digits,
            sector_lat: sectors.lat,
            sector_lon: sectors.lon,
            sector_radius: sectors.radius,
        })
    }

    pub(super) fn find(&self, postcode: &Postcode) -> Option<Match> {
        let row = self
            .keys
            .binary_search(&postcode.outward_code().key())
            .ok()?;
        match postcode.sector() {
            Some(Postcode::Sector(_, digit)) => self.sector(row, digit),
            _ => None,
        }
        .or_else(|| self.outward(row))
    }

    fn outward(&self, row: usize) -> Option<Match> {
        Some(Match {
            position: degrees(*self.lat.get(row)?, *self.lon.get(row)?),
            placed_by: PlacedBy::PostcodeOutward,
            precision: Precision::Town,
            region: region(*self.region.get(row)?),
            radius_km: kilometres(*self.radius.get(row)?),
            ambiguous: false,
            people: 0,
            read_as: None,
        })
    }

    fn sector(&self, row: usize, digit: u8) -> Option<Match> {
        let bit = 1u16.checked_shl(u32::from(digit.checked_sub(b'0')?))?;
        let digits = *self.digits.get(row)?;
        if digits & bit == 0 {
            return None;
        }
        let before = (digits & (bit - 1)).count_ones();
        let sector = (*self.first_sector.get(row)? + before) as usize;
        let lat = self
            .lat
            .get(row)?
            .wrapping_add(*self.sector_lat.get(sector)?);
        let lon = self
            .lon
            .get(row)?
            .wrapping_add(*self.sector_lon.get(sector)?);
        Some(Match {
            position: degrees(lat, lon),
            placed_by: PlacedBy::PostcodeSector,
            precision: Precision::Postcode,
            region: region(*self.region.get(row)?),
            radius_km: kilometres(*self.sector_radius.get(sector)?),
            ambiguous: false,
            people: 0,
            read_as: None,
        })
    }
}

impl super::Gazetteer {
    /// The middle of the districts that cover a retired one today (Cardiff's `CF1` became CF10 and
    /// CF11), or into which the centre of London is divided (`W1`). `None` for any other code.
    #[must_use]
    pub fn retired(&self, outward: &Outward) -> Option<Match> {
        let (_, today) = RETIRED.iter().find(|(code, _)| *code == outward.as_str())?;
        let today: Vec<Match> = today
            .iter()
            .filter_map(|code| self.postcode(&Postcode::parse(code)?))
            .collect();
        let first = today.first()?;
        let mean = |axis: fn(&LonLat) -> f64| {
            today.iter().map(|fix| axis(&fix.position)).sum::<f64>() / today.len() as f64
        };
        let position = LonLat {
            lon: mean(|at| at.lon),
            lat: mean(|at| at.lat),
        };
        let reach = |fix: &Match| {
            distance_km(fix.position, position) as f32 + fix.radius_km.unwrap_or_default()
        };
        Some(Match {
            position,
            region: first
                .region
                .filter(|_| today.iter().all(|fix| fix.region == first.region)),
            radius_km: Some(today.iter().map(reach).fold(0.0, f32::max)),
            ..first.clone()
        })
    }

    /// Every outward code, in alphabetical order.
    pub fn outward_codes(&self) -> impl Iterator<Item = Outward> + '_ {
        self.postcodes
            .keys
            .iter()
            .filter_map(|key| Outward::from_key(*key))
    }
}

fn kilometres(hundred_metres: u16) -> Option<f32> {
    (hundred_metres > 0).then(|| f32::from(hundred_metres) / 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Postcodes {
        let outward = PackedOutward {
            codes: "BT1\nSW7\nZE2".to_owned(),
            lat: vec![545000, -30000, 87000],
            lon: vec![-38350, 37050, -5850],
            radius: vec![0, 12, 400],
            region: vec![11, 6, 10],
        };
        let sectors = PackedSectors {
            digits: vec![0, 0b10_0100, 0b10_0000_0000],
            lat: vec![-20, 20, 40],
            lon: vec![-130, 130, 390],
            radius: vec![3, 4, 445],
        };
        Postcodes::unpack(&outward, sectors).unwrap()
    }

    fn check(postcode: &str, expected: Option<(f64, f64, PlacedBy, Option<f32>)>) {
        let found = table().find(&Postcode::parse(postcode).unwrap());
        let found = found.map(|f| (f.position.lat, f.position.lon, f.placed_by, f.radius_km));
        assert_eq!(found, expected, "{postcode}");
    }

    #[test]
    fn sector_else_outward_code() {
        use PlacedBy::{PostcodeOutward as Out, PostcodeSector as Sector};
        check("SW7 2RL", Some((51.498, -0.22, Sector, Some(0.3))));
        check("SW7 2", Some((51.498, -0.22, Sector, Some(0.3))));
        check("SW7 5AA", Some((51.502, -0.18, Sector, Some(0.4))));
        check("SW7 4AA", Some((51.5, -0.2, Out, Some(1.2))));
        check("SW7", Some((51.5, -0.2, Out, Some(1.2))));
        check("ZE2 9AA", Some((60.204, -1.04, Sector, Some(44.5))));
        check("BT1 5GS", Some((54.5, -5.9, Out, None)));
        check("ZE99 9ZZ", None);
    }

    #[test]
    fn columns_that_do_not_fit_are_refused() {
        let outward = PackedOutward {
            codes: "SW7".to_owned(),
            ..PackedOutward::default()
        };
        assert!(Postcodes::unpack(&outward, PackedSectors::default()).is_err());
    }
}
