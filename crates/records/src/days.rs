//! Days since 1970-01-01 ↔ the proleptic Gregorian calendar.
//!
//! Algorithms by Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013).

/// A calendar date in days since 1970-01-01; months and days are not range-checked.
#[must_use]
pub const fn from_civil(year: i32, month: i32, day: i32) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// The calendar date (year, month, day) of a day since 1970-01-01.
#[must_use]
pub const fn to_civil(days: i32) -> (i32, i32, i32) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 {
        month_from_march + 3
    } else {
        month_from_march - 9
    };
    let year = year_of_era + era * 400;
    (if month <= 2 { year + 1 } else { year }, month, day)
}

/// A day in ISO 8601 form: `2008-04-01`.
#[must_use]
pub fn iso(days: i32) -> String {
    let (year, month, day) = to_civil(days);
    format!("{year:04}-{month:02}-{day:02}")
}

/// The calendar year of a day.
#[must_use]
pub const fn year(days: i32) -> i32 {
    to_civil(days).0
}

#[cfg(test)]
mod tests {
    use super::{from_civil, to_civil};

    #[test]
    fn known_days() {
        assert_eq!(from_civil(1970, 1, 1), 0);
        assert_eq!(from_civil(2008, 4, 1), 13_970);
        assert_eq!(to_civil(13_970), (2008, 4, 1));
        assert_eq!(to_civil(from_civil(2000, 2, 29)), (2000, 2, 29));
    }

    #[test]
    fn every_day_of_two_eras_goes_round() {
        let mut last = (0, 0, 0);
        for day in from_civil(1600, 1, 1)..from_civil(2400, 1, 1) {
            let (y, m, d) = to_civil(day);
            assert_eq!(from_civil(y, m, d), day);
            assert!((y, m, d) > last);
            last = (y, m, d);
        }
    }
}
