//! Geocodes a record: by the first usable one of coordinates, grid reference, postcode, place name,
//! partner's name and region.

pub(crate) mod abroad;
pub(crate) mod area;
pub(crate) mod cache;
pub(crate) mod cross_check;
pub(crate) mod degrees;
pub(crate) mod grid_coordinates;
pub(crate) mod lists;
pub(crate) mod location_input;
pub(crate) mod lost_minus;
pub(crate) mod place_names;
pub(crate) mod position;
pub(crate) mod postcodes;

use std::cell::Cell;

use crate::geocode::area::Area;
use crate::geocode::location_input::{
    Geocode, LocationInput, Remark, Reread, Resources, is_nothing,
};
use crate::geocode::postcodes::{PostcodeFound, PostcodeSource};
use crate::report::issue::{Code, IssueKind};
use geography::gazetteer::{Bias, Lookup, Match, Postcode};
use records::codes::Region;
use records::record::{Field, LonLat, PlacedBy, Precision};

/// The reach, in kilometres, from which an outward code is coarser than a town.
const COARSE_KM: f32 = 2.0;
/// How far from its point, in kilometres, a town counts as lying in an outward code of unknown
/// reach (as all of Northern Ireland's are).
const OUTWARD_KM: f64 = 25.0;

/// Geocodes one row.
#[must_use]
pub fn geocode(location: &LocationInput<'_>, resources: &Resources<'_>) -> Geocode {
    let mut placing = Geocoder::new(location, resources);
    let postcode = placing.postcode();
    let abroad = postcodes::is_abroad(location.postcode) || placing.address_abroad();
    let fix = placing
        .position(postcode.as_ref())
        .or_else(|| placing.by_postcode(postcode.clone()));
    let abroad = abroad || placing.is_in_neighbour;
    let fix = fix
        .or_else(|| (!abroad).then(|| placing.place_name())?)
        .or_else(|| (!abroad).then(|| placing.partner())?);
    placing.finish(fix, postcode)
}

pub(super) struct Geocoder<'p> {
    pub(super) location: &'p LocationInput<'p>,
    pub(super) resources: &'p Resources<'p>,
    pub(super) placed: Geocode,
    /// Whether the row's coordinates are in Ireland or on an island outside the United Kingdom: a
    /// place named there is not one of the same name here.
    pub(super) is_in_neighbour: bool,
    /// The county or local authority of the row, where it is known and not in another region or
    /// nation than the one given.
    pub(super) area: Option<Area>,
    /// The unit postcode looked up last: reading a cell asks whether it is in use, geocoding where
    /// it is.
    looked_up: Cell<Option<(Postcode, Option<LonLat>)>>,
}

impl<'p> Geocoder<'p> {
    pub(super) fn new(location: &'p LocationInput<'p>, resources: &'p Resources<'p>) -> Self {
        Self {
            location,
            resources,
            placed: Geocode::default(),
            is_in_neighbour: false,
            area: area::find(location.area, resources),
            looked_up: Cell::new(None),
        }
    }
}

impl Geocoder<'_> {
    pub(super) fn remark(&mut self, field: Field, found: impl Into<String>, kind: IssueKind) {
        self.placed.remarks.push(Remark {
            field,
            found: found.into(),
            kind,
        });
    }

    /// The match of the postcode in its own cell, else of the one in an address.
    fn postcode(&mut self) -> Option<Match> {
        let (postcode, field) = match self.postcode_in_cell() {
            Some(postcode) => (postcode, Field::Postcode),
            None => (self.postcode_in_address()?, Field::Place),
        };
        let fix = self.fix_of(&postcode);
        if let Some(fix) = &fix
            && self.is_of_another_address(&postcode, fix)
        {
            return None;
        }
        self.placed.postcode = Some(postcode);
        if fix.is_none()
            && let Some(retired) = self.retired(&postcode)
        {
            let kind = IssueKind::PostcodeDistrictRetired;
            self.remark(field, postcode.to_string(), kind);
            return Some(retired);
        }
        if fix.is_none() && (self.resources.gazetteer.is_some() || self.resources.units.is_some()) {
            self.remark(field, postcode.to_string(), IssueKind::PostcodeNotInTable);
        }
        fix
    }

    fn postcode_in_cell(&mut self) -> Option<Postcode> {
        let cell = self.location.postcode;
        if is_nothing(cell) {
            return None;
        }
        match postcodes::read(cell, &|postcode| self.in_use(postcode)) {
            PostcodeFound::Plain(postcode) => Some(postcode),
            PostcodeFound::Read(postcode, how) => self
                .say_read(postcode, cell, Field::Postcode, how)
                .then_some(postcode),
            PostcodeFound::Nothing(why) => {
                self.remark(Field::Postcode, cell, why);
                None
            }
        }
    }

    /// Whether the row's only postcode is in an address abroad, which is then reported.
    fn address_abroad(&mut self) -> bool {
        if self.placed.postcode.is_some() || !is_nothing(self.location.postcode) {
            return false;
        }
        let Some((code, why)) = postcodes::abroad_in(self.location.place) else {
            return false;
        };
        self.remark(Field::Place, code, why);
        true
    }

    fn postcode_in_address(&mut self) -> Option<Postcode> {
        let address = self.location.place;
        if !address.bytes().any(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let postcode = postcodes::within(address)
            .into_iter()
            .chain(Postcode::at_end(address).map(|(part, _)| part))
            .find(|postcode| self.in_use(postcode) != Some(false))?;
        self.say_read(postcode, address, Field::Place, PostcodeSource::Address)
            .then_some(postcode)
    }

    /// Notes that a cell is read as something else. Returns false where the cell is to be kept
    /// verbatim.
    pub(super) fn rereads(&mut self, code: Code, field: Field, from: &str, to: String) -> bool {
        self.placed.readings.push(Reread {
            code,
            field,
            from: from.to_owned(),
            to,
        });
        !self.location.uncorrected.has(field)
    }

    /// Notes how a postcode was read out of a cell. Returns false where the cell is to be kept
    /// verbatim.
    pub(super) fn say_read(
        &mut self,
        postcode: Postcode,
        cell: &str,
        field: Field,
        how: PostcodeSource,
    ) -> bool {
        let standard = postcode.to_string();
        if !self.rereads(Code::PostcodeRead, field, cell, standard.clone()) {
            return false;
        }
        self.remark(field, cell, how.kind(standard));
        true
    }

    fn in_use(&self, postcode: &Postcode) -> Option<bool> {
        let Resources {
            gazetteer, units, ..
        } = *self.resources;
        if self.unit(postcode).is_some() {
            return Some(true);
        }
        let outward = gazetteer?.postcode(&Postcode::Outward(*postcode.outward_code()));
        let whole = matches!(postcode, Postcode::Full(..));
        // The table of units does not cover Northern Ireland.
        let missing = whole && units.is_some() && !is_northern_irish(postcode);
        Some(outward.is_some() && !missing)
    }

    fn unit(&self, postcode: &Postcode) -> Option<LonLat> {
        if let Some((last, found)) = self.looked_up.get()
            && last == *postcode
        {
            return found;
        }
        let found = self.resources.units?.find(postcode);
        self.looked_up.set(Some((*postcode, found)));
        found
    }

    /// The match of a postcode: its unit, else neighbouring units in the sector, else the sector,
    /// else the outward code.
    pub(super) fn fix_of(&self, postcode: &Postcode) -> Option<Match> {
        let coarse = self
            .resources
            .gazetteer
            .and_then(|gazetteer| gazetteer.postcode(postcode));
        let Some(units) = self.resources.units else {
            return coarse;
        };
        let unit = |position, placed_by, radius_km| Match {
            position,
            placed_by,
            precision: Precision::Postcode,
            region: coarse.as_ref().and_then(|fix| fix.region),
            radius_km,
            ambiguous: false,
            people: 0,
            read_as: None,
        };
        if let Some(position) = self.unit(postcode) {
            return Some(unit(position, PlacedBy::PostcodeUnit, Some(0.1)));
        }
        match units.near(postcode) {
            Some(position) => {
                let radius = coarse.as_ref().and_then(|fix| fix.radius_km);
                Some(unit(position, PlacedBy::PostcodeSector, radius))
            }
            None => coarse,
        }
    }

    /// The postcode's match; in an outward code larger than a town, the town's.
    fn by_postcode(&mut self, fix: Option<Match>) -> Option<Match> {
        let fix = fix?;
        if let Some(postcode) = self.placed.postcode {
            self.say_if_not_in_use(&postcode, &fix);
            self.say_if_far_from_place(&postcode, &fix);
        }
        if fix.placed_by != PlacedBy::PostcodeOutward
            || fix.radius_km.is_some_and(|km| km <= COARSE_KM)
        {
            return Some(fix);
        }
        let within = fix.radius_km.map_or(OUTWARD_KM, |km| f64::from(km) * 1.5);
        let hint = Bias {
            near: Some((fix.position, within)),
            ..self.hint()
        };
        match self.resources.gazetteer?.place(self.location.place, hint) {
            Lookup::Found(town) => Some(town),
            _ => Some(fix),
        }
    }

    /// The match of a postcode whose district is retired.
    fn retired(&self, postcode: &Postcode) -> Option<Match> {
        self.resources.gazetteer?.retired(postcode.outward_code())
    }

    fn say_if_not_in_use(&mut self, postcode: &Postcode, fix: &Match) {
        let whole = matches!(postcode, Postcode::Full(..));
        let looked = self.resources.units.is_some() && !is_northern_irish(postcode);
        let kind = match fix.placed_by {
            PlacedBy::PostcodeSector => IssueKind::PostcodeBySector,
            PlacedBy::PostcodeOutward => IssueKind::PostcodeByDistrict,
            _ => return,
        };
        let is_retired = || self.retired(postcode).is_some();
        if whole && looked && !is_retired() {
            self.remark(Field::Postcode, postcode.to_string(), kind);
        }
    }

    /// What the row says about where places of its name are to be looked for.
    pub(super) fn hint(&self) -> Bias {
        let area = self.area.as_ref();
        let nation = self.location.nation;
        let of_area = area
            .and_then(Area::sole_region)
            .filter(|region| nation.is_none_or(|nation| region.nation() == nation));
        Bias {
            region: self.location.region.or(of_area),
            nation: nation.or_else(|| {
                let free = self.location.region.is_none();
                area.filter(|_| free)?.nation
            }),
            near: None,
        }
    }

    /// Completes the result: a given region wins, then the position's own, then that of the county.
    fn finish(mut self, fix: Option<Match>, postcode: Option<Match>) -> Geocode {
        let of_fix = fix.as_ref().and_then(|fix| fix.region);
        let given = self.given_region();
        if let (Some(fix), Some(given)) = (&fix, given) {
            self.say_if_elsewhere(fix, given);
        }
        if let Some(given) = given {
            self.placed.nation = Some(given.nation());
        }
        if let Some(fix) = fix {
            // A postcode district may lie on both sides of a border: a position tells better.
            let is_exact = fix.precision != Precision::Town && self.resources.boundaries.is_some();
            let of_postcode = postcode.as_ref().and_then(|fix| fix.region);
            let coarse = of_postcode.or(of_fix).or(self.placed.region);
            self.placed.region = given.or(coarse.filter(|_| !is_exact));
            self.find_district(&fix);
            self.placed.region = self.placed.region.or(coarse);
            self.placed.position = Some(fix.position);
            self.placed.placed_by = fix.placed_by;
            self.placed.precision = fix.precision;
            self.say_if_abroad(&fix);
            self.say_if_area_disagrees(Some(&fix));
            return self.placed;
        }
        let of_postcode = postcode.and_then(|fix| fix.region);
        let known = given.or(of_postcode).or(self.placed.region);
        self.placed.region = known.or_else(|| self.region_of_area());
        if self.placed.region.is_some()
            || self.placed.nation.is_some()
            || self.location.nation.is_some()
        {
            self.placed.placed_by = PlacedBy::Region;
            self.placed.precision = Precision::Region;
            self.say_if_area_disagrees(None);
        } else if self.placed.remarks.is_empty() {
            let has_clue = !is_nothing(self.location.postcode) || !is_nothing(self.location.place);
            let area = self.location.area;
            let (found, kind) = match (has_clue, is_nothing(area)) {
                (true, _) => ("", IssueKind::TablesMissing),
                (false, false) => (area, IssueKind::AreaUnknown),
                (false, true) => ("", IssueKind::NothingSaysWhere),
            };
            self.remark(Field::Place, found, kind);
        }
        self.placed
    }

    /// The region of the county or local authority, for a record that nothing else places.
    fn region_of_area(&mut self) -> Option<Region> {
        let area = self.area.as_ref()?;
        let (region, nation) = (area.region, area.nation);
        let agrees = self
            .location
            .nation
            .is_none_or(|given| nation == Some(given));
        if !agrees {
            return None;
        }
        self.placed.nation = self.placed.nation.or(nation);
        if let Some(region) = region.filter(|_| area.is_straddling) {
            self.remark(
                Field::Region,
                self.location.area,
                IssueKind::AreaInSeveralRegions { region },
            );
        }
        region.or_else(|| nation.and_then(cross_check::only_region))
    }
}

impl Geocoder<'_> {
    /// Finds the district at a position within the known region; where there is none, the region is
    /// taken from the district. The position is rounded as it is stored: near a border half a metre
    /// decides.
    fn find_district(&mut self, fix: &Match) {
        let Some(boundaries) = self.resources.boundaries else {
            return;
        };
        let is_city = fix.placed_by == PlacedBy::PlaceName
            && self
                .resources
                .gazetteer
                .is_some_and(|gazetteer| gazetteer.is_wider_than_district(fix.position));
        if is_city && self.placed.region.is_some() {
            return;
        }
        let position = fix.position.rounded();
        let found = match self.placed.region {
            Some(region) => boundaries.district_within(position, region),
            None => boundaries.district_near(position).map(|(at, _)| at),
        };
        let Some(district) = found.and_then(|at| boundaries.districts.get(at as usize)) else {
            return;
        };
        self.placed.region = self.placed.region.or(district.region);
        if is_city {
            return;
        }
        self.placed.district = found;
        self.placed.district_name.clone_from(&district.name);
    }
}

fn is_northern_irish(postcode: &Postcode) -> bool {
    postcode.outward().starts_with("BT")
}

#[cfg(test)]
mod tests;
