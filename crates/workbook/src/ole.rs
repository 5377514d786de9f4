//! Reads compound files ([MS-CFB]): the file systems in which old Office documents are kept.
//!
//! Tables and streams are read where they are, and no chain is followed for longer than the file
//! has sectors: whatever the file says, what is read takes no more memory than the file. Faults
//! that spreadsheet programs overlook, such as tables longer than the file, are overlooked.

use ingest::Damage;

use crate::binary::{u16_at, u32_at, utf16};
use crate::refuse::{Read, damaged};

/// How compound files begin: the half of their signature by which damaged ones are known too.
pub const MAGIC: &[u8] = b"\xd0\xcf\x11\xe0";
/// The size of an entry of the directory.
const ENTRY: usize = 128;
/// The size of a sector of the stream that holds small streams.
const MINI_SECTOR: usize = 64;
/// The size below which a stream is small.
const SMALL: usize = 4096;
/// The largest number of a sector; larger ones have a meaning of their own, such as the end.
const MOST_SECTORS: u32 = 0xffff_fffa;

/// A compound file whose directory has been read.
pub struct Compound<'a> {
    sectors: Sectors<'a>,
    entries: Vec<OleEntry>,
    mini_table: u32,
}

struct OleEntry {
    name: String,
    is_stream: bool,
    /// The entries before and after it in its storage, and the first of those in it.
    links: [usize; 3],
    start: u32,
    size: usize,
}

impl<'a> Compound<'a> {
    /// Reads the directory of a file.
    ///
    /// # Errors
    ///
    /// `E_WORKBOOK_DAMAGED` where there is no valid directory.
    pub fn open(bytes: &'a [u8]) -> Read<Self> {
        Self::parse(bytes).ok_or_else(|| damaged(Damage::ContentsUnreadable))
    }

    fn parse(bytes: &'a [u8]) -> Option<Self> {
        let sectors = Sectors::parse(bytes)?;
        let directory = sectors.chain(u32_at(bytes, 48)?, bytes.len())?;
        let entries: Option<Vec<OleEntry>> = directory
            .chunks_exact(ENTRY)
            .map(|entry| OleEntry::parse(entry, sectors.shift))
            .collect();
        Some(Self {
            sectors,
            entries: entries?,
            mini_table: u32_at(bytes, 60)?,
        })
    }

    /// Whether the document itself has a stream with this name: not one that is embedded in it.
    pub fn has(&self, name: &str) -> bool {
        self.entry(name).is_some()
    }

    /// The content of a stream; `None` where there is none with this name.
    ///
    /// # Errors
    ///
    /// `E_WORKBOOK_DAMAGED` where the stream is incomplete.
    pub fn stream(&self, name: &str) -> Read<Option<Vec<u8>>> {
        let Some(entry) = self.entry(name) else {
            return Ok(None);
        };
        let content = self.content(entry);
        let content = content.filter(|content| content.len() == entry.size);
        content.map(Some).ok_or_else(|| damaged(Damage::EndMissing))
    }

    fn content(&self, entry: &OleEntry) -> Option<Vec<u8>> {
        if entry.size >= SMALL {
            return self.sectors.chain(entry.start, entry.size);
        }
        let root = self.entries.first()?;
        let small = self.sectors.chain(root.start, root.size)?;
        let table = self.sectors.chain(self.mini_table, usize::MAX)?;
        let mut content = Vec::with_capacity(entry.size);
        let mut at = entry.start;
        while content.len() < entry.size {
            let start = usize::try_from(at).ok()?.checked_mul(MINI_SECTOR)?;
            let wanted = (entry.size - content.len()).min(MINI_SECTOR);
            content.extend(small.get(start..)?.get(..wanted)?);
            at = u32_at(&table, usize::try_from(at).ok()?.checked_mul(4)?)?;
        }
        Some(content)
    }

    fn entry(&self, name: &str) -> Option<&OleEntry> {
        let named = |entry: &&OleEntry| entry.is_stream && entry.name.eq_ignore_ascii_case(name);
        let own = self.own_entries();
        if own.is_empty() {
            return self.entries.iter().find(named);
        }
        own.into_iter().find(named)
    }

    /// The entries of the root: a tree whose order matters only to those who search it.
    fn own_entries(&self) -> Vec<&OleEntry> {
        let mut own = Vec::new();
        let mut seen = vec![false; self.entries.len()];
        let mut waiting: Vec<usize> = self
            .entries
            .first()
            .map(|root| root.links[2])
            .into_iter()
            .collect();
        while let Some(at) = waiting.pop() {
            let (Some(entry), Some(seen)) = (self.entries.get(at), seen.get_mut(at)) else {
                continue;
            };
            if !std::mem::replace(seen, true) {
                own.push(entry);
                waiting.extend(&entry.links[..2]);
            }
        }
        own
    }
}

impl OleEntry {
    fn parse(entry: &[u8], shift: u16) -> Option<Self> {
        let name = utf16(entry.get(..64)?);
        let link = |at| u32_at(entry, at).and_then(|link| usize::try_from(link).ok());
        // Only files with large sectors use the upper half.
        let large = if shift > 9 { u32_at(entry, 124)? } else { 0 };
        let size = u64::from(large) << 32 | u64::from(u32_at(entry, 120)?);
        Some(Self {
            name: name.split('\0').next().unwrap_or_default().to_owned(),
            is_stream: entry.get(66) == Some(&2),
            links: [link(68)?, link(72)?, link(76)?],
            start: u32_at(entry, 116)?,
            size: usize::try_from(size).unwrap_or(usize::MAX),
        })
    }
}

/// The sectors of a file, and the tables that say which follows which.
struct Sectors<'a> {
    bytes: &'a [u8],
    shift: u16,
    /// The sectors in which the tables are.
    tables: Vec<u32>,
}

impl<'a> Sectors<'a> {
    fn parse(bytes: &'a [u8]) -> Option<Self> {
        let shift = u16_at(bytes, 30).filter(|shift| matches!(shift, 9 | 12))?;
        let mut sectors = Self {
            bytes,
            shift,
            tables: Vec::new(),
        };
        let header = bytes.get(76..512)?;
        sectors.add_tables(header);
        let mut next = u32_at(bytes, 68)?;
        for _ in 0..sectors.most() {
            let Some(list) = sectors.sector(next) else {
                break;
            };
            let Some(own) = list.len().checked_sub(4) else {
                break;
            };
            next = u32_at(list, own)?;
            sectors.add_tables(list.get(..own)?);
        }
        Some(sectors)
    }

    fn add_tables(&mut self, list: &[u8]) {
        let most = self.most();
        let numbers = list.as_chunks().0.iter().copied().map(u32::from_le_bytes);
        let tables = numbers.filter(|number| *number < MOST_SECTORS);
        let room = most.saturating_sub(self.tables.len());
        self.tables.extend(tables.take(room));
    }

    /// The number of sectors that fit into the file.
    fn most(&self) -> usize {
        (self.bytes.len() >> self.shift) + 1
    }

    /// A sector, shorter where the file ends in it.
    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        if number >= MOST_SECTORS {
            return None;
        }
        let size = 1_usize << self.shift;
        let start = usize::try_from(number)
            .ok()?
            .checked_add(1)?
            .checked_mul(size)?;
        let rest = self.bytes.get(start..).filter(|rest| !rest.is_empty())?;
        rest.get(..size).or(Some(rest))
    }

    fn after(&self, number: u32) -> Option<u32> {
        let in_table = 1_u32 << (self.shift - 2);
        let table = *self.tables.get(usize::try_from(number / in_table).ok()?)?;
        let at = usize::try_from(number % in_table).ok()?;
        u32_at(self.sector(table)?, at * 4)
    }

    /// The bytes of a chain of sectors, at most `size` of them, and no more than the file has.
    fn chain(&self, first: u32, size: usize) -> Option<Vec<u8>> {
        let mut content = Vec::new();
        let mut next = first;
        for _ in 0..self.most() {
            let Some(sector) = self.sector(next).filter(|_| content.len() < size) else {
                break;
            };
            let wanted = sector.len().min(size - content.len());
            content.extend(sector.get(..wanted)?);
            let Some(after) = self.after(next) else {
                break;
            };
            next = after;
        }
        Some(content)
    }
}
