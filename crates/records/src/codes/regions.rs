//! The four nations and the twelve ITL1 regions: `data/vocabularies/regions.toml`.

use serde::{Deserialize, Serialize};

use super::list::{CodeList, Entry};

// `NATION_ENTRIES` and `REGION_ENTRIES`.
include!(concat!(env!("OUT_DIR"), "/regions.rs"));

/// A nation of the United Kingdom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Nation {
    /// England.
    England,
    /// Scotland.
    Scotland,
    /// Wales.
    Wales,
    /// Northern Ireland.
    NorthernIreland,
}

impl Nation {
    /// All four nations.
    pub const ALL: [Self; 4] = [
        Self::England,
        Self::Scotland,
        Self::Wales,
        Self::NorthernIreland,
    ];

    /// The nation that a cell names, in English or Welsh.
    #[must_use]
    pub fn find(text: &str) -> Option<Self> {
        let entry = NATIONS.find(text)?;
        Self::ALL
            .into_iter()
            .find(|nation| nation.name() == entry.en)
    }

    /// The nation's English name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::England => "England",
            Self::Scotland => "Scotland",
            Self::Wales => "Wales",
            Self::NorthernIreland => "Northern Ireland",
        }
    }
}

/// A region: International Territorial Level 1 (ONS), codes UKC to UKN.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Region {
    /// UKC
    NorthEast,
    /// UKD
    NorthWest,
    /// UKE
    Yorkshire,
    /// UKF
    EastMidlands,
    /// UKG
    WestMidlands,
    /// UKH
    EastOfEngland,
    /// UKI
    London,
    /// UKJ
    SouthEast,
    /// UKK
    SouthWest,
    /// UKL
    Wales,
    /// UKM
    Scotland,
    /// UKN
    NorthernIreland,
}

impl Region {
    /// All twelve regions, in code order.
    pub const ALL: [Self; 12] = [
        Self::NorthEast,
        Self::NorthWest,
        Self::Yorkshire,
        Self::EastMidlands,
        Self::WestMidlands,
        Self::EastOfEngland,
        Self::London,
        Self::SouthEast,
        Self::SouthWest,
        Self::Wales,
        Self::Scotland,
        Self::NorthernIreland,
    ];

    /// The region's English name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NorthEast => "North East",
            Self::NorthWest => "North West",
            Self::Yorkshire => "Yorkshire and The Humber",
            Self::EastMidlands => "East Midlands",
            Self::WestMidlands => "West Midlands",
            Self::EastOfEngland => "East of England",
            Self::London => "London",
            Self::SouthEast => "South East",
            Self::SouthWest => "South West",
            Self::Wales => "Wales",
            Self::Scotland => "Scotland",
            Self::NorthernIreland => "Northern Ireland",
        }
    }

    /// The ITL1 code, `UKC` to `UKN`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NorthEast => "UKC",
            Self::NorthWest => "UKD",
            Self::Yorkshire => "UKE",
            Self::EastMidlands => "UKF",
            Self::WestMidlands => "UKG",
            Self::EastOfEngland => "UKH",
            Self::London => "UKI",
            Self::SouthEast => "UKJ",
            Self::SouthWest => "UKK",
            Self::Wales => "UKL",
            Self::Scotland => "UKM",
            Self::NorthernIreland => "UKN",
        }
    }

    /// The region with an ITL1 code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|region| region.code() == code)
    }

    /// The region that a cell names: by name in English or Welsh, by a usual variant, or by code.
    #[must_use]
    pub fn find(text: &str) -> Option<Self> {
        Self::from_code(REGIONS.find(text)?.code)
    }

    /// The nation to which the region belongs.
    #[must_use]
    pub const fn nation(self) -> Nation {
        match self {
            Self::Wales => Nation::Wales,
            Self::Scotland => Nation::Scotland,
            Self::NorthernIreland => Nation::NorthernIreland,
            _ => Nation::England,
        }
    }
}

/// The nations, under the names used in files.
pub static NATIONS: CodeList = CodeList::new(NATION_ENTRIES);

/// The regions, under the names used in files.
pub static REGIONS: CodeList = CodeList::new(REGION_ENTRIES);
