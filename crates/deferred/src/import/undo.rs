//! Undoes and redoes corrections.

use ingest::{Code, Correction, ImportOptions};
use leptos::prelude::*;

use crate::import::file::ImportedFile;

/// Whether two corrections are the same, from successive imports.
fn is_same(one: &Correction, other: &Correction) -> bool {
    (one.code, one.field, &one.from) == (other.code, other.field, &other.from)
        && (is_of_values(one) || one.row == other.row)
}

/// Whether it applies to a value wherever that occurs in its column, rather than to one cell.
fn is_of_values(correction: &Correction) -> bool {
    matches!(correction.code, Code::ValueAlias | Code::ValueMapped)
}

/// Reverses [`Correction::undo`].
fn redo(correction: &Correction, import_options: &mut ImportOptions) {
    let Correction {
        code,
        field,
        row,
        from,
        to,
        ..
    } = correction;
    match code {
        Code::ValueAlias => import_options
            .values
            .retain(|(other, found, meant)| other != field || found != from || meant != from),
        Code::ValueMapped => import_options
            .values
            .push((*field, from.clone(), to.clone())),
        _ => import_options.undone.retain(|cell| *cell != (*row, *field)),
    }
}

impl ImportedFile {
    /// The corrections of the latest import, and those that were undone before it.
    pub fn corrections(self) -> Vec<Correction> {
        let mut all = self.report.with(|report| report.corrections.clone());
        self.undone.with(|undone| {
            for one in undone {
                if !all.iter().any(|other| is_same(other, one)) {
                    all.push(one.clone());
                }
            }
        });
        all
    }

    /// Whether a correction is undone, or will be in the next import. Tracks.
    pub fn is_undone(self, correction: &Correction) -> bool {
        self.undone
            .with(|undone| undone.iter().any(|one| is_same(one, correction)))
    }

    /// Undoes a correction, or redoes it.
    pub fn toggle(self, correction: &Correction) {
        let back = self
            .undone
            .with_untracked(|undone| undone.iter().any(|one| is_same(one, correction)));
        self.import_options.update(|import_options| {
            if back {
                redo(correction, import_options);
            } else {
                correction.undo(import_options);
            }
        });
        self.undone.update(|undone| {
            undone.retain(|one| !is_same(one, correction));
            if !back {
                undone.push(correction.clone());
            }
        });
    }

    /// Drops undone corrections whose values are again listed as unrecognised.
    pub fn tidy_undone(self) {
        self.report.with_untracked(|report| {
            let asked = |one: &Correction| {
                let unknown = &mut report.unknown.iter();
                unknown.any(|value| (value.field, &value.value) == (one.field, &one.from))
            };
            let stays = |one: &Correction| one.code != Code::ValueMapped || !asked(one);
            self.undone.update(|undone| undone.retain(stays));
        });
    }
}
