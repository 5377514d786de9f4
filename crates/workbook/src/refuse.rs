//! Constructors for refusals.

use ingest::{Damage, IssueKind, Lock, Oversize, Refusal};

/// The result of every reading step.
pub type Read<T> = Result<T, Refusal>;

/// The file is a workbook or archive, part of which cannot be read.
pub fn damaged(damage: Damage) -> Refusal {
    IssueKind::WorkbookDamaged { damage }.into()
}

/// The file would unpack to more than the limit.
pub fn bomb(why: Oversize) -> Refusal {
    IssueKind::WorkbookTooLarge { why }.into()
}

/// The file is protected by a password.
pub fn locked(what: Lock) -> Refusal {
    IssueKind::WorkbookLocked { what }.into()
}
