//! Reads and writes the query as the fragment of the page address.
//!
//! The fragment (after `#`) rather than the query string, because a browser never sends it to a
//! server: a search or a selection in a private file stays on the user's machine even when the page
//! is reloaded. Anything that is not understood is ignored, never an error.

use form_urlencoded::{Serializer, parse};

use crate::text::fixed;

use super::{Camera, Facet, Near, Query, Sort, SortBy, Source, Stage, Target, Unit, View, Years};

/// The value for a camera that was set to the whole country.
const WHOLE: &str = "uk";
/// The longest value that is accepted from an address, in bytes.
const LONGEST: usize = 2_000;
/// The maximum number of values of one facet that are accepted from an address.
const MOST_VALUES: usize = 500;

impl Query {
    /// The fragment without `#`; empty for the default query.
    #[must_use]
    pub fn to_fragment(&self) -> String {
        let mut out = Serializer::new(String::new());
        match self.source {
            Source::Documented => {}
            Source::Illustrative => drop(out.append_pair("data", "illustrative")),
            Source::Own => drop(out.append_pair("data", "own")),
        }
        for facet in Facet::ALL {
            let choice = self.choice(facet);
            for value in &choice.values {
                out.append_pair(facet.key(), value);
            }
            if choice.all && facet.is_multi() {
                out.append_pair(&format!("{}.match", facet.key()), "all");
            }
        }
        if let Some(years) = self.years {
            out.append_pair("years", &format!("{}..{}", years.from, years.to));
            if years.undated {
                out.append_pair("undated", "yes");
            }
        }
        if let Some(near) = &self.near {
            out.append_pair("near", &near.value());
        }
        if !self.text.is_empty() {
            out.append_pair("q", &self.text);
        }
        if self.unit != Unit::default() {
            out.append_pair("unit", self.unit.key());
        }
        if self.by_type {
            out.append_pair("colour", "type");
        }
        if self.sites {
            out.append_pair("sites", "yes");
        }
        match self.stage {
            Stage::Map => {}
            Stage::Table => drop(out.append_pair("view", "table")),
            Stage::Analysis(view) => drop(out.append_pair("view", view.key())),
        }
        if !self.lens.is_empty() {
            out.append_pair("lens", &self.lens);
        }
        if let Some(sort) = self.sort {
            let sign = if sort.descending { "-" } else { "" };
            out.append_pair("sort", &format!("{sign}{}", sort.by.key()));
        }
        match self.camera {
            None => {}
            Some(Camera::Whole) => drop(out.append_pair("at", WHOLE)),
            Some(Camera::At { lat, lon, zoom }) => {
                let at = format!("{},{},{}", fixed(lat, 4), fixed(lon, 4), fixed(zoom, 2));
                out.append_pair("at", &at);
            }
        }
        match &self.target {
            None => {}
            Some(Target::Place(lat, lon)) => {
                let degrees = |n: &i32| fixed(f64::from(*n) / 1e4, 4);
                out.append_pair("place", &format!("{},{}", degrees(lat), degrees(lon)));
            }
            Some(Target::Partner(name)) => drop(out.append_pair("partner", name)),
            Some(Target::Institution(name)) => drop(out.append_pair("museum", name)),
            Some(Target::Record(id)) => drop(out.append_pair("record", id)),
            Some(Target::Spot { lat, lon, name }) => {
                let degrees = |n: &i32| fixed(f64::from(*n) / 1e4, 4);
                let gap = if name.is_empty() { "" } else { "," };
                let value = format!("{},{}{gap}{name}", degrees(lat), degrees(lon));
                out.append_pair("spot", &value);
            }
        }
        // These need no escape in a fragment, and the address stays readable.
        out.finish()
            .replace("%2C", ",")
            .replace("%3A", ":")
            .replace("%2F", "/")
    }

    /// Reads a fragment, with or without `#`.
    #[must_use]
    pub fn from_fragment(fragment: &str) -> Self {
        let mut query = Self::default();
        let mut undated = false;
        for (key, value) in parse(fragment.trim_start_matches('#').as_bytes()) {
            if value.len() > LONGEST {
                continue;
            }
            match (key.as_ref(), value.as_ref()) {
                ("data", "illustrative") => query.source = Source::Illustrative,
                ("data", "own") => query.source = Source::Own,
                ("years", range) => query.years = years(range),
                ("near", value) => query.near = Near::of_value(value),
                ("undated", "yes") => undated = true,
                ("q", text) => query.text = text.to_owned(),
                ("unit", unit) => {
                    query.unit = find(&Unit::ALL, unit, Unit::key).unwrap_or_default();
                }
                ("colour", "type") => query.by_type = true,
                ("sites", "yes") => query.sites = true,
                ("view", "table") => query.stage = Stage::Table,
                ("view", view) => {
                    query.stage =
                        find(&View::ALL, view, View::key).map_or(Stage::Map, Stage::Analysis);
                }
                ("lens", lens) => query.lens = lens.to_owned(),
                ("sort", sort) => query.sort = parse_sort(sort),
                ("at", at) => query.camera = camera(at),
                ("place", at) => query.target = place(at).or(query.target),
                ("partner", name) => query.target = Some(Target::Partner(name.to_owned())),
                ("museum", name) => query.target = Some(Target::Institution(name.to_owned())),
                ("record", id) => query.target = Some(Target::Record(id.to_owned())),
                ("spot", value) => query.target = spot(value).or(query.target),
                (key, value) => query.read_facet(key, value),
            }
        }
        if let Some(years) = &mut query.years {
            years.undated = undated;
        }
        query
    }

    fn read_facet(&mut self, key: &str, value: &str) {
        let (key, is_match) = key
            .strip_suffix(".match")
            .map_or((key, false), |key| (key, true));
        let Some(facet) = find(&Facet::ALL, key, Facet::key) else {
            return;
        };
        let choice = self.choice_mut(facet);
        if is_match {
            choice.all = value == "all" && facet.is_multi();
        } else if choice.values.len() < MOST_VALUES && !choice.values.iter().any(|v| v == value) {
            choice.values.push(value.to_owned());
        }
    }
}

fn find<T: Copy>(all: &[T], key: &str, key_of: impl Fn(T) -> &'static str) -> Option<T> {
    all.iter().copied().find(|item| key_of(*item) == key)
}

fn years(range: &str) -> Option<Years> {
    let (from, to) = range.split_once("..")?;
    let (from, to) = (from.parse().ok()?, to.parse().ok()?);
    (1000 <= from && from <= to && to <= 9999).then_some(Years {
        from,
        to,
        undated: false,
    })
}

fn parse_sort(sort: &str) -> Option<Sort> {
    let (descending, key) = sort
        .strip_prefix('-')
        .map_or((false, sort), |key| (true, key));
    find(&SortBy::ALL, key, SortBy::key).map(|by| Sort { by, descending })
}

/// Reads decimal numbers as ten-thousandths. Parsing them as whole numbers keeps the tables that
/// floating-point parsing needs (10 KB) out of the page.
fn numbers<const N: usize>(text: &str) -> Option<[i32; N]> {
    let mut out = [0; N];
    let mut parts = text.split(',');
    for number in &mut out {
        *number = ten_thousandths(parts.next()?.trim())?;
    }
    parts.next().is_none().then_some(out)
}

pub(super) fn ten_thousandths(text: &str) -> Option<i32> {
    let (negative, digits) = text
        .strip_prefix('-')
        .map_or((false, text), |digits| (true, digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let plain = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !plain(whole) || !plain(fraction) {
        return None;
    }
    let whole: i32 = whole.parse().ok()?;
    // Further decimal places are below the resolution.
    let fraction = fraction.get(..4).unwrap_or(fraction);
    let fraction: i32 = format!("{fraction:0<4}").parse().ok()?;
    let number = whole.checked_mul(10_000)?.checked_add(fraction)?;
    Some(if negative { -number } else { number })
}

fn camera(at: &str) -> Option<Camera> {
    if at == WHOLE {
        return Some(Camera::Whole);
    }
    let [lat, lon, zoom] = numbers(at)?.map(|n| f64::from(n) / 1e4);
    let plausible =
        (40.0..70.0).contains(&lat) && (-30.0..20.0).contains(&lon) && (0.0..30.0).contains(&zoom);
    plausible.then_some(Camera::At { lat, lon, zoom })
}

fn place(at: &str) -> Option<Target> {
    let [lat, lon] = numbers(at)?;
    let in_range = lat.abs() <= 900_000 && lon.abs() <= 1_800_000;
    in_range.then_some(Target::Place(lat, lon))
}

/// Reads a point; everything after the second comma is the name.
fn spot(value: &str) -> Option<Target> {
    let mut parts = value.splitn(3, ',');
    let lat = ten_thousandths(parts.next()?.trim())?;
    let lon = ten_thousandths(parts.next()?.trim())?;
    let name = parts.next().unwrap_or_default().to_owned();
    let in_range = lat.abs() <= 900_000 && lon.abs() <= 1_800_000;
    in_range.then_some(Target::Spot { lat, lon, name })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{Choice, Radius};
    use super::*;

    #[test]
    fn the_default_query_has_an_empty_address() {
        assert_eq!(Query::default().to_fragment(), "");
        assert_eq!(Query::from_fragment(""), Query::default());
        assert_eq!(Query::from_fragment("#"), Query::default());
    }

    #[test]
    fn an_address_is_readable() {
        let mut query = Query::default();
        query.choice_mut(Facet::Type).values = vec!["Loan".into(), "Touring exhibition".into()];
        query.choice_mut(Facet::Type).all = true;
        query.years = Some(Years {
            from: 2008,
            to: 2012,
            undated: true,
        });
        query.camera = Some(Camera::At {
            lat: 54.5,
            lon: -3.25,
            zoom: 6.5,
        });
        query.target = Some(Target::Place(514_567, -26_050));
        query.near = Near::of_value("51.8012,-4.9691,10mi,Hay & Brecon, Powys");
        assert_eq!(
            query.to_fragment(),
            "type=Loan&type=Touring+exhibition&type.match=all&years=2008..2012&undated=yes\
             &near=51.8012,-4.9691,10mi,Hay+%26+Brecon,+Powys&at=54.5000,-3.2500,6.50&place=51.4567,-2.6050"
        );
    }

    #[test]
    fn a_spot_is_readable() {
        let spot = |lat, lon, name: &str| Target::Spot {
            lat,
            lon,
            name: name.to_owned(),
        };
        for (fragment, target) in [
            (
                "spot=51.8012,-4.9691,Haverfordwest",
                spot(518_012, -49_691, "Haverfordwest"),
            ),
            (
                "spot=54.9981,-7.3093,Derry/Londonderry",
                spot(549_981, -73_093, "Derry/Londonderry"),
            ),
            (
                "spot=52.0704,-3.1274,Hay,+Powys",
                spot(520_704, -31_274, "Hay, Powys"),
            ),
            ("spot=52.0000,-3.0000", spot(520_000, -30_000, "")),
        ] {
            let query = Query::from_fragment(fragment);
            assert_eq!(query.target.as_ref(), Some(&target), "{fragment}");
            assert_eq!(query.to_fragment(), fragment);
        }
        for fragment in [
            "spot=Haverfordwest",
            "spot=95,0,Nowhere",
            "spot=",
            "spot=51",
        ] {
            assert_eq!(Query::from_fragment(fragment).target, None, "{fragment}");
        }
    }

    #[test]
    fn hostile_addresses_mean_less_not_failure() {
        for (fragment, want) in [
            ("#years=2012..2008", Query::default()),
            ("#at=NaN,1,2", Query::default()),
            ("#at=1e309,1,2", Query::default()),
            ("#at=54,-3", Query::default()),
            ("#at=UK", Query::default()),
            ("#place=51,0,1", Query::default()),
            ("#near=51,0,1e3mi,%ff", Query::default()),
            ("#near=91,0,10mi", Query::default()),
            (
                "#unit=%00&sort=--partner&data=javascript:alert(1)",
                Query::default(),
            ),
            ("#kind.match=all", Query::default()),
            ("#%ff%fe=1&&&===", Query::default()),
        ] {
            assert_eq!(Query::from_fragment(fragment), want, "{fragment}");
        }
        let many = "type=".to_owned() + &"x".repeat(LONGEST + 1);
        assert_eq!(Query::from_fragment(&many), Query::default());
    }

    fn any_target() -> impl Strategy<Value = Option<Target>> {
        prop_oneof![
            Just(None),
            (-900_000..=900_000, -1_800_000..=1_800_000)
                .prop_map(|(lat, lon)| Some(Target::Place(lat, lon))),
            any::<String>().prop_map(|name| Some(Target::Partner(name))),
            any::<String>().prop_map(|name| Some(Target::Institution(name))),
            any::<String>().prop_map(|id| Some(Target::Record(id))),
            (-900_000..=900_000, -1_800_000..=1_800_000, any::<String>())
                .prop_map(|(lat, lon, name)| Some(Target::Spot { lat, lon, name })),
        ]
    }

    fn any_near() -> impl Strategy<Value = Near> {
        let radii = prop::sample::select(Radius::ALL.to_vec());
        (
            -900_000..=900_000,
            -1_800_000..=1_800_000,
            radii,
            any::<String>(),
        )
            .prop_map(|(lat, lon, radius, name)| Near {
                lat,
                lon,
                radius,
                name,
            })
    }

    fn any_camera() -> impl Strategy<Value = Option<Camera>> {
        let at = (40_0000..69_9999, -30_0000..20_0000, 0..2999).prop_map(|(lat, lon, zoom)| {
            Some(Camera::At {
                lat: f64::from(lat) / 1e4,
                lon: f64::from(lon) / 1e4,
                zoom: f64::from(zoom) / 100.0,
            })
        });
        prop_oneof![Just(None), Just(Some(Camera::Whole)), at]
    }

    fn any_stage() -> impl Strategy<Value = Stage> {
        let views = prop::sample::select(View::ALL.to_vec());
        prop_oneof![
            Just(Stage::Map),
            Just(Stage::Table),
            views.prop_map(Stage::Analysis)
        ]
    }

    fn any_choice() -> impl Strategy<Value = Choice> {
        (
            prop::collection::btree_set(any::<String>(), 0..4),
            any::<bool>(),
        )
            .prop_map(|(values, all)| Choice {
                values: values.into_iter().collect(),
                all,
            })
    }

    prop_compose! {
        fn any_query()(
            source in prop::sample::select(vec![Source::Documented, Source::Illustrative, Source::Own]),
            mut facets in prop::array::uniform8(any_choice()),
            years in prop::option::of((1000..5000, 0..4999, any::<bool>())),
            near in prop::option::of(any_near()),
            text in any::<String>(),
            unit in prop::sample::select(Unit::ALL.to_vec()),
            by_type in any::<bool>(),
            sites in any::<bool>(),
            camera in any_camera(),
            target in any_target(),
            stage in any_stage(),
            lens in any::<String>(),
            sort in prop::option::of((prop::sample::select(SortBy::ALL.to_vec()), any::<bool>())),
        ) -> Query {
            for facet in Facet::ALL {
                facets[facet.index()].all &= facet.is_multi();
            }
            Query {
                source, facets, near, text, unit, by_type, sites, camera, target,
                years: years.map(|(from, more, undated)| Years { from, to: from + more, undated }),
                stage, lens,
                sort: sort.map(|(by, descending)| Sort { by, descending }),
                locked: Default::default(),
            }
        }
    }

    proptest! {
        #[test]
        fn a_query_survives_its_address(query in any_query()) {
            prop_assert_eq!(Query::from_fragment(&query.to_fragment()), query);
        }

        #[test]
        fn any_address_is_read(fragment in any::<String>()) {
            let _ = Query::from_fragment(&fragment);
        }
    }
}
