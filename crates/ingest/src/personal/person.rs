//! Whether a cell reads like the name of a person.

use records::text::fold;

/// How much a cell is like a person's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// It has a title or a usual first name.
    Certain,
    /// Two to four capitalised words, of which none says that it is something else.
    Shape,
}

/// Titles before a person's name.
const TITLES: [&str; 20] = [
    "dr",
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "prof",
    "professor",
    "sir",
    "dame",
    "rev",
    "revd",
    "canon",
    "cllr",
    "councillor",
    "lord",
    "lady",
    "athro",
    "parch",
    "hon",
];

/// Small words within names.
const PARTICLES: [&str; 12] = [
    "van", "von", "de", "der", "den", "di", "da", "du", "ap", "ab", "ferch", "ten",
];

/// Words of which no person's name is made: what museums have, do and are.
#[rustfmt::skip]
const NO_NAMES: &[&str] = &[
    "all", "and", "area", "art", "autumn", "award", "board", "care", "city", "club", "coast", "collection", "collections", "committee", "community", "conservation", "council", "curator", "day", "days", "department", "design", "development", "digital", "director", "display", "east", "education", "england", "events", "exhibition", "exhibitions", "family", "festival", "film", "for", "fund", "gallery", "general", "group", "handling", "hall", "history", "house", "in", "industry", "initiative", "international", "isle", "knowledge", "lake", "learning", "library", "loan", "loans", "local", "long", "manager", "modern", "museum", "national", "natural", "network", "new", "no", "none", "north", "office", "officer", "of", "on", "online", "other", "outreach", "park", "partner", "partners", "partnership", "phase", "photography", "prize", "programme", "project", "public", "regional", "registrar", "research", "river", "road", "roman", "royal", "saint", "school", "science", "scotland", "season", "service", "services", "shop", "short", "show", "skills", "social", "south", "special", "spring", "st", "staff", "street", "studio", "summer", "support", "team", "tbc", "term", "the", "to", "tour", "touring", "town", "trail", "training", "travel", "type", "unit", "various", "victorian", "volunteer", "volunteers", "wales", "war", "week", "west", "winter", "with", "work", "workshop", "workshops", "world", "year", "yes", "young", "youth",
];

/// Usual first names of the United Kingdom, folded: the Office for National Statistics' and National
/// Records of Scotland's lists of babies' names since 1904, with Welsh, Irish, South Asian and other
/// names that staff lists have. Names that are also places or usual words are left out.
#[rustfmt::skip]
const FIRST_NAMES: &[&str] = &[
    "aaron", "abdul", "abigail", "adam", "adrian", "agnes", "ahmed", "aidan", "aisha", "alan", "alasdair", "alastair", "albert", "aled", "alex", "alexander", "alexandra", "alfie", "alice", "alison", "alistair", "allan", "alun", "alwyn", "alyson", "amanda", "amber", "amelia", "amina", "amy", "andrea", "andrew", "andy", "angela", "angharad", "angus", "anil", "anita", "ann", "anna", "anne", "annabel", "annette", "annie", "anthony", "antonia", "anwen", "arthur", "arwel", "ayesha",
    "barbara", "barry", "beatrice", "becky", "ben", "benjamin", "bernard", "beth", "bethan", "betty", "beverley", "bill", "bob", "brenda", "brendan", "brian", "bridget", "bronwen", "bruce", "bryn", "callum", "calum", "cameron", "camilla", "carol", "caroline", "carolyn", "carwyn", "catherine", "cathy", "catrin", "ceri", "charles", "charlie", "charlotte", "cheryl", "chloe", "chris", "christian", "christina", "christine", "christopher", "claire", "clare", "claudia", "clive", "colin", "connor", "craig", "cerys", "ciara", "ciaran",
    "dafydd", "daisy", "daniel", "danielle", "darren", "dave", "david", "dawn", "deborah", "debbie", "deepa", "deirdre", "delyth", "denise", "dennis", "derek", "desmond", "diana", "diane", "dominic", "donald", "donna", "dorothy", "douglas", "duncan", "dylan", "edith", "edmund", "edward", "eilidh", "eileen", "elaine", "eleanor", "eleri", "elin", "elizabeth", "ella", "ellen", "ellie", "elliot", "emily", "emma", "emyr", "eric", "erin", "esther", "ethan", "euan", "eva", "evan", "eve", "ewan",
    "fatima", "felicity", "fergus", "ffion", "fiona", "florence", "frances", "francesca", "francis", "frank", "fraser", "fred", "frederick", "freya", "gareth", "gary", "gavin", "gaynor", "gemma", "geoff", "geoffrey", "george", "georgia", "georgina", "gerald", "geraint", "gerard", "gethin", "gillian", "gina", "giles", "glenys", "gordon", "graeme", "graham", "greg", "gregory", "gwen", "gwenda", "gwenllian", "gwilym", "gwyn", "gwyneth",
    "hamish", "hannah", "harriet", "harry", "hasan", "hassan", "hayley", "hazel", "heather", "hefin", "helen", "helena", "henry", "hilary", "holly", "howard", "hugh", "huw", "iain", "ian", "ibrahim", "imogen", "imran", "ioan", "iolo", "irene", "iris", "isaac", "isabel", "isabella", "isla", "ismail", "ivor", "jack", "jackie", "jacob", "jacqueline", "jade", "jake", "james", "jamie", "jan", "jane", "janet", "janice", "jasmine", "jason", "jay", "jayne", "jean", "jeff", "jeffrey", "jemma", "jennifer", "jenny", "jeremy", "jess", "jessica", "jill", "jim", "joan", "joanna", "joanne", "joe", "joel", "john", "jon", "jonathan", "joseph", "josephine", "josh", "joshua", "joyce", "judith", "judy", "julia", "julian", "julie", "juliet", "justin",
    "karen", "karl", "kate", "katherine", "kathleen", "kathryn", "kathy", "katie", "katy", "keith", "kelly", "ken", "kenneth", "kerry", "kevin", "kim", "kirsten", "kirsty", "kyle", "laura", "lauren", "laurence", "lawrence", "leah", "leanne", "lee", "leila", "leo", "leon", "leonard", "lesley", "leslie", "lewis", "liam", "lilian", "lily", "linda", "lindsay", "lisa", "liz", "llinos", "lois", "lorna", "lorraine", "louis", "louise", "lowri", "lucy", "luke", "lydia", "lynda", "lynn", "lynne", "maeve", "maggie", "mair", "mairi", "malcolm", "mandy", "marc", "marcus", "margaret", "maria", "marian", "marie", "marilyn", "marion", "mark", "martha", "martin", "mary", "matt", "matthew", "maureen", "maurice", "max", "meera", "megan", "melanie", "melissa", "menna", "mererid", "meryl", "michael", "michelle", "miles", "mike", "miriam", "mohamed", "mohammad", "mohammed", "moira", "molly", "morag", "muhammad", "muriel", "myra",
    "nadia", "nancy", "naomi", "natalie", "natasha", "nathan", "neil", "nerys", "niall", "niamh", "nia", "nicholas", "nick", "nicky", "nicola", "nigel", "nina", "nisha", "noel", "nora", "norma", "norman", "oliver", "olivia", "omar", "orla", "oscar", "owain", "owen", "paddy", "pam", "pamela", "patricia", "patrick", "paul", "paula", "pauline", "peggy", "penelope", "penny", "peter", "phil", "philip", "philippa", "phillip", "phoebe", "phyllis", "pippa", "polly", "priya", "rachael", "rachel", "raj", "rajesh", "ralph", "ravi", "ray", "raymond", "rebecca", "rhian", "rhiannon", "rhodri", "rhys", "richard", "rita", "rob", "robert", "robin", "rod", "roderick", "rodney", "roger", "roisin", "ron", "ronald", "rory", "rosalind", "rosemary", "rosie", "ross", "rowena", "roy", "rupert", "russell", "ruth", "ryan",
    "sally", "sam", "samantha", "samuel", "sandra", "sanjay", "sara", "sarah", "sean", "sebastian", "shahid", "shamim", "sharon", "sheila", "shirley", "shona", "sian", "siân", "simon", "sinead", "sion", "sioned", "sophia", "sophie", "stella", "stephanie", "stephen", "steve", "steven", "stewart", "stuart", "sue", "sunita", "susan", "susanna", "susannah", "suzanne", "sylvia", "tamsin", "tanya", "tara", "tariq", "ted", "teresa", "terry", "tessa", "theresa", "thomas", "tim", "timothy", "tina", "toby", "tom", "tony", "tracey", "tracy", "trevor", "tudur", "una", "ursula", "valerie", "vanessa", "vera", "veronica", "vicky", "victor", "victoria", "vikram", "vincent", "virginia", "vivien", "wendy", "will", "william", "yasmin", "yusuf", "yvonne", "zainab", "zara", "zoe",
];

/// What the cell is like: a name, several names, a name with a job behind it, `Surname, First`.
pub fn likeness(cell: &str) -> Option<Likeness> {
    if cell.len() > 80 || cell.contains(['&', '@', '£', '?', '!', ':']) {
        return None;
    }
    let name = cell
        .split(['(', ';', '/', '\n', '–', '—'])
        .next()
        .unwrap_or_default();
    let name = name.split(" - ").next().unwrap_or_default();
    let turned = name.split_once(',').and_then(|(last, first)| {
        let one = last.split_whitespace().count() == 1;
        one.then(|| format!("{first} {last}"))
    });
    match turned {
        Some(turned) => of_words(&turned),
        // "Jane Smith, Curator": what stands behind says nothing of the name.
        None => of_words(name.split([',']).next().unwrap_or_default()),
    }
}

fn of_words(name: &str) -> Option<Likeness> {
    let mut words: Vec<&str> = name.split_whitespace().collect();
    let mut titled = false;
    while let Some(first) = words.first() {
        let bare = fold(first.trim_end_matches('.'));
        if !TITLES.contains(&bare.as_str()) || words.len() < 2 {
            break;
        }
        titled = true;
        words.remove(0);
    }
    if !(1..=4).contains(&words.len()) || !words.iter().all(|word| is_part(word)) {
        return None;
    }
    let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
    if folded.iter().any(|word| NO_NAMES.contains(&word.as_str())) {
        return None;
    }
    let first = folded.first().map_or("", String::as_str);
    let known = first.split('-').any(|part| FIRST_NAMES.contains(&part));
    match (titled || (known && words.len() > 1), words.len()) {
        (true, _) => Some(Likeness::Certain),
        (false, 2..) => Some(Likeness::Shape),
        (false, _) => None,
    }
}

/// A capitalised word, an initial, or a small word of names.
fn is_part(word: &str) -> bool {
    if PARTICLES.contains(&word) {
        return true;
    }
    let initials = word.contains('.') && word.split('.').all(|part| part.chars().count() <= 1);
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let capital = letters.next().is_some_and(char::is_uppercase);
    // Abbreviations of bodies have several capitals; "McKay" and "O'Neill" have two.
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let shouted = capitals == word.chars().count();
    let spelt = word
        .chars()
        .all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'));
    capital && (initials || (spelt && (capitals <= 2 || (shouted && capitals > 4))))
}

#[cfg(test)]
mod tests {
    use super::{Likeness, likeness};

    #[test]
    fn people_and_others() {
        use Likeness::{Certain, Shape};
        for (cell, expected) in [
            ("Jane Sample", Some(Certain)),
            ("Siân Enghraifft", Some(Certain)),
            ("Sample, Jane", Some(Certain)),
            ("Dr N. Body", Some(Certain)),
            ("Ms Body", Some(Certain)),
            ("Jane Sample (registrar)", Some(Certain)),
            ("Jane Sample, Senior Curator", Some(Certain)),
            ("Jane Sample / Tom Body", Some(Certain)),
            ("Mary-Ann O'Body", Some(Certain)),
            ("J. R. Body", Some(Shape)),
            ("Xanthe Body", Some(Shape)),
            ("Xanthe van der Body", Some(Shape)),
            ("Jane", None),
            ("Touring Exhibition", None),
            ("Summer Season", None),
            ("Leeds City Museum", None),
            ("Isle of Wight", None),
            ("jane sample", None),
            ("V&A", None),
            ("IWM North", None),
            ("to be confirmed", None),
            ("12 boxes", None),
            ("Roman Coins of Kent and Essex", None),
            ("", None),
        ] {
            assert_eq!(likeness(cell), expected, "{cell}");
        }
    }
}
