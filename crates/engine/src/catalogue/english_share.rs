//! British English: sharing.

use super::Text;

catalogue! { ShareKey:
    // The panel
    Title: "Share",
    Intro: "What you share is what you see now: {sentence}",
    Close: "Close",
    Copied: "Copied",
    NotCopied: "This browser does not let the page copy. The text is marked: copy it with Ctrl+C, or ⌘C on a Mac.",

    // Link
    LinkTitle: "Link",
    LinkText: "Opens this very view. The filters stand behind the #, which browsers never send to a server.",
    LinkOwn: "Your files are not in the link: whoever follows it must open them too. The one-file page below carries them.",
    LinkAlone: "This page is a file: its link works on this computer only. Hand on the file instead.",
    LinkLabel: "Link to this view",
    CopyLink: "Copy the link",

    // Pictures
    PictureTitle: "Picture",
    PictureText: "With title, finding, legend, scale, sources and date.",
    PictureNone: "This view is made of text and tables and has no picture. The map and the other views have one.",
    PicturePreview: "The picture as it will be saved",
    Dots: "PNG size",
    DotsOf: "{n}×: {width} × {height} pixels",
    Transparent: "Without background",
    SaveSvg: "Save as SVG",
    SavePng: "Save as PNG",
    PrintPicture: "Print on one page",
    AltLabel: "Text alternative",
    CopyAlt: "Copy the text alternative",
    MostAre: "Most are in these regions: {list}.",
    MostIn: "{region}, {count}",
    CreditRecords: "Records: {name}.",
    Credit: "Boundaries: Natural Earth (public domain). Contains OS data © Crown copyright and database right; GeoNames (CC BY 4.0). {date}.",

    // Data
    DataTitle: "Data",
    DataText: "The records shown: {counts}. Columns of personal data are left out.",
    SaveCsv: "CSV",
    SaveExcel: "CSV for Excel",
    SaveGeoJson: "GeoJSON",
    SaveSidecar: "What this is (JSON)",
    DataNote: "Each table comes best with “What this is”: filters, counts, sources, licence and date. GeoJSON gives a position no more digits than it deserves; records known only by region have none.",
    NoFilter: "No filter: all records",

    // Embedding
    EmbedTitle: "Embed",
    EmbedText: "Paste this into your page where the map shall stand.",
    EmbedAlone: "To embed this file, put it on your site and point a frame at it. It needs no network, and may be shut in a sandbox.",
    EmbedOwn: "Your files are not in the frame. Put them beside the map and name them in config.json, or save the page as one file below, which carries them, and embed that.",
    EmbedView: "Starts with",
    EmbedThis: "This view",
    EmbedMap: "The map, with these filters",
    EmbedPlain: "The map, without filters",
    EmbedHeight: "Height in pixels",
    EmbedFit: "As high as what it shows (by a small script of ours)",
    EmbedTheme: "Colours",
    ThemeAuto: "As the reader’s system",
    ThemeLight: "Light",
    ThemeDark: "Dark",
    EmbedAccent: "Accent colour",
    EmbedLocked: "Readers cannot change these filters",
    EmbedParts: "What is shown",
    PartMasthead: "Masthead",
    PartTitle: "Title",
    PartViews: "Choice of view",
    PartFilters: "Filters",
    PartLegend: "Legend",
    EmbedLabel: "Text to paste",
    CopyEmbed: "Copy the text",
    Preview: "Show a preview",
    PreviewLabel: "Preview of the embedded map",

    // One file
    FileTitle: "One file",
    FileText: "The whole page with its data as one HTML file: it opens by double-click, without a network, and can be e-mailed or embedded.",
    FileAll: "With the data sets of this page; it opens with this view.",
    FileOwn: "With your records as a clean table: {records}. Columns of personal data are left out.",
    SaveFile: "Save the page as one file",
    FileBusy: "Making the file…",
    FileDone: "Saved: {name}",
    FileMissing: "There is no template for it beside the page (one-file.html). Where cargo xtask serve was started just now, it is still being made: try again in a minute.",
    FileBroken: "The template of the one-file page could not be read. Please reload the page and try again.",

    // What describes an export
    SidecarUnits: "A record is a row as returned; a project is a distinct piece of work; a partner is a distinct organisation; a place is a distinct position on the map.",
    SetDocumented: "Documented museum partnerships",
    SetIllustrative: "Illustrative survey of museum partnerships (invented records)",
    SetOwn: "Records of files",
    LicenceDocumented: "Facts compiled from public pages, each record with its source; the compilation under MIT or Apache-2.0.",
    LicenceIllustrative: "Invented for this project; MIT or Apache-2.0.",
    LicenceOwn: "As the files’ owners say; positions contain OS data © Crown copyright and database right (OGL v3) and GeoNames (CC BY 4.0).",
}
