//! Excel workbooks (Office Open XML, ECMA-376): the parts and how they refer to each other.

mod sheet;
mod strings;
mod styles;

use ingest::Damage;

use crate::Sheet;
use crate::archive::Archive;
use crate::grid::SheetGrid;
use crate::refuse::{Read, damaged};
use crate::xml::{self, Node, Xml, attribute, flag};
use sheet::SheetContext;

/// The part that every package begins with.
const ROOT: &str = "_rels/.rels";

/// A workbook whose sheets can be read.
pub struct Xlsx<'a> {
    archive: &'a Archive<'a>,
    context: SheetContext,
    parts: Vec<String>,
    /// The sheets in their order.
    pub sheets: Vec<Sheet>,
    /// Whether the program that wrote it requires all formulas to be computed on opening.
    pub stale: bool,
}

/// The main part of a package, if the package names it.
pub fn main_part(archive: &Archive<'_>) -> Read<Option<String>> {
    let links = links(archive, ROOT, "")?;
    Ok(links
        .into_iter()
        .find(|link| link.is("officeDocument"))
        .map(|link| link.target))
}

impl<'a> Xlsx<'a> {
    /// Reads the parts to which the sheets refer, and the sheets' names.
    ///
    /// # Errors
    ///
    /// `E_WORKBOOK_DAMAGED` or `E_WORKBOOK_BOMB`.
    pub fn open(archive: &'a Archive<'a>, main: &str) -> Read<Self> {
        let links = links(archive, &links_of(main), &folder_of(main))?;
        let mut book = Self {
            archive,
            context: SheetContext::default(),
            parts: Vec::new(),
            sheets: Vec::new(),
            stale: false,
        };
        book.read_main(main, &links)?;
        let one = |kind: &str| links.iter().find(|link| link.is(kind));
        let (styles, strings) = (one("styles"), one("sharedStrings"));
        let shared = styles.into_iter().chain(strings);
        let links: Vec<String> = book.parts.iter().map(|part| links_of(part)).collect();
        archive.judge(
            book.parts
                .iter()
                .chain(&links)
                .chain(shared.map(|link| &link.target))
                .map(String::as_str)
                .chain([main]),
        )?;
        if let Some(text) = styles.map(|link| part(archive, &link.target)).transpose()? {
            book.context.formats = styles::formats(&text.unwrap_or_default())?;
        }
        if let Some(text) = strings
            .map(|link| part(archive, &link.target))
            .transpose()?
        {
            book.context.strings = strings::SharedStrings::from_part(&text.unwrap_or_default())?;
        }
        Ok(book)
    }

    fn read_main(&mut self, main: &str, links: &[Link]) -> Read<()> {
        let text = needed(self.archive, main)?;
        let mut xml = Xml::new(&text, main);
        loop {
            match xml.next()? {
                Node::End => return Ok(()),
                Node::Open(element) => match (xml.depth(), element.local_name().as_ref()) {
                    (2, "workbookPr") => self.context.since_1904 = flag(&element, "date1904")?,
                    (2, "calcPr") => self.stale = flag(&element, "fullCalcOnLoad")?,
                    (3, "sheet") => {
                        let id = attribute(&element, "id")?.unwrap_or_default();
                        let link = links.iter().find(|link| link.id == id);
                        // Chart and macro sheets are not tables.
                        if let Some(link) = link.filter(|link| link.is("worksheet")) {
                            self.parts.push(link.target.clone());
                            self.sheets.push(Sheet {
                                name: attribute(&element, "name")?.unwrap_or_default().into(),
                                hidden: attribute(&element, "state")?
                                    .is_some_and(|state| state != "visible"),
                            });
                        }
                    }
                    _ => {}
                },
                Node::Close | Node::Text(_) => {}
            }
        }
    }

    /// Reads a sheet by its index.
    ///
    /// # Errors
    ///
    /// `E_WORKBOOK_DAMAGED` or `E_WORKBOOK_BOMB`.
    pub fn grid(&self, at: usize) -> Read<SheetGrid> {
        let Some(part) = self.parts.get(at) else {
            return Ok(SheetGrid::default());
        };
        let links = links(self.archive, &links_of(part), "")?;
        let addresses = links
            .into_iter()
            .filter(|link| link.is("hyperlink"))
            .map(|link| (link.id, link.written.into()))
            .collect();
        let text = needed(self.archive, part)?;
        sheet::read(&text, part, &self.context, addresses)
    }
}

/// A reference from one part to another (ECMA-376 part 2, clause 6.5).
pub struct Link {
    /// The name by which the part refers to it.
    pub id: String,
    kind: String,
    /// The part to which it refers.
    pub target: String,
    /// The target as written: of a hyperlink, its address.
    pub written: String,
}

impl Link {
    /// Whether the link has a type; in transitional and strict documents only the end of the type
    /// is the same.
    pub fn is(&self, kind: &str) -> bool {
        self.kind.rsplit('/').next() == Some(kind)
    }
}

/// The part that lists what another part refers to.
pub fn links_of(part: &str) -> String {
    let folder = folder_of(part);
    let name = part.get(folder.len()..).unwrap_or_default();
    format!("{folder}_rels/{name}.rels")
}

/// The folder of a part, with a slash at its end; nothing for a part in no folder.
pub fn folder_of(part: &str) -> String {
    let folder = part.rsplit_once('/').map(|(folder, _)| folder);
    folder.map_or_else(String::new, |folder| format!("{folder}/"))
}

/// What a part refers to; `links_of` gives its `name`, and targets are in `folder`.
///
/// # Errors
///
/// `E_WORKBOOK_DAMAGED` where the list is not well-formed.
pub fn links(archive: &Archive<'_>, name: &str, folder: &str) -> Read<Vec<Link>> {
    let Some(text) = part(archive, name)? else {
        return Ok(Vec::new());
    };
    let mut xml = Xml::new(&text, name);
    let mut links = Vec::new();
    loop {
        match xml.next()? {
            Node::End => return Ok(links),
            Node::Open(element) if element.local_name().as_ref() == "Relationship" => {
                let of = |name| attribute(&element, name).map(Option::unwrap_or_default);
                let written = of("Target")?;
                links.push(Link {
                    id: of("Id")?.into(),
                    kind: of("Type")?.into(),
                    target: resolved(&written, folder),
                    written: written.into(),
                });
            }
            _ => {}
        }
    }
}

/// Resolves a target relative to a folder: `/xl/a.xml`, `a.xml` or `../a.xml`.
fn resolved(target: &str, folder: &str) -> String {
    let target = target.replace('\\', "/");
    let joined = match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{folder}{target}"),
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in joined.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn part(archive: &Archive<'_>, name: &str) -> Read<Option<String>> {
    archive
        .read(name)?
        .map(|bytes| xml::text(bytes, name))
        .transpose()
}

fn needed(archive: &Archive<'_>, name: &str) -> Read<String> {
    part(archive, name)?.ok_or_else(|| {
        damaged(Damage::PartMissing {
            part: name.to_owned(),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn targets() {
        for (target, expected) in [
            ("worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("../xl/a.xml", "xl/a.xml"),
            ("../../../a.xml", "a.xml"),
            ("worksheets\\sheet1.xml", "xl/worksheets/sheet1.xml"),
        ] {
            assert_eq!(resolved(target, "xl/"), expected, "{target}");
        }
    }
}
