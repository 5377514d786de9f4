//! Detects a file's single-byte encoding by what its bytes spell in each.

use super::tables::CodePage;
use super::{Encoding, character};

/// The candidates; the first wins a tie.
const CANDIDATES: [Encoding; 4] = [
    Encoding::Windows1252,
    Encoding::Iso8859_14,
    Encoding::MacRoman,
    Encoding::Cp850,
];

/// Roughly how many bytes beyond ASCII are weighed, sampled across the whole file.
const WEIGHED: usize = 20_000;

/// The single-byte encoding in which the bytes beyond ASCII spell what museums write.
///
/// Each such byte is read with its neighbours in every candidate encoding, and each reading is
/// scored. The points were chosen by this project and tested on real names:
///
/// - a letter of English, Welsh, French, Gaelic or German where such a letter can occur (next to
///   other letters, no capital within a word in small letters): 2; where it is rare, such as ì
///   anywhere or î at a word's end: 1, 0 or −1;
/// - ŵ and ŷ between consonants or at a word's edge, as Welsh has them: 2; þ and ð where Icelandic
///   has them: 1;
/// - quotation marks, apostrophes, dashes, pound and euro signs, fractions, bullets where they
///   belong: 1 to 3;
/// - the same where they do not belong, such as a quotation mark inside a word: −3;
/// - letters of other languages: −1; a capital after a small letter: −4; symbols that no one writes
///   in a name (‡, ∂, ╗): −3; control characters and bytes without a character: −8.
///
/// The highest total wins, and Windows-1252 wins a tie. A lone “é” in a file of any of these
/// encodings is detected, because in the other encodings its byte is nothing likely.
#[must_use]
pub fn single_byte(bytes: &[u8]) -> Encoding {
    let high = || (0..bytes.len()).filter(|&i| bytes.get(i).is_some_and(|byte| !byte.is_ascii()));
    let step = high().count() / WEIGHED + 1;
    let weighed: Vec<usize> = high().step_by(step).collect();
    let mut best = (i64::MIN, Encoding::Windows1252);
    for encoding in CANDIDATES {
        let Some(table) = encoding.table() else {
            continue;
        };
        let sum = weighed.iter().map(|&i| weight_at(bytes, i, table)).sum();
        if sum > best.0 {
            best = (sum, encoding);
        }
    }
    best.1
}

fn weight_at(bytes: &[u8], i: usize, table: &CodePage) -> i64 {
    let at = |i: Option<usize>| {
        let byte = i.and_then(|i| bytes.get(i)).copied().unwrap_or(b'\n');
        character(byte, table)
    };
    let around = Surroundings {
        before: at(i.checked_sub(1)),
        after: at(Some(i + 1)),
        next: at(Some(i + 2)),
    };
    around.weight(at(Some(i)))
}

/// The characters around the one being scored.
struct Surroundings {
    before: char,
    after: char,
    next: char,
}

impl Surroundings {
    fn weight(&self, c: char) -> i64 {
        match c {
            '\u{80}'..='\u{9f}' | '\u{fffd}' | '\u{f8ff}' => -8,
            'ŵ' | 'ŷ' | 'Ŵ' | 'Ŷ' => self.welsh(c),
            'þ' | 'ð' | 'Þ' | 'Ð' => self.icelandic(c),
            'ª' | 'º' | 'µ' | 'ƒ' | 'ı' => -3,
            _ if c.is_alphabetic() => self.letter(c),
            _ => self.symbol(c),
        }
    }

    fn letter(&self, c: char) -> i64 {
        let (before, after) = (self.before, self.after);
        let (starts, ends) = (!before.is_alphabetic(), !after.is_alphabetic());
        if before.is_ascii_digit() || after.is_ascii_digit() {
            return -3;
        }
        if c.is_uppercase()
            && before.is_alphabetic()
            && (before.is_lowercase() || after.is_lowercase())
        {
            return -4;
        }
        if c.is_lowercase() && after.is_uppercase() {
            return -3;
        }
        let within_vowels = is_vowel(before) && is_vowel(after);
        match c {
            _ if !is_usual(c) => -1,
            'à' | 'â' | 'ô' | 'ó' | 'é' | 'À' | 'Â' if starts && ends => 1,
            _ if starts && ends => -2,
            'ë' | 'ï' | 'í' | 'ì' | 'ñ' if starts => -1,
            'ñ' if !is_vowel(after) => -1,
            'ç' if matches!(after, 'e' | 'i') => -1,
            'œ' if after != 'u' => 0,
            'ï' if !is_vowel(before) => 0,
            'í' | 'î' | 'ï' | 'ç' | 'ä' | 'å' | 'æ' | 'â' | 'ê' | 'û' | 'ô' if ends => 0,
            'á' | 'à' | 'â' | 'í' | 'ì' | 'î' | 'ó' | 'ò' | 'ô' | 'ú' | 'ù' | 'û' | 'å' | 'ä'
                if within_vowels =>
            {
                -1
            }
            'ì' | 'ò' | 'ù' | 'û' | 'å' | 'ø' | 'æ' => 1,
            _ if starts && c.is_lowercase() && !matches!(c, 'ŵ' | 'ŷ') => 1,
            _ => 2,
        }
    }

    fn welsh(&self, c: char) -> i64 {
        let vowels = match c {
            'ŵ' | 'Ŵ' => {
                is_vowel(self.before) && !matches!(self.before, 'i' | 'I')
                    || matches!(self.after, 'i' | 'o' | 'u' | 'w')
            }
            _ => is_vowel(self.before) || is_vowel(self.after),
        };
        match self.letter(c) {
            2 if vowels => -1,
            weight => weight,
        }
    }

    fn icelandic(&self, c: char) -> i64 {
        let fits = match c {
            'þ' | 'Þ' => {
                !self.before.is_alphabetic() && (is_vowel(self.after) || self.after == 'r')
            }
            'ð' => is_vowel(self.before),
            _ => false,
        };
        if fits { 1 } else { -2 }
    }

    fn symbol(&self, c: char) -> i64 {
        let (before, after) = (self.before, self.after);
        let inside = before.is_alphabetic() && after.is_alphabetic();
        let fits = match c {
            '’' => return self.apostrophe(),
            '“' | '‘' => !before.is_alphanumeric() && !after.is_whitespace(),
            '”' => !before.is_whitespace() && !after.is_alphanumeric(),
            '–' | '—' => return self.dash(),
            '£' | '€' => {
                return if after.is_ascii_digit() {
                    3
                } else {
                    after_a_word(inside, 0)
                };
            }
            '\u{a0}' => true,
            '…' | '™' | '®' => !inside && !before.is_whitespace() || before == ' ' && c == '…',
            '©' | '•' | '½' | '¼' | '¾' => {
                !before.is_alphabetic() && !after.is_alphabetic()
                    || (c != '©' && !before.is_alphabetic())
            }
            '°' => before.is_ascii_digit(),
            '×' | '·' => !inside,
            '²' | '³' => before == 'm' && !after.is_alphabetic(),
            '«' => !before.is_alphabetic(),
            '»' => !after.is_alphabetic(),
            '§' | '±' | '¹' | '¢' | '¿' | '¡' | '‹' | '›' | '„' | '´' => {
                return after_a_word(inside, -1);
            }
            _ => false,
        };
        match (fits, c) {
            (true, '“' | '‘' | '”' | '°' | '…' | '\u{a0}') => 2,
            (true, _) => 1,
            (false, _) => -3,
        }
    }

    /// Scores a dash: likely between spaces, figures or names; less so between other words.
    fn dash(&self) -> i64 {
        let (before, after) = (self.before, self.after);
        let spaced = before.is_whitespace() && after.is_whitespace();
        let joined = before.is_alphanumeric() && after.is_alphanumeric();
        2 * i64::from(spaced || joined) - i64::from(before.is_alphabetic() && after.is_lowercase())
    }

    /// Scores ’: inside a word, best before the usual English and Welsh endings, or at a word's
    /// end.
    fn apostrophe(&self) -> i64 {
        let (before, after) = (self.before, self.after);
        match (before.is_alphanumeric(), after.is_alphabetic()) {
            (true, true) => {
                let ends = !self.next.is_alphabetic();
                let ending = matches!(
                    after,
                    's' | 'S' | 't' | 'd' | 'm' | 'r' | 'n' | 'i' | 'u' | 'w'
                );
                2 + i64::from(ends && ending)
            }
            (true, false) => 1,
            (false, _) => i64::from(after.is_alphanumeric()),
        }
    }
}

const fn after_a_word(inside: bool, otherwise: i64) -> i64 {
    if inside { -3 } else { otherwise }
}

fn is_vowel(c: char) -> bool {
    "aeiouyáéíóúýöAEIOUY".contains(c)
}

/// Whether a letter belongs to the languages that museums in the United Kingdom write in.
fn is_usual(c: char) -> bool {
    c.is_ascii() || "àáâäåæçèéêëìíîïñòóôöøùúûüŵŷẁẃẅỳœßÀÁÂÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖØÙÚÛÜŴŶẀẂẄỲŒ".contains(c)
}

#[cfg(test)]
mod tests {
    use super::{CANDIDATES, Encoding, single_byte};

    /// The text in a single-byte encoding; `None` where the encoding lacks one of its letters.
    fn encoded(text: &str, encoding: Encoding) -> Option<Vec<u8>> {
        let table = encoding.table()?;
        let byte = |c: char| match u8::try_from(c) {
            Ok(byte) if byte.is_ascii() => Some(byte),
            _ => (0x80..=0xff).find(|&byte| super::character(byte, table) == c),
        };
        text.chars().map(byte).collect()
    }

    /// Names and phrases as museums write them, most with a single letter beyond ASCII.
    const TEXTS: &[&str] = &[
        "1,Tŷ Pawb,Wrecsam",
        "Tŷ Newydd",
        "Oriel Plas Glyn-y-Weddw, Llŷn",
        "PEN LLŶN",
        "Gŵyl y Gelli",
        "Ŵyl",
        "Tŷ’r Eglwys",
        "Sŵ Caer",
        "Amgueddfa'r Glowyr, tŵr",
        "Plas Glyndŵr",
        "Dŵr Cymru",
        "cŵn a gwŷdd",
        "Oriel Ynys Môn",
        "Plas Mawr, Tref Conwy â Môr",
        "Cymdeithas Hanes Dolgellau, tîm",
        "Musée de la Chartreuse",
        "MUSÉE DU LOUVRE",
        "Évian",
        "Café Royal",
        "Brontë Parsonage Museum, Haworth",
        "Château de Fontainebleau",
        "Fitzwilliam Museum (Fabergé)",
        "Renée and Zoë",
        "Müller bequest",
        "Uibhist à Tuath",
        "Gàidhlig; Comhairle nan Eilean",
        "Garðar í Reykjavík",
        "Joan Miró",
        "El Niño, Peña",
        "Façade",
        "Ålesund and Tromsø",
        "Curaçao",
        "Grant of £5,000",
        "€2m",
        "Amgueddfa Cymru – Museum Wales",
        "2008–09",
        "Turner’s House",
        "Bo’ness Motor Museum",
        "“Late” Turner",
        "‘Modern’ art",
        "the Museum’s “Loans” – £20,000 in ‘kind’",
        "Gwynedd\u{a0}Museum",
        "Stoke… and on",
        "Bürgermeister Straße",
        "museums’ loans",
        "‘modern’ and “late”",
        "north–south",
        "Oxford–Cambridge",
        "Siân, Noël and Chloë",
        "Òran, trì",
        "Museum™",
        "Yr Ŵyddfa",
        "Dyffryn Clwyd: llŷs",
        "Musée d’Orsay",
        "Pissarro’s “Côte des Bœufs”",
        "Cézanne",
        "Artists’ books",
        "up to £10,000 a year",
        "Gwynedd Council’s",
        "Ó Cléirigh",
        "Caffi Gwalia, 20°C, ½ day",
        "Œuvre",
    ];

    /// Texts whose only letter beyond ASCII is as likely to be something else: the text, its
    /// encoding, the encoding detected.
    const UNDECIDED: &[(&str, Encoding, Encoding)] = &[
        ("Uibhist à Tuath", Encoding::Cp850, Encoding::Windows1252),
        (
            "Garðar í Reykjavík",
            Encoding::Windows1252,
            Encoding::Iso8859_14,
        ),
        ("Œuvre", Encoding::MacRoman, Encoding::Windows1252),
    ];

    #[test]
    fn names_are_read_as_they_were_written() {
        for text in TEXTS {
            for encoding in CANDIDATES {
                let Some(bytes) = encoded(text, encoding) else {
                    continue;
                };
                let guessed = single_byte(&bytes);
                let same = encoded(text, guessed).as_ref() == Some(&bytes);
                let listed = UNDECIDED.contains(&(*text, encoding, guessed));
                assert!(
                    same != listed,
                    "{text} in {encoding:?} is guessed as {guessed:?}"
                );
            }
        }
    }

    #[test]
    fn a_file_of_names_is_read_as_it_was_written() {
        for encoding in CANDIDATES {
            let bytes: Vec<Vec<u8>> = TEXTS
                .iter()
                .filter_map(|text| encoded(text, encoding))
                .collect();
            assert!(bytes.len() > 20);
            assert_eq!(single_byte(&bytes.join(&b'\n')), encoding);
        }
    }

    #[test]
    fn a_large_file_is_weighed_throughout() {
        let mut bytes = b"Caf\xe9 \n".repeat(30_000);
        bytes.extend(b"T\xfe Pawb\n".repeat(30_000));
        assert_eq!(single_byte(&bytes), Encoding::Iso8859_14);
    }
}
