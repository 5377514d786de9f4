//! Refusals.

use ingest::{Damage, IssueKind, Lock, Oversize, Refusal};

/// What every reading step gives.
pub type Read<T> = Result<T, Refusal>;

/// The file is a workbook or archive, and something in it cannot be read.
pub fn damaged(damage: Damage) -> Refusal {
    IssueKind::WorkbookDamaged { damage }.into()
}

/// The file would unpack to more than is read.
pub fn bomb(why: Oversize) -> Refusal {
    IssueKind::WorkbookTooLarge { why }.into()
}

/// The file is under a password.
pub fn locked(what: Lock) -> Refusal {
    IssueKind::WorkbookLocked { what }.into()
}
