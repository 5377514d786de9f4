//! The United Kingdom's districts, regions and nations, for drawing and for lookups.

use std::sync::OnceLock;

use super::distance::distance_km;
use super::locate::Locator;
use super::pack::{MAGIC, PackedBoundaries, PackedFeature, STEP};
use super::projection::Projection;
use crate::gazetteer::name;
use crate::metres::Metres;
use records::codes::{Nation, Region};
use records::record::LonLat;
use records::sort;

/// A position farther than this from every region is in none: no inhabited part of the UK missing
/// from the boundaries lies beyond it.
const NEAR_KM: f64 = 20.0;
/// The possible error of the boundaries themselves. Inside a neighbouring country, only positions
/// this close to a region count as near it.
const BORDER_ERROR_KM: f64 = 0.5;

/// How far outside its region, in kilometres, a position is taken to be in the region's nearest
/// district: postcodes and boundaries are good to some hundred metres.
const BESIDE_KM: f64 = 1.0;

/// One arc of a ring and the direction in which it is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArcRef {
    /// Index into [`Boundaries::arcs`].
    pub arc: u32,
    /// Whether it is followed from its last point to its first.
    pub reversed: bool,
}

/// A named shape in the map's metres.
#[derive(Clone, Debug, PartialEq)]
pub struct Feature {
    /// The code of the Office for National Statistics (GSS); empty for a neighbour.
    pub code: String,
    /// English name.
    pub name: String,
    /// The region that it is or is in; none for a neighbour and for England.
    pub region: Option<Region>,
    /// The nation that it is or is in; none for a neighbour.
    pub nation: Option<Nation>,
    /// The closed rings of all its polygons, filled by the even-odd rule.
    pub rings: Vec<Vec<ArcRef>>,
    /// Its extent `[west, south, east, north]`, in map metres.
    pub bbox: [f64; 4],
    /// A point well inside its largest part.
    pub label: Metres,
}

/// Arcs by what they separate. Each arc is in exactly one list; numbers index [`Boundaries::arcs`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Borders {
    /// The UK from the sea.
    pub coast: Vec<u32>,
    /// Two nations, or Northern Ireland and Ireland.
    pub nation: Vec<u32>,
    /// Two regions of England.
    pub region: Vec<u32>,
    /// Two districts of one region.
    pub district: Vec<u32>,
    /// A neighbour from the sea.
    pub context: Vec<u32>,
}

/// All boundaries, projected once.
pub struct Boundaries {
    /// Polylines; adjacent features share theirs.
    pub arcs: Vec<Vec<Metres>>,
    /// The 361 local authority districts of May 2024, including London's boroughs, in the order of
    /// their codes.
    pub districts: Vec<Feature>,
    /// The 12 regions, in code order.
    pub regions: Vec<Feature>,
    /// The 4 nations.
    pub nations: Vec<Feature>,
    /// Ireland, the Isle of Man and the Channel Islands.
    pub context: Vec<Feature>,
    /// The arcs by what they separate.
    pub borders: Borders,
    extent: [f64; 4],
    locator: Locator,
    /// The districts by the keys of their names, sorted.
    by_key: OnceLock<Vec<(String, u32)>>,
}

impl Boundaries {
    /// Reads the file that `cargo xtask data` writes as `boundaries.bin`.
    ///
    /// # Errors
    /// Describes what is wrong where the bytes are not such a file.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, String> {
        let packed: PackedBoundaries = postcard::from_bytes(bytes)
            .map_err(|_| "The boundaries are not in the expected form.".to_owned())?;
        if packed.magic != MAGIC {
            return Err("The boundaries were written for another version.".to_owned());
        }
        let arcs = unpack_arcs(&packed)?;
        let layer = |packed_layer: &[PackedFeature]| -> Result<Vec<Feature>, String> {
            packed_layer
                .iter()
                .map(|feature| unpack_feature(feature, &arcs))
                .collect()
        };
        let (districts, mut regions) = (layer(&packed.districts)?, layer(&packed.regions)?);
        sort::by_key(&mut regions, |feature| feature.region);
        if !regions
            .iter()
            .map(|feature| feature.region)
            .eq(Region::ALL.map(Some))
        {
            return Err("The boundaries do not hold each of the twelve regions once.".to_owned());
        }
        let (nations, context) = (layer(&packed.nations)?, layer(&packed.context)?);
        let borders = classify(arcs.len(), &districts, &context);
        let extent = regions
            .iter()
            .fold(EMPTY, |all, feature| union(all, feature.bbox));
        let locator = Locator::new(&arcs, districts.iter().chain(&context));
        Ok(Self {
            arcs,
            districts,
            regions,
            nations,
            context,
            borders,
            extent,
            locator,
            by_key: OnceLock::new(),
        })
    }

    /// The index of the district at a position, with the kilometres to its nearest edge: 0 inside.
    /// `None` more than 20 km from every district, or in Ireland or on an island outside the UK
    /// (but within 500 m of the Irish border, the possible error of the boundaries, the district
    /// counts as near).
    #[must_use]
    pub fn district_near(&self, position: LonLat) -> Option<(u32, f64)> {
        let point = Projection::project(position);
        let limit = match self.locator.inside(point) {
            Some(shape) if self.is_district(shape) => return Some((shape.into(), 0.0)),
            Some(_) => BORDER_ERROR_KM,
            None => NEAR_KM,
        };
        let is_district = |shape| self.is_district(shape);
        let (shape, metres) = self.locator.nearest(point, limit * 1000.0, is_district)?;
        Some((shape.into(), metres / 1000.0))
    }

    /// The district of a position whose region is known. Where position and region disagree, the
    /// nearest district of that region within a kilometre of the position, else the one that has the
    /// position.
    #[must_use]
    pub fn district_within(&self, position: LonLat, region: Region) -> Option<u32> {
        let of_region = |shape: u16| {
            let district = self.districts.get(usize::from(shape));
            district.is_some_and(|district| district.region == Some(region))
        };
        let point = Projection::project(position);
        if let Some(shape) = self.locator.inside(point).filter(|&shape| of_region(shape)) {
            return Some(shape.into());
        }
        let nearest = self.locator.nearest(point, BESIDE_KM * 1000.0, of_region);
        nearest
            .map(|(shape, _)| shape.into())
            .or_else(|| self.district_near(position).map(|(at, _)| at))
    }

    /// The region at a position, with the kilometres to its nearest edge: that of
    /// [`Self::district_near`].
    #[must_use]
    pub fn region_near(&self, position: LonLat) -> Option<(Region, f64)> {
        let (district, km) = self.district_near(position)?;
        Some((self.districts.get(district as usize)?.region?, km))
    }

    /// Whether any part of a region is within a distance, in kilometres, of a position.
    #[must_use]
    pub fn is_near_region(&self, position: LonLat, region: Region, km: f64) -> bool {
        let of_region = |shape: u16| {
            let district = self.districts.get(usize::from(shape));
            district.is_some_and(|district| district.region == Some(region))
        };
        let point = Projection::project(position);
        self.locator.inside(point).is_some_and(of_region)
            || self
                .locator
                .nearest(point, km * 1000.0, of_region)
                .is_some()
    }

    /// Whether a position is in Ireland or on an island outside the United Kingdom.
    #[must_use]
    pub fn is_in_neighbour(&self, position: LonLat) -> bool {
        let shape = self.locator.inside(Projection::project(position));
        shape.is_some_and(|shape| !self.is_district(shape))
    }

    /// The index of the district with this name.
    #[must_use]
    pub fn district_named(&self, name: &str) -> Option<u32> {
        let mut districts = (0..).zip(&self.districts);
        let found = districts.find(|(_, district)| district.name == name);
        found.map(|(at, _)| at)
    }

    /// The index of the district whose name has this key ([`name::key`]), with or without what ONS
    /// adds to it ("Bristol, City of").
    #[must_use]
    pub fn district_by_key(&self, key: &str) -> Option<u32> {
        let by_key = self.by_key.get_or_init(|| {
            let mut keys: Vec<(String, u32)> = Vec::with_capacity(self.districts.len());
            for (at, district) in (0..).zip(&self.districts) {
                keys.push((name::key(&district.name), at));
                if let Some((short, added)) = district.name.split_once(", ")
                    && added.ends_with(" of")
                {
                    keys.push((name::key(short), at));
                }
            }
            sort::by_key(&mut keys, |(key, _)| key.clone());
            keys
        });
        let at = by_key
            .binary_search_by(|(known, _)| known.as_str().cmp(key))
            .ok()?;
        by_key.get(at).map(|(_, at)| *at)
    }

    /// The index of the district with this ONS code, such as `E06000051`.
    #[must_use]
    pub fn district_with_code(&self, code: &str) -> Option<u32> {
        let mut districts = (0..).zip(&self.districts);
        let found = districts.find(|(_, district)| district.code.eq_ignore_ascii_case(code));
        found.map(|(at, _)| at)
    }

    /// The middle of a district's extent, and the kilometres from there to its corners.
    #[must_use]
    pub fn reach_of_district(&self, district: u32) -> Option<(LonLat, f64)> {
        let [west, south, east, north] = self.districts.get(district as usize)?.bbox;
        let middle = Projection::unproject(Metres([
            f64::midpoint(west, east),
            f64::midpoint(south, north),
        ]));
        let corner = Projection::unproject(Metres([east, north]));
        Some((middle, distance_km(middle, corner)))
    }

    fn is_district(&self, shape: u16) -> bool {
        usize::from(shape) < self.districts.len()
    }

    /// A point well inside a region, which represents "somewhere in" it.
    #[must_use]
    pub fn label_point(&self, region: Region) -> LonLat {
        let feature = self.regions.get(region as usize);
        let label = feature.map(|feature| feature.label);
        Projection::unproject(label.unwrap_or_default())
    }

    /// The extent of the UK, without its neighbours: `[west, south, east, north]`, in map metres.
    #[must_use]
    pub const fn extent(&self) -> [f64; 4] {
        self.extent
    }

    /// The points of a closed ring in order; the first is not repeated at the end.
    pub fn ring<'a>(&'a self, ring: &'a [ArcRef]) -> impl Iterator<Item = Metres> + 'a {
        walk(&self.arcs, ring)
    }
}

const EMPTY: [f64; 4] = [
    f64::INFINITY,
    f64::INFINITY,
    f64::NEG_INFINITY,
    f64::NEG_INFINITY,
];

fn union(a: [f64; 4], b: [f64; 4]) -> [f64; 4] {
    [
        a[0].min(b[0]),
        a[1].min(b[1]),
        a[2].max(b[2]),
        a[3].max(b[3]),
    ]
}

fn unpack_arcs(packed: &PackedBoundaries) -> Result<Vec<Vec<Metres>>, String> {
    let points = packed
        .arc_lengths
        .iter()
        .map(|&n| n as usize)
        .sum::<usize>();
    if points != packed.east.len() || points != packed.north.len() {
        return Err("The boundaries' arcs and their points do not match.".to_owned());
    }
    let (mut east, mut north) = (0i32, 0i32);
    let mut steps = packed.east.iter().zip(&packed.north);
    Ok(packed
        .arc_lengths
        .iter()
        .map(|&length| {
            steps
                .by_ref()
                .take(length as usize)
                .map(|(dx, dy)| {
                    (east, north) = (east.wrapping_add(*dx), north.wrapping_add(*dy));
                    metres([east, north])
                })
                .collect()
        })
        .collect())
}

fn metres(steps: [i32; 2]) -> Metres {
    Metres(steps.map(|step| f64::from(step) * STEP))
}

fn unpack_feature(feature: &PackedFeature, arcs: &[Vec<Metres>]) -> Result<Feature, String> {
    let mut bbox = EMPTY;
    let mut rings = Vec::with_capacity(feature.rings.len());
    for ring in &feature.rings {
        let mut refs = Vec::with_capacity(ring.len());
        for &signed in ring {
            let reversed = signed < 0;
            let arc = (if reversed { !signed } else { signed }) as u32;
            let Some(points) = arcs.get(arc as usize) else {
                return Err(format!(
                    "The boundary of {} names an arc there is not.",
                    feature.name
                ));
            };
            bbox = points
                .iter()
                .fold(bbox, |all, &Metres([x, y])| union(all, [x, y, x, y]));
            refs.push(ArcRef { arc, reversed });
        }
        rings.push(refs);
    }
    Ok(Feature {
        code: feature.code.clone(),
        name: feature.name.clone(),
        region: feature
            .region
            .and_then(|i| Region::ALL.get(usize::from(i)).copied()),
        nation: feature
            .nation
            .and_then(|i| Nation::ALL.get(usize::from(i)).copied()),
        rings,
        bbox,
        label: metres(feature.label),
    })
}

pub(super) fn walk<'a>(
    arcs: &'a [Vec<Metres>],
    ring: &'a [ArcRef],
) -> impl Iterator<Item = Metres> + 'a {
    ring.iter().flat_map(move |arc_ref| {
        let points = arcs
            .get(arc_ref.arc as usize)
            .map_or(&[][..], Vec::as_slice);
        // An arc's last point is the first of the next.
        let n = points.len().saturating_sub(1);
        (0..n).filter_map(move |i| {
            points
                .get(if arc_ref.reversed { n - i } else { i })
                .copied()
        })
    })
}

/// Sorts arcs by the districts and neighbours on their two sides.
fn classify(arcs: usize, districts: &[Feature], context: &[Feature]) -> Borders {
    let mut sides: Vec<[Option<&Feature>; 2]> = vec![[None; 2]; arcs];
    for feature in districts.iter().chain(context) {
        for arc_ref in feature.rings.iter().flatten() {
            if let Some([first, second]) = sides.get_mut(arc_ref.arc as usize) {
                *(if first.is_none() { first } else { second }) = Some(feature);
            }
        }
    }
    let mut borders = Borders::default();
    for (arc, sides) in (0..).zip(sides) {
        let list = match sides {
            [Some(a), Some(b)] if a.nation != b.nation => &mut borders.nation,
            [Some(a), Some(b)] if a.region != b.region => &mut borders.region,
            [Some(_), Some(_)] => &mut borders.district,
            [Some(a), None] if a.nation.is_some() => &mut borders.coast,
            [Some(_), None] => &mut borders.context,
            [None, _] => continue,
        };
        list.push(arc);
    }
    borders
}
