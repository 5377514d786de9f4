//! Reads the cells of a row that hold counts and amounts.

use super::row_cells::RowCells;
use crate::cells::nothing::is_nothing;
use crate::cells::quantity::{self, Cleaning, Quantity};
use crate::report::issue::{Code, IssueKind};
use records::record::Field;
use records::text::decimal;

/// 10¹⁵: no real count or amount is as large, and anything smaller can be written out digit by
/// digit and read again.
const LARGEST: f64 = 1e15;

impl RowCells<'_, '_> {
    /// A count or an amount; `None` where the cell holds none, which is then reported.
    pub fn quantity(&mut self, field: Field) -> Option<f64> {
        let given = self.line(field);
        let meant = self.overrides.meant(field, &given).map(str::to_owned);
        if let Some(meant) = meant.as_deref().filter(|meant| *meant != given) {
            self.issues
                .correct(Code::ValueMapped, self.number, field, &given, meant);
        }
        let cell = meant.as_deref().unwrap_or(&given);
        let times = self.context.columns.times_of(field);
        if times != 1 {
            return self.multiplied(field, cell, times);
        }
        if let Some(number) = few_digits(cell) {
            return Some(number);
        }
        if is_nothing(cell) {
            return None;
        }
        let whole = is_whole(field);
        let read = quantity::quantity(cell, self.conventions.points, whole);
        self.checked(field, cell, read)
    }

    /// A number of a column whose header says that one stands for many. A cell that says so itself
    /// ("1.2m") is read as it is.
    fn multiplied(&mut self, field: Field, cell: &str, times: u32) -> Option<f64> {
        if is_nothing(cell) {
            return None;
        }
        let mut read = quantity::quantity(cell, self.conventions.points, false);
        let is_undone = self.overrides.is_undone(self.number, field);
        if let Ok(quantity) = &mut read
            && quantity.cleaning != Some(Cleaning::Multiplied)
        {
            let written = quantity.number.value;
            let value = (written * f64::from(times) * 100.0).round() / 100.0;
            let to = decimal(value, 3);
            if is_undone {
                self.issues
                    .undone(Code::NumberCleaned, self.number, field, cell, &to);
                return Some(written);
            }
            self.issues
                .correct(Code::NumberCleaned, self.number, field, cell, &to);
            quantity.number.value = value;
        }
        self.checked(field, cell, read)
    }

    fn checked(
        &mut self,
        field: Field,
        cell: &str,
        read: Result<Quantity, IssueKind>,
    ) -> Option<f64> {
        let whole = is_whole(field);
        let undone = self.overrides.is_undone(self.number, field);
        match read {
            Ok(quantity) if quantity.number.value.abs() >= LARGEST => {
                self.say(Code::NumberInvalid, field, || {
                    (cell.to_owned(), IssueKind::NumberTooLarge)
                });
                None
            }
            Ok(quantity) if whole && quantity.number.value < 0.0 => {
                self.say(Code::NumberInvalid, field, || {
                    (cell.to_owned(), IssueKind::NumberNegative)
                });
                None
            }
            Ok(quantity) if undone && is_told(&quantity) => {
                let code = match quantity.cleaning {
                    Some(_) => Code::NumberCleaned,
                    None => Code::DecimalComma,
                };
                let value = decimal(quantity.number.value, 3);
                self.issues.undone(code, self.number, field, cell, &value);
                None
            }
            Ok(quantity) => {
                self.say_how(field, cell, &quantity);
                Some(quantity.number.value)
            }
            Err(why) => {
                self.say(why.code(), field, || (cell.to_owned(), why));
                None
            }
        }
    }

    fn say_how(&mut self, field: Field, cell: &str, quantity: &Quantity) {
        if !is_told(quantity) {
            return;
        }
        let value = decimal(quantity.number.value, 3);
        let kind = match quantity.cleaning {
            Some(cleaning) => Some(cleaning.kind(value.clone())),
            None if quantity.number.decimal_comma && !self.context.decimal_commas => {
                Some(IssueKind::DecimalComma)
            }
            None => None,
        };
        if let Some(kind) = kind {
            let code = kind.code();
            self.issues.correct(code, self.number, field, cell, &value);
            self.say(code, field, || (cell.to_owned(), kind));
        }
    }
}

/// Whether the column counts what has no fractions.
const fn is_whole(field: Field) -> bool {
    matches!(field, Field::Objects | Field::Audience)
}

/// Reads the form that most numbers have: digits only, few enough for any number type to hold.
fn few_digits(cell: &str) -> Option<f64> {
    let is_plain = (1..=9).contains(&cell.len()) && cell.bytes().all(|byte| byte.is_ascii_digit());
    let number: Option<u32> = is_plain.then(|| cell.parse().ok()).flatten();
    number.map(f64::from)
}

/// Whether the reading is a correction that a user can undo.
const fn is_told(quantity: &Quantity) -> bool {
    quantity.cleaning.is_some() || quantity.number.decimal_comma
}
