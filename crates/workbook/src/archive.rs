//! Reads ZIP archives within limits, following PKWARE's APPNOTE.TXT 6.3.10, sections 4.3 and 4.4.
//!
//! It supports only what workbooks use: stored and deflated entries, found through the central
//! directory. Sizes are checked before anything is unpacked, and nothing unpacks to more than was
//! declared.

use std::borrow::Cow;

use ingest::{Damage, Lock, Oversize};

use crate::binary::{u16_at, u32_at, u64_at};
use crate::refuse::{Read, bomb, damaged, locked};

/// The maximum number of bytes to which the entries that are read may unpack, together.
pub const MOST_UNPACKED: u64 = 256 << 20;
/// The maximum ratio of unpacked to packed bytes, in entries larger than [`FREE`].
const MOST_RATIO: u64 = 200;
/// The size up to which an entry may have any ratio.
const FREE: u64 = 1 << 20;
/// The maximum number of entries in an archive: workbooks have tens, with many pictures hundreds.
const MOST_ENTRIES: usize = 20_000;
/// The longest tail that may contain the end record: 22 bytes and a comment of 65,535.
const TAIL: usize = 22 + 65_535;

/// An archive whose directory has been read.
pub struct Archive<'a> {
    bytes: &'a [u8],
    entries: Vec<ArchiveEntry<'a>>,
}

struct ArchiveEntry<'a> {
    name: Cow<'a, str>,
    encrypted: bool,
    method: u16,
    crc: u32,
    packed: u64,
    size: u64,
    header: u64,
}

impl<'a> Archive<'a> {
    /// Reads the directory of an archive.
    ///
    /// # Errors
    ///
    /// `E_WORKBOOK_DAMAGED` where there is no valid directory; `E_WORKBOOK_BOMB` where it has too
    /// many entries.
    pub fn open(bytes: &'a [u8]) -> Read<Self> {
        let directory = Directory::find(bytes).ok_or_else(|| damaged(Damage::EndMissing))?;
        if directory.count > MOST_ENTRIES as u64 {
            return Err(bomb(Oversize::HoldsFiles {
                n: whole(directory.count),
            }));
        }
        let entries = directory
            .entries(bytes)
            .ok_or_else(|| damaged(Damage::ContentsUnreadable))?;
        Ok(Self { bytes, entries })
    }

    /// The names of the entries.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.name.as_ref())
    }

    /// Whether there is an entry with this name, ignoring case.
    pub fn has(&self, name: &str) -> bool {
        self.entry(name).is_some()
    }

    /// Checks the declared sizes of the entries that will be read.
    ///
    /// # Errors
    ///
    /// `E_WORKBOOK_BOMB` where one or all of them together are too large.
    pub fn judge<'n>(&self, names: impl IntoIterator<Item = &'n str>) -> Read<()> {
        let mut total = 0_u64;
        for entry in names.into_iter().filter_map(|name| self.entry(name)) {
            entry.judge()?;
            total = total.saturating_add(entry.size);
        }
        if total > MOST_UNPACKED {
            return Err(bomb(Oversize::SheetsUnpack {
                megabytes: whole(total >> 20),
                most: whole(MOST_UNPACKED >> 20),
            }));
        }
        Ok(())
    }

    /// Unpacks one entry; `None` where there is none with this name.
    ///
    /// # Errors
    ///
    /// `E_WORKBOOK_BOMB`, `E_WORKBOOK_LOCKED` or `E_WORKBOOK_DAMAGED`.
    pub fn read(&self, name: &str) -> Read<Option<Vec<u8>>> {
        let Some(entry) = self.entry(name) else {
            return Ok(None);
        };
        entry.judge()?;
        if entry.encrypted {
            return Err(locked(Lock::LockedArchive));
        }
        let unreadable = || {
            damaged(Damage::PartNotUnpacked {
                part: name.to_owned(),
            })
        };
        let packed = entry.packed_bytes(self.bytes).ok_or_else(unreadable)?;
        let size = usize::try_from(entry.size).map_err(|_| unreadable())?;
        let content = match entry.method {
            0 => packed.to_vec(),
            8 => miniz_oxide::inflate::decompress_to_vec_with_limit(packed, size)
                .map_err(|_| unreadable())?,
            _ => return Err(unreadable()),
        };
        if content.len() != size || crc32fast::hash(&content) != entry.crc {
            return Err(unreadable());
        }
        Ok(Some(content))
    }

    fn entry(&self, name: &str) -> Option<&ArchiveEntry<'a>> {
        let name = name.trim_start_matches('/');
        self.entries
            .iter()
            .find(|entry| entry.name.eq_ignore_ascii_case(name))
    }
}

/// A size as shown to users.
fn whole(size: u64) -> u32 {
    u32::try_from(size).unwrap_or(u32::MAX)
}

impl ArchiveEntry<'_> {
    fn judge(&self) -> Read<()> {
        let swollen = self.size > FREE && self.size / MOST_RATIO > self.packed;
        if swollen || self.size > MOST_UNPACKED {
            return Err(bomb(Oversize::PartGrows {
                part: self.name.clone().into_owned(),
                kilobytes: whole(self.packed.div_ceil(1024)),
                megabytes: whole(self.size >> 20),
            }));
        }
        Ok(())
    }

    fn packed_bytes<'a>(&self, bytes: &'a [u8]) -> Option<&'a [u8]> {
        let header = bytes.get(usize::try_from(self.header).ok()?..)?;
        if !header.starts_with(b"PK\x03\x04") {
            return None;
        }
        let start = 30 + usize::from(u16_at(header, 26)?) + usize::from(u16_at(header, 28)?);
        header
            .get(start..)?
            .get(..usize::try_from(self.packed).ok()?)
    }
}

/// The position of the central directory.
struct Directory {
    count: u64,
    start: u64,
    /// How far everything is behind the position that the directory gives, because something was
    /// prepended.
    shift: u64,
}

impl Directory {
    fn find(bytes: &[u8]) -> Option<Self> {
        let tail = bytes.len().saturating_sub(TAIL);
        let end = bytes
            .get(tail..)?
            .windows(4)
            .rposition(|window| window == b"PK\x05\x06")?
            + tail;
        let record = bytes.get(end..)?;
        let (count, size, start) = (
            u16_at(record, 10)?,
            u32_at(record, 12)?,
            u32_at(record, 16)?,
        );
        if count == u16::MAX || size == u32::MAX || start == u32::MAX {
            return Self::of_zip64(bytes, end);
        }
        let really = (end as u64).checked_sub(u64::from(size))?;
        Some(Self {
            count: u64::from(count),
            start: really,
            shift: really.checked_sub(u64::from(start))?,
        })
    }

    fn of_zip64(bytes: &[u8], end: usize) -> Option<Self> {
        let locator = bytes.get(end.checked_sub(20)?..end)?;
        if !locator.starts_with(b"PK\x06\x07") {
            return None;
        }
        let record = bytes.get(usize::try_from(u64_at(locator, 8)?).ok()?..)?;
        if !record.starts_with(b"PK\x06\x06") {
            return None;
        }
        Some(Self {
            count: u64_at(record, 32)?,
            start: u64_at(record, 48)?,
            shift: 0,
        })
    }

    fn entries<'a>(&self, bytes: &'a [u8]) -> Option<Vec<ArchiveEntry<'a>>> {
        let mut rest = bytes.get(usize::try_from(self.start).ok()?..)?;
        let mut entries = Vec::new();
        for _ in 0..self.count {
            if !rest.starts_with(b"PK\x01\x02") {
                return None;
            }
            let name = usize::from(u16_at(rest, 28)?);
            let extra = usize::from(u16_at(rest, 30)?);
            let comment = usize::from(u16_at(rest, 32)?);
            let mut entry = ArchiveEntry {
                name: part_name(rest.get(46..46 + name)?),
                encrypted: u16_at(rest, 8)? & 1 == 1,
                method: u16_at(rest, 10)?,
                crc: u32_at(rest, 16)?,
                packed: u64::from(u32_at(rest, 20)?),
                size: u64::from(u32_at(rest, 24)?),
                header: u64::from(u32_at(rest, 42)?),
            };
            entry.widen(rest.get(46 + name..46 + name + extra)?)?;
            entry.header = entry.header.checked_add(self.shift)?;
            entries.push(entry);
            rest = rest.get(46 + name + extra + comment..)?;
        }
        Some(entries)
    }
}

impl ArchiveEntry<'_> {
    /// Takes the sizes from ZIP64's extra field (4.5.3) where the short ones refer to it.
    fn widen(&mut self, mut extra: &[u8]) -> Option<()> {
        const SHORT: u64 = u32::MAX as u64;
        while extra.len() >= 4 {
            let (id, length) = (u16_at(extra, 0)?, usize::from(u16_at(extra, 2)?));
            let mut field = extra.get(4..4 + length)?;
            if id == 1 {
                for value in [&mut self.size, &mut self.packed, &mut self.header] {
                    if *value == SHORT {
                        *value = u64_at(field, 0)?;
                        field = field.get(8..)?;
                    }
                }
            }
            extra = extra.get(4 + length..)?;
        }
        Some(())
    }
}

/// The name of an entry; some writers separate folders by backslashes.
fn part_name(name: &[u8]) -> Cow<'_, str> {
    match String::from_utf8_lossy(name) {
        name if name.contains('\\') => Cow::Owned(name.replace('\\', "/")),
        name => name,
    }
}
