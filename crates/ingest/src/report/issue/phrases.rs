//! Variable parts of the sentences.

use crate::ColumnTarget;
use messages::phrases;
use records::record::Field;

phrases! {
    /// What the cells of a column look like.
    LooksLike {
        LooksInstitutions,
        LooksOrganisations,
        LooksPartnerKinds,
        LooksPlaces,
        LooksPostcodes,
        LooksLatitudes,
        LooksLongitudes,
        LooksPositions,
        LooksMetres,
        LooksNations,
        LooksRegions,
        LooksTypes,
        LooksFunding,
        LooksDates,
        LooksLinks,
        LooksAmounts,
        LooksCertainty,
        LooksOther,
    }
}

impl From<ColumnTarget> for LooksLike {
    fn from(meaning: ColumnTarget) -> Self {
        let ColumnTarget::Field(field) = meaning else {
            return Self::LooksPositions;
        };
        match field {
            Field::Institution => Self::LooksInstitutions,
            Field::Partner => Self::LooksOrganisations,
            Field::PartnerKind => Self::LooksPartnerKinds,
            Field::Place => Self::LooksPlaces,
            Field::Postcode => Self::LooksPostcodes,
            Field::Latitude => Self::LooksLatitudes,
            Field::Longitude => Self::LooksLongitudes,
            Field::Easting | Field::Northing => Self::LooksMetres,
            Field::Nation => Self::LooksNations,
            Field::Region => Self::LooksRegions,
            Field::PartnershipType => Self::LooksTypes,
            Field::FundingStream => Self::LooksFunding,
            Field::Start | Field::End => Self::LooksDates,
            Field::Url => Self::LooksLinks,
            Field::Amount => Self::LooksAmounts,
            Field::Certainty => Self::LooksCertainty,
            _ => Self::LooksOther,
        }
    }
}

phrases! {
    /// Why a column is taken to hold personal data.
    ContactSign {
        ContactHeader,
        ContactCells { n: u32, of: u32 },
        ContactWithin { n: u32, of: u32 },
        ContactNames { n: u32, of: u32 },
    }
}

phrases! {
    /// A count with its unit.
    CountOf {
        CountHiddenRows { n: u32 },
        CountHiddenColumns { n: u32 },
    }
}

phrases! {
    /// Document formats that may contain a table but cannot be read as one.
    DocumentFormat {
        WordDocument,
        OldWordDocument,
        Presentation,
        VisioDrawing,
        OpenDocumentText,
        OpenDocumentPresentation,
        Ebook,
    }
}

phrases! {
    /// What is protected by a password.
    Lock {
        LockedArchive,
        LockedOffice,
        LockedOpenDocument,
    }
}

phrases! {
    /// Why a workbook is not unpacked.
    Oversize {
        HoldsFiles { n: u32 },
        SheetsUnpack { megabytes: u32, most: u32 },
        PartGrows { part: String, kilobytes: u32, megabytes: u32 },
        SheetTooLarge { cells: u32, megabytes: u32 },
        RowsRepeat,
    }
}

phrases! {
    /// What is wrong with a workbook.
    Damage {
        EndMissing,
        ContentsUnreadable,
        PartNotUnpacked { part: String },
        CellOutside { row: u32, column: u32 },
        CellTwice { cell: String },
        MergedOverlap,
        PartEndsEarly { part: String },
        DocumentType { part: String },
        NotWellFormed { part: String },
        AttributesBroken,
        PartNotText { part: String },
        PartMissing { part: String },
        RowNought,
        NoSuchCell { cell: String },
        TextMissing { cell: String },
    }
}

phrases! {
    /// How the sheet that was read was chosen.
    SheetChoice {
        SheetRead { sheet: String },
        SheetReadHidden { sheet: String },
        SheetReadAsChosen { sheet: String },
        SheetReadHiddenAsChosen { sheet: String },
    }
}

phrases! {
    /// A sheet's name in a sentence.
    SheetName {
        VisibleSheet { sheet: String },
        HiddenSheet { sheet: String },
    }
}
