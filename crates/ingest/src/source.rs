//! A file being imported: inspected and read whenever its settings change.

use super::{Import, Input, Opened, read_cached};
use crate::bytes::decode::Encoding;
use crate::geocode::location_input::Resources;
use crate::import_options::ImportOptions;
use crate::inspect::cache::InspectionCache;
use crate::inspect::{Inspection, inspect_cached};
use crate::report::Report;
use records::dataset::Kind;

/// A file being imported. Its text is decoded once, and findings from inspecting it are reused to
/// read it.
pub struct ImportSource<'i> {
    name: &'i str,
    bytes: &'i [u8],
    kind: Kind,
    opened: Option<(Decoding, Opened<'i>)>,
    cache: InspectionCache,
}

/// The options on which a file's text depends: its encoding, delimiter and header row, because a header
/// of numbered columns is added above a table without one, and headings in two rows are joined.
type Decoding = (Option<Encoding>, Option<char>, Option<u32>);

impl<'i> ImportSource<'i> {
    /// A file that has not been inspected yet.
    #[must_use]
    pub fn open(name: &'i str, bytes: &'i [u8], kind: Kind) -> Self {
        Self {
            name,
            bytes,
            kind,
            opened: None,
            cache: InspectionCache::default(),
        }
    }

    /// Inspects the file without reading all of it.
    ///
    /// # Errors
    /// The report that [`ImportSource::read`] gives, where the file is refused whatever its columns
    /// hold.
    pub fn inspect(
        &mut self,
        options: &ImportOptions,
        resources: &Resources<'_>,
    ) -> Result<Inspection, Box<Report>> {
        let (input, opened, cache) = self.decoded(options);
        inspect_cached(&input, opened, resources, cache)
    }

    /// Reads the file. `progress` is called with the fraction read, 0 to 1, about every 2,000 rows.
    pub fn read(
        &mut self,
        options: &ImportOptions,
        resources: &Resources<'_>,
        progress: &mut dyn FnMut(f32),
    ) -> Import {
        let (input, opened, cache) = self.decoded(options);
        read_cached(&input, opened, resources, cache, progress)
    }

    fn decoded<'c>(
        &'c mut self,
        options: &'c ImportOptions,
    ) -> (Input<'c>, &'c Opened<'i>, &'c mut InspectionCache) {
        let decoding = (options.encoding, options.delimiter, options.header);
        let known = self.opened.take().filter(|(of, _)| *of == decoding);
        let bytes = self.bytes;
        let (_, opened) = self
            .opened
            .insert(known.unwrap_or_else(|| (decoding, Opened::new(bytes, options))));
        let input = Input {
            name: self.name,
            bytes,
            kind: self.kind,
            options,
        };
        (input, opened, &mut self.cache)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Input, inspect, read};
    use super::*;

    #[test]
    fn what_was_looked_at_before_changes_nothing_but_the_time() {
        let text = "sep=;\na title\nwho;partner;type;place\nTate;A;Loan;Leeds\nTate;B;Loan;York\nTate;C;Loan;Hull\n";
        let mut source = ImportSource::open("a.csv", text.as_bytes(), Kind::Reported);
        for header in [None, Some(4), Some(0), None] {
            let options = ImportOptions {
                header,
                ..ImportOptions::default()
            };
            let input = Input {
                name: "a.csv",
                bytes: text.as_bytes(),
                kind: Kind::Reported,
                options: &options,
            };
            let resources = Resources::default();
            let found = source.inspect(&options, &resources);
            assert_eq!(found, inspect(&input, &resources), "{header:?}");
            let reading = source.read(&options, &resources, &mut |_| {});
            assert_eq!(reading, read(&input, &resources, &mut |_| {}), "{header:?}");
        }
    }
}
