//! Classes for choropleths and heat maps.

use records::sort;
use std::cmp::Ordering;

/// How values are divided into classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Method {
    /// Classes at natural gaps between values: the least variance within classes (Fisher's exact
    /// method of 1958, which Jenks's "natural breaks" of 1967 approximate).
    #[default]
    Natural,
    /// The same number of values in each class.
    Quantile,
    /// Steps of equal width from the lowest to the highest value.
    Equal,
}

impl Method {
    /// All three, the default first.
    pub const ALL: [Self; 3] = [Self::Natural, Self::Quantile, Self::Equal];

    /// The method's value in view options.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Natural => "natural",
            Self::Quantile => "quantile",
            Self::Equal => "equal",
        }
    }
}

/// Classes of values, without empty ones.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Classes {
    /// The highest value of each class, ascending.
    pub tops: Vec<f64>,
    /// The lowest value of each class.
    pub bottoms: Vec<f64>,
    /// The number of values in each class.
    pub sizes: Vec<u32>,
}

impl Classes {
    /// Divides the positive values into at most `most` classes; zero belongs to no class.
    #[must_use]
    pub fn new(values: &[f64], method: Method, most: usize) -> Self {
        let mut sorted: Vec<f64> = values.iter().copied().filter(|v| *v > 0.0).collect();
        sort::stable_by(&mut sorted, &mut |a, b| {
            a.partial_cmp(b).unwrap_or(Ordering::Equal)
        });
        let mut distinct = sorted.clone();
        distinct.dedup();
        let most = most.min(distinct.len());
        let ends = match method {
            _ if most == 0 => Vec::new(),
            _ if most == distinct.len() => distinct,
            Method::Natural => natural(&sorted, &distinct, most),
            Method::Quantile => (1..=most)
                .filter_map(|i| sorted.get((i * sorted.len()).div_ceil(most) - 1).copied())
                .collect(),
            Method::Equal => equal(&sorted, most),
        };
        Self::at(&sorted, &ends)
    }

    /// Classes that end at `ends`, with the values in them; empty ones are omitted.
    fn at(sorted: &[f64], ends: &[f64]) -> Self {
        let mut out = Self::default();
        let mut from = 0;
        for end in ends {
            let to = sorted.partition_point(|value| value <= end);
            if let (true, Some(class)) = (to > from, sorted.get(from..to)) {
                out.bottoms.push(class[0]);
                out.tops.push(class[class.len() - 1]);
                out.sizes.push(class.len() as u32);
                from = to;
            }
        }
        out
    }

    /// The number of classes.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.tops.len()
    }

    /// Whether there are no classes because no value was positive.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.tops.is_empty()
    }

    /// The class of a value; `None` for zero.
    #[must_use]
    pub fn of(&self, value: f64) -> Option<usize> {
        if value <= 0.0 || self.is_empty() {
            return None;
        }
        let class = self.tops.partition_point(|top| *top < value);
        Some(class.min(self.len() - 1))
    }

    /// The ink's step for a class, 0 to 6: a few classes are spread over the whole ramp.
    #[must_use]
    pub fn step(&self, class: usize) -> u8 {
        match self.len() {
            0 | 1 => 4,
            n => (1.0 + class as f64 * 5.0 / (n - 1) as f64).round() as u8,
        }
    }

    /// The ink's step for a value; `None` for zero.
    #[must_use]
    pub fn step_of(&self, value: f64) -> Option<u8> {
        self.of(value).map(|class| self.step(class))
    }
}

fn equal(sorted: &[f64], most: usize) -> Vec<f64> {
    let (Some(least), Some(largest)) = (sorted.first(), sorted.last()) else {
        return Vec::new();
    };
    let width = (largest - least) / most as f64;
    let inner = (1..most).map(|i| least + width * i as f64);
    inner.chain([*largest]).collect()
}

/// The ends of the classes with the least sum of squared distances from their means, by dynamic
/// programming over the distinct values, each weighted by its frequency.
fn natural(sorted: &[f64], distinct: &[f64], most: usize) -> Vec<f64> {
    let n = distinct.len();
    // Cumulative sums up to each distinct value: weight, weight × value, weight × value².
    let mut sums = vec![[0.0; 3]];
    let mut from = 0;
    for (i, value) in distinct.iter().enumerate() {
        let to = sorted.partition_point(|v| v <= value);
        let weight = (to - from) as f64;
        from = to;
        let [w, x, xx] = sums[i];
        sums.push([w + weight, x + weight * value, xx + weight * value * value]);
    }
    let spread = |from: usize, to: usize| {
        let [w, x, xx]: [f64; 3] = std::array::from_fn(|k| sums[to][k] - sums[from][k]);
        if w > 0.0 { xx - x * x / w } else { 0.0 }
    };
    let mut cost: Vec<f64> = (0..=n).map(|to| spread(0, to)).collect();
    let mut cuts = vec![vec![0; n + 1]];
    for class in 1..most {
        let mut best = vec![f64::INFINITY; n + 1];
        let mut cut = vec![0; n + 1];
        for to in class + 1..=n {
            for (from, so_far) in cost.iter().enumerate().take(to).skip(class) {
                let now = so_far + spread(from, to);
                if now < best[to] {
                    (best[to], cut[to]) = (now, from);
                }
            }
        }
        cost = best;
        cuts.push(cut);
    }
    let mut to = n;
    let mut ends = Vec::with_capacity(most);
    for cut in cuts.iter().rev() {
        ends.push(distinct[to - 1]);
        to = cut[to];
    }
    ends.reverse();
    ends
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn each_method_parts_as_its_name_says() {
        let values = [0.0, 1.0, 2.0, 3.0, 10.0, 11.0, 50.0];
        for (method, tops) in [
            (Method::Natural, [3.0, 11.0, 50.0]),
            (Method::Quantile, [2.0, 10.0, 50.0]),
            (Method::Equal, [11.0, 50.0, 0.0]),
        ] {
            let classes = Classes::new(&values, method, 3);
            let tops: Vec<f64> = tops.into_iter().filter(|top| *top > 0.0).collect();
            assert_eq!(classes.tops, tops, "{method:?}");
        }
        assert!(Classes::new(&[0.0, 0.0], Method::Natural, 5).is_empty());
        assert_eq!(Classes::new(&[2.0, 2.0], Method::Natural, 5).tops, [2.0]);
    }

    #[test]
    fn natural_breaks_are_the_best_there_are() {
        let values = [1.0, 1.0, 2.0, 4.0, 5.0, 9.0, 12.0, 13.0];
        let spread = |class: &[f64]| {
            let mean = class.iter().sum::<f64>() / class.len() as f64;
            class.iter().map(|v| (v - mean).powi(2)).sum::<f64>()
        };
        let ours = Classes::new(&values, Method::Natural, 3);
        let mut from = 0;
        let of_ours: f64 = ours
            .sizes
            .iter()
            .map(|&size| {
                let class = &values[from..from + size as usize];
                from += size as usize;
                spread(class)
            })
            .sum();
        let mut best = f64::INFINITY;
        for a in 1..7 {
            for b in a + 1..8 {
                let all = spread(&values[..a]) + spread(&values[a..b]) + spread(&values[b..]);
                best = best.min(all);
            }
        }
        assert!((of_ours - best).abs() < 1e-9);
    }

    proptest! {
        #[test]
        fn every_value_has_its_class(
            values in prop::collection::vec(0u32..500, 0..60),
            method in prop::sample::select(&Method::ALL),
            most in 1usize..8,
        ) {
            let values: Vec<f64> = values.into_iter().map(f64::from).collect();
            let classes = Classes::new(&values, method, most);
            prop_assert!(classes.len() <= most);
            let positive = values.iter().filter(|v| **v > 0.0).count() as u32;
            prop_assert_eq!(classes.sizes.iter().sum::<u32>(), positive);
            for value in values {
                match classes.of(value) {
                    Some(class) => prop_assert!(
                        classes.bottoms[class] <= value && value <= classes.tops[class]
                    ),
                    None => prop_assert_eq!(value, 0.0),
                }
            }
        }
    }
}
