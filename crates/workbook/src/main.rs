//! The reader in a worker, with workbooks: a module of its own, loaded only by those who open one.

fn main() {
    #[cfg(target_arch = "wasm32")]
    reader::serve(Some(page::convert));
}

#[cfg(target_arch = "wasm32")]
mod page {
    use engine::ingest::{Refusal, may_be_workbook};
    use reader::Sheet;
    use workbook::Workbook;

    /// One sheet of what may be a workbook.
    pub fn convert(bytes: &[u8], sheet: Option<&str>) -> Option<Result<Sheet, Refusal>> {
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
}
