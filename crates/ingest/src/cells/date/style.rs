//! How the dates of a whole column are written.

use super::names::{month_number, two_years};
use super::spans::{digits, year4};

/// Counts of the date styles in a file's date columns, taken before the file is read.
#[derive(Clone, Copy, Debug, Default)]
pub struct DateStyle {
    day_first: bool,
    month_first: bool,
    financial: bool,
    day_months: bool,
    plain_months: bool,
    serials: u32,
    others: u32,
    /// The earliest and the latest year written in full, without those that day numbers come to.
    years: Option<(i32, i32)>,
}

/// Whether day or month comes first in `03/04/2015`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The day, as is usual in the United Kingdom.
    DayFirst,
    /// The month: no date contradicts that and at least one can be read in no other way.
    MonthFirst,
    /// Some dates show one order and some the other.
    Mixed,
}

impl DateStyle {
    /// Counts one cell.
    pub fn see(&mut self, cell: &str) {
        let cell = cell.trim();
        if cell.is_empty() {
            return;
        }
        if let Some(year) = full_year(cell) {
            let (first, last) = self.years.unwrap_or((year, year));
            self.years = Some((first.min(year), last.max(year)));
        }
        let is_serial = cell.len() == 5 && digits(cell, 5).is_some();
        self.serials += u32::from(is_serial);
        self.others += u32::from(!is_serial);
        self.financial |= cell.len() >= 6 && two_years(cell).is_some();
        let day = cell.split([' ', 'T']).next().unwrap_or_default();
        let mut parts = day.split(['/', '.', '-']);
        match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some(a), Some(b), Some(year), None) if year.len() != 3 => self.see_numbers(a, b),
            (Some(a), Some(b), None, None) => self.see_month(a, b),
            _ => {}
        }
    }

    fn see_numbers(&mut self, a: &str, b: &str) {
        let (Some(a), Some(b)) = (digits(a, 2), digits(b, 2)) else {
            return;
        };
        self.day_first |= a > 12 && b <= 12;
        self.month_first |= b > 12 && a <= 12;
    }

    /// Counts `08-Sep`, or `Mar-08`, which cannot be a financial year.
    fn see_month(&mut self, a: &str, b: &str) {
        let number = |name: &str| month_number(&name.to_ascii_lowercase());
        self.day_months |= digits(a, 2).is_some() && number(b).is_some();
        if let (Some(month), Some(year)) = (number(a), digits(b, 2)) {
            self.plain_months |= month != (year + 1) % 100;
        }
    }

    /// Whether the column's style makes any date read differently.
    #[must_use]
    pub const fn says_anything(&self) -> bool {
        self.month_first
            || self.financial
            || self.day_months
            || self.plain_months
            || self.has_serials()
            || self.years.is_some()
    }

    /// The earliest and the latest year that the file writes in full.
    #[must_use]
    pub const fn years(&self) -> Option<(i32, i32)> {
        self.years
    }

    /// Whether the file has other dates of the years about 1905.
    #[must_use]
    pub const fn has_years_about_1905(&self) -> bool {
        matches!(self.years, Some((first, _)) if first < 1930)
    }

    /// The order of day and month.
    #[must_use]
    pub const fn order(&self) -> Order {
        match (self.day_first, self.month_first) {
            (false, true) => Order::MonthFirst,
            (true, true) => Order::Mixed,
            _ => Order::DayFirst,
        }
    }

    /// Whether five-digit numbers are a spreadsheet's day numbers: true where at least half of the
    /// cells are.
    #[must_use]
    pub const fn has_serials(&self) -> bool {
        self.serials > 0 && self.serials >= self.others
    }

    /// Whether `Sep-08` is a month: other cells of that form cannot be anything else, and no cell
    /// shows that a spreadsheet program altered the column.
    #[must_use]
    pub const fn has_short_months(&self) -> bool {
        self.plain_months && !self.day_months
    }

    /// Whether a spreadsheet program altered the column: it contains `08-Sep`.
    #[must_use]
    pub const fn is_changed(&self) -> bool {
        self.day_months
    }

    /// Whether any cell such as `Mar-08` is a month and can be no financial year.
    #[must_use]
    pub const fn has_plain_months(&self) -> bool {
        self.plain_months
    }

    /// Whether any cell is a financial year.
    #[must_use]
    pub const fn has_financial_years(&self) -> bool {
        self.financial
    }
}

/// The year of a date, written in full; `None` for those that day numbers come to: nought, and years
/// taken for days.
fn full_year(cell: &str) -> Option<i32> {
    let mut runs = cell.split(|c: char| !c.is_ascii_digit());
    let year = runs.find_map(year4)?;
    let is_number = matches!(year, 1899 | 1900 | 1905) || cell.starts_with("1904-01-01");
    (!is_number).then_some(year)
}
