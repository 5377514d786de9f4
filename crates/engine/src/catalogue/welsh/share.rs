//! Welsh: sharing.

use crate::catalogue::ShareKey;

translation! { ShareKey:
    // The panel
    Title: "Rhannu",
    Intro: "Byddwch yn rhannu’r hyn a welwch nawr: {sentence}",
    Close: "Cau",
    Copied: "Copïwyd",
    NotCopied: "Nid yw’r porwr hwn yn gadael i’r dudalen gopïo. Mae’r testun wedi’i amlygu: copïwch ef drwy bwyso Ctrl+C, neu ⌘C ar Mac.",

    // Link
    LinkTitle: "Dolen",
    LinkText: "Mae’n agor yr union olwg hwn. Mae’r hidlyddion ar ôl y #, ac nid yw porwyr byth yn anfon y rhan honno at weinydd.",
    LinkOwn: "Nid yw eich ffeiliau yn y ddolen: rhaid i bwy bynnag sy’n ei dilyn eu hagor hefyd. Mae’r dudalen un ffeil isod yn eu cynnwys.",
    LinkAlone: "Ffeil yw’r dudalen hon: dim ond ar y cyfrifiadur hwn y mae ei dolen yn gweithio. Rhannwch y ffeil yn lle hynny.",
    LinkLabel: "Dolen i’r golwg hwn",
    CopyLink: "Copïo’r ddolen",

    // Pictures
    PictureTitle: "Llun",
    PictureText: "Gyda theitl, canfyddiad, allwedd, graddfa, ffynonellau a dyddiad.",
    PictureNone: "Testun a thablau yw’r golwg hwn, ac nid oes llun ohono. Mae llun o’r map ac o’r golygon eraill.",
    PicturePreview: "Y llun fel y caiff ei gadw",
    Dots: "Maint PNG",
    DotsOf: "{n}×: {width} × {height} o bicseli",
    Transparent: "Heb gefndir",
    SaveSvg: "Cadw fel SVG",
    SavePng: "Cadw fel PNG",
    PrintPicture: "Argraffu ar un dudalen",
    AltLabel: "Testun amgen",
    CopyAlt: "Copïo’r testun amgen",
    MostAre: "Mae’r rhan fwyaf yn y rhanbarthau hyn: {list}.",
    MostIn: "{region}, {count}",
    CreditRecords: "Cofnodion: {name}.",
    Credit: "Map: Swyddfa Ystadegau Gwladol, OGL v3.0; yn cynnwys data OS © Hawlfraint y Goron a hawl cronfa ddata 2024; yn nes hefyd © EuroGeographics, © Cyfranwyr OpenStreetMap (ODbL). Lleoedd: GeoNames (CC BY 4.0). {date}.",

    // Data
    DataTitle: "Data",
    DataText: "Y cofnodion a ddangosir: {counts}. Caiff colofnau data personol eu hepgor.",
    SaveCsv: "CSV",
    SaveExcel: "CSV ar gyfer Excel",
    SaveGeoJson: "GeoJSON",
    SaveSidecar: "Beth yw hyn (JSON)",
    DataNote: "Mae’n well cadw “Beth yw hyn” gyda phob tabl: hidlyddion, cyfrifon, ffynonellau, trwydded a dyddiad. Nid yw GeoJSON yn rhoi mwy o ddigidau i leoliad nag y mae’n eu haeddu; os mai dim ond y rhanbarth sy’n hysbys, nid oes gan y cofnod leoliad.",
    NoFilter: "Dim hidlydd: pob cofnod",

    // Embedding
    EmbedTitle: "Mewnosod",
    EmbedText: "Gludwch hwn yn eich tudalen lle mae’r map i fod.",
    EmbedAlone: "I fewnosod y ffeil hon, rhowch hi ar eich gwefan a chyfeiriwch ffrâm ati. Nid oes angen rhwydwaith arni, a gellir ei chau mewn blwch tywod.",
    EmbedOwn: "Nid yw eich ffeiliau yn y ffrâm. Rhowch nhw wrth ymyl y map a’u henwi yn y ffeil config.json, neu cadwch y dudalen fel un ffeil isod, sy’n eu cynnwys, a mewnosodwch honno.",
    EmbedView: "Yn dechrau gyda",
    EmbedThis: "Y golwg hwn",
    EmbedMap: "Y map, gyda’r hidlyddion hyn",
    EmbedPlain: "Y map, heb hidlyddion",
    EmbedHeight: "Uchder mewn picseli",
    EmbedFit: "Mor uchel â’r hyn a ddangosir (drwy sgript fach gennym ni)",
    EmbedLanguage: "Iaith",
    EmbedTheme: "Lliwiau",
    ThemeAuto: "Fel system y darllenydd",
    ThemeLight: "Golau",
    ThemeDark: "Tywyll",
    EmbedAccent: "Lliw acen",
    EmbedLocked: "Ni all darllenwyr newid yr hidlyddion hyn",
    EmbedParts: "Yr hyn a ddangosir",
    PartMasthead: "Pennyn",
    PartTitle: "Teitl",
    PartViews: "Dewis golwg",
    PartFilters: "Hidlyddion",
    PartLegend: "Allwedd",
    EmbedLabel: "Testun i’w ludo",
    CopyEmbed: "Copïo’r testun",
    Preview: "Dangos rhagolwg",
    PreviewLabel: "Rhagolwg o’r map wedi’i fewnosod",

    // One file
    FileTitle: "Un ffeil",
    FileText: "Y dudalen gyfan gyda’i data fel un ffeil HTML: mae’n agor drwy glicio ddwywaith, heb rwydwaith, a gellir ei hanfon drwy e-bost neu ei mewnosod.",
    FileAll: "Gyda setiau data’r dudalen hon; mae’n agor gyda’r golwg hwn.",
    FileOwn: "Gyda’ch cofnodion fel tabl glân: {records}. Caiff colofnau data personol eu hepgor.",
    SaveFile: "Cadw’r dudalen fel un ffeil",
    FileBusy: "Wrthi’n creu’r ffeil…",
    FileDone: "Cadwyd: {name}",
    FileMissing: "Nid oes templed ar gyfer y ffeil wrth ymyl y dudalen (one-file.html). Os yw cargo xtask serve newydd gael ei gychwyn, mae’r templed yn dal i gael ei greu: rhowch gynnig arall arni ymhen munud.",
    FileBroken: "Nid oedd modd darllen templed y dudalen un ffeil. Ail-lwythwch y dudalen a rhowch gynnig arall arni.",

    // What describes an export
    SidecarUnits: "Rhes fel y’i dychwelwyd yw cofnod; darn o waith ar wahân yw prosiect; sefydliad ar wahân yw partner; lleoliad ar wahân ar y map yw lle.",
    SetDocumented: "Partneriaethau amgueddfeydd wedi’u dogfennu",
    SetIllustrative: "Arolwg enghreifftiol o bartneriaethau amgueddfeydd (cofnodion dychmygol)",
    SetOwn: "Cofnodion o ffeiliau",
    LicenceDocumented: "Ffeithiau a gasglwyd o dudalennau cyhoeddus, pob cofnod gyda’i ffynhonnell; y casgliad o dan MIT neu Apache-2.0.",
    LicenceIllustrative: "Dyfeisiwyd ar gyfer y prosiect hwn; MIT neu Apache-2.0.",
    LicenceOwn: "Fel y dywed perchnogion y ffeiliau; mae’r lleoliadau’n cynnwys data OS © Hawlfraint y Goron a hawl cronfa ddata (OGL v3) a GeoNames (CC BY 4.0).",
}
