//! The words of a refusal.

use engine::ingest::{Code, Refusal};

/// What every reading step gives.
pub type Read<T> = Result<T, Refusal>;

/// A refusal in its words.
pub fn refusal(code: Code, found: impl Into<String>, advice: impl Into<String>) -> Refusal {
    Refusal {
        code,
        found: found.into(),
        advice: advice.into(),
    }
}

/// The file is a workbook or archive, and something in it cannot be read.
pub fn damaged(what: impl std::fmt::Display) -> Refusal {
    refusal(
        Code::WorkbookDamaged,
        format!("The workbook is damaged: {what}."),
        "Download or copy it again in full. If it opens in Excel or LibreOffice, save it there under a new name and open that file.",
    )
}

/// The file would unpack to more than is read.
pub fn bomb(what: impl std::fmt::Display) -> Refusal {
    refusal(
        Code::WorkbookBomb,
        format!("The workbook is not unpacked: {what}."),
        "Copy the sheet with the records into a new workbook and open that, or save the sheet as CSV UTF-8.",
    )
}

/// The file is under a password.
pub fn locked(what: &str) -> Refusal {
    refusal(
        Code::WorkbookLocked,
        format!("This is {what} under a password."),
        "Open it with the password, remove it (Excel: File › Info › Protect Workbook › Encrypt with Password, then clear the box; LibreOffice: Save As without “Save with password”), save, and open that file.",
    )
}
