//! The reader for text files; the one for workbooks too is `crates/workbook`.

fn main() {
    reader::serve(None);
}
