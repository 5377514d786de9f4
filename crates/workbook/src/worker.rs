//! The worker's side.

use engine::ingest::{Refusal, may_be_workbook};
use reader::Sheet;

use crate::Workbook;

/// Does the job that waits in the worker: reads texts and workbooks.
pub fn serve() {
    reader::serve(Some(convert));
}

/// One sheet of what may be a workbook.
fn convert(bytes: &[u8], sheet: Option<&str>) -> Option<Result<Sheet, Refusal>> {
    may_be_workbook(bytes).then(|| {
        Workbook::with(bytes, |book| {
            let all = book.sheets().iter().map(|sheet| sheet.name.clone());
            let all = all.collect();
            let converted = book.to_csv(sheet)?;
            Ok(Sheet {
                csv: converted.csv,
                name: converted.sheet,
                all,
                notes: converted.notes,
            })
        })
    })
}
