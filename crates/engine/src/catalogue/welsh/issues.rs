//! Welsh: what is said of a file and its rows.

use crate::catalogue::IssueText;

translation! { IssueText:
    // Lists and rows within sentences
    SeveralMore: "{names} (+ {more} arall)",
    RowsAndLater: "{rows} a rhesi diweddarach",

    // Many of one kind
    Further: [
        "Mae {n} arall o’r math hwn, yn y rhesi canlynol: {rows}.",
        "Cawsant eu trin fel y rhai a restrir.",
        "",
    ],
    FurtherOfFile: [
        "Mae {n} arall o’r math hwn.",
        "Cawsant eu trin fel y rhai a restrir.",
        "",
    ],

    // Refused files
    FileEmpty: [
        "Mae’r ffeil yn wag.",
        "",
        "Gwiriwch ei bod wedi’i chadw a’i lawrlwytho’n llawn.",
    ],
    WorkbookEmpty: [
        "Nid oes cell â gwerth ynddi yn y llyfr gwaith.",
        "",
        "Gwiriwch ei fod wedi’i gadw a’i lawrlwytho’n llawn.",
    ],
    HeaderOnly: [
        "Mae gan y ffeil res benawdau, ond nid oes cofnodion oddi tani.",
        "",
        "Ychwanegwch un rhes ar gyfer pob partneriaeth, yna agorwch y ffeil eto.",
    ],
    NoRecords: [
        "Nid oedd modd darllen yr un o’r {n} rhes fel cofnod.|Nid oedd modd darllen unig res y ffeil fel cofnod.|Nid oedd modd darllen yr un o’r {n} res fel cofnod.|Nid oedd modd darllen yr un o’r {n} rhes fel cofnod.|Nid oedd modd darllen yr un o’r {n} rhes fel cofnod.|Nid oedd modd darllen yr un o’r {n} rhes fel cofnod.",
        "",
        "Mae angen sefydliad, partner a math o bartneriaeth ar bob rhes. Rhestrir y rhesi isod.",
    ],
    NoHeader: [
        "Nid oes yr un rhes yn edrych fel rhes benawdau. Mae’r ffeil yn dechrau fel hyn: “{found}”.",
        "",
        "Rhaid i’r rhes gyntaf enwi’r colofnau: institution, partner, partnership_type a lle, fel yn y templed.",
    ],
    NoHeaderAboveRecords: [
        "Mae’r rhes gyntaf yn edrych fel cofnod: mae’n ymddangos nad oes rhes benawdau.",
        "",
        "Ychwanegwch res ar y brig sy’n enwi’r colofnau, fel yn y templed.",
    ],
    HeaderUnknown: [
        "Nid oes colofn ar gyfer y canlynol: {fields}. Y colofnau yw: {headers}.",
        "",
        "Ychwanegwch golofnau â’r penawdau {fields}, neu ailenwch y colofnau sy’n cynnwys y rhain.|Ychwanegwch golofn â’r pennawd {fields}, neu ailenwch y golofn sy’n cynnwys hyn.|Ychwanegwch golofnau â’r penawdau {fields}, neu ailenwch y colofnau sy’n cynnwys y rhain.|Ychwanegwch golofnau â’r penawdau {fields}, neu ailenwch y colofnau sy’n cynnwys y rhain.|Ychwanegwch golofnau â’r penawdau {fields}, neu ailenwch y colofnau sy’n cynnwys y rhain.|Ychwanegwch golofnau â’r penawdau {fields}, neu ailenwch y colofnau sy’n cynnwys y rhain.",
    ],
    HeaderUnknownNoLocation: [
        "Nid oes colofn sy’n dweud ble mae’r partner. Y colofnau yw: {headers}.",
        "",
        "Ychwanegwch golofn “postcode”, “place” neu “region”, neu’r colofnau “latitude” a “longitude”.",
    ],
    ColumnsMissing: [
        "Nid oes colofn ar gyfer y canlynol: {fields}. Y colofnau yw: {headers}.",
        "",
        "Ychwanegwch golofnau â’r penawdau {fields}, neu ailenwch y colofnau sy’n cynnwys y rhain.|Ychwanegwch golofn â’r pennawd {fields}, neu ailenwch y golofn sy’n cynnwys hyn.|Ychwanegwch golofnau â’r penawdau {fields}, neu ailenwch y colofnau sy’n cynnwys y rhain.|Ychwanegwch golofnau â’r penawdau {fields}, neu ailenwch y colofnau sy’n cynnwys y rhain.|Ychwanegwch golofnau â’r penawdau {fields}, neu ailenwch y colofnau sy’n cynnwys y rhain.|Ychwanegwch golofnau â’r penawdau {fields}, neu ailenwch y colofnau sy’n cynnwys y rhain.",
    ],
    LocationMissing: [
        "Nid oes colofn sy’n dweud ble mae’r partner. Y colofnau yw: {headers}.",
        "",
        "Ychwanegwch golofn “postcode”, “place” neu “region”, neu’r colofnau “latitude” a “longitude”.",
    ],
    TooManyColumns: [
        "Nifer y colofnau yn rhes y penawdau yw {n}; darllenir {most} ar y mwyaf.",
        "",
        "Tynnwch y colofnau nad oes eu hangen.",
    ],
    Utf32: [
        "Mae’r ffeil mewn UTF-32, nad oes modd ei ddarllen.",
        "",
        "Cadwch hi fel CSV UTF-8.",
    ],
    WebPage: [
        "Tudalen we yw hon, efallai un sy’n dangos gwall neu’n gofyn i chi fewngofnodi, a gadwyd yn lle’r ffeil.",
        "",
        "Agorwch y cyfeiriad mewn porwr, mewngofnodwch os oes gofyn, a lawrlwythwch y CSV eto.",
    ],
    Xml: [
        "Dogfen XML yw hon.",
        "",
        "Lawrlwythwch y data eto fel CSV, neu gofynnwch am ffeil CSV gan bwy bynnag a’u hanfonodd.",
    ],
    Json: [
        "Ffeil JSON yw hon.",
        "",
        "Trowch hi’n CSV yn gyntaf, gydag un llinell ar gyfer pob cofnod ac un golofn ar gyfer pob maes.",
    ],
    RichText: [
        "Dogfen mewn testun cyfoethog (RTF) yw hon.",
        "",
        "Copïwch y tabl i daenlen a chadwch honno fel CSV UTF-8.",
    ],
    Pdf: [
        "Dogfen PDF yw hon.",
        "",
        "Agorwch y daenlen y gwnaed y PDF ohoni, a chadwch honno fel CSV UTF-8.",
    ],
    ExcelWorkbook: [
        "Llyfr gwaith Excel yw hwn.",
        "",
        "Yn Excel, dewiswch File › Save As › CSV UTF-8 (comma delimited), yna agorwch y ffeil honno.",
    ],
    ExcelBinaryWorkbook: [
        "Llyfr gwaith deuaidd Excel (.xlsb) yw hwn.",
        "",
        "Agorwch ef yn Excel neu LibreOffice, dewiswch File › Save As › Excel Workbook (.xlsx), ac agorwch y ffeil honno.",
    ],
    OldOffice: [
        "Hen lyfr gwaith Excel neu hen ddogfen Office yw’r ffeil hon.",
        "",
        "Yn Excel, dewiswch File › Save As › CSV UTF-8 (comma delimited), yna agorwch y ffeil honno.",
    ],
    OldExcel: [
        "Hen lyfr gwaith Excel (.xls) yw hwn.",
        "",
        "Agorwch ef yn Excel neu LibreOffice, dewiswch File › Save As › Excel Workbook (.xlsx), ac agorwch y ffeil honno.",
    ],
    OldPowerPoint: [
        "Hen gyflwyniad PowerPoint yw hwn.",
        "",
        "Copïwch y tabl sydd ynddo i daenlen, cadwch y daenlen, ac agorwch honno.",
    ],
    OldDocument: [
        "{document} yw’r ffeil hon.",
        "",
        "Copïwch y tabl sydd ynddi i daenlen, cadwch y daenlen, ac agorwch honno.",
    ],
    Archive: [
        "Archif gywasgedig yw hon.",
        "",
        "Dadbaciwch hi yn gyntaf, yna agorwch y CSV sydd ynddi.",
    ],
    OpenDocumentSheet: [
        "Taenlen OpenDocument yw hon.",
        "",
        "Yn LibreOffice, dewiswch File › Save As › Text CSV gan ddewis UTF-8, yna agorwch y ffeil honno.",
    ],
    NumbersSheet: [
        "Taenlen Numbers yw hon.",
        "",
        "Yn Numbers, dewiswch File › Export To › CSV gan ddewis Unicode (UTF-8), yna agorwch y ffeil honno.",
    ],
    ZipOrOffice: [
        "Archif ZIP neu ddogfen Office yw hon.",
        "",
        "Dadbaciwch hi yn gyntaf ac agorwch y CSV sydd ynddi, neu cadwch y tabl fel CSV UTF-8.",
    ],
    NumbersWorkbook: [
        "Taenlen Numbers yw hon.",
        "",
        "Yn Numbers, dewiswch File › Export To › Excel neu CSV, ac agorwch y ffeil honno.",
    ],
    Document: [
        "{document} yw’r ffeil hon.",
        "",
        "Copïwch y tabl sydd ynddi i daenlen, cadwch y daenlen, ac agorwch honno.",
    ],
    NotSpreadsheet: [
        "Dogfen yw hon, nid taenlen.",
        "",
        "Dadbaciwch hi yn gyntaf, yna agorwch yr hyn sydd ynddi.",
    ],
    ZipWithoutTable: [
        "Archif ZIP heb dabl ynddi yw hon.",
        "",
        "Dadbaciwch hi yn gyntaf, yna agorwch yr hyn sydd ynddi.",
    ],
    ZipWithTable: [
        "Archif ZIP sy’n cynnwys “{table}” yw hon.",
        "",
        "Dadbaciwch hi yn gyntaf, yna agorwch yr hyn sydd ynddi.",
    ],
    ZipWithTables: [
        "Archif ZIP sy’n cynnwys {n} tabl yw hon; y cyntaf yw “{table}”.|Archif ZIP sy’n cynnwys {n} tabl, “{table}”, yw hon.|Archif ZIP sy’n cynnwys {n} dabl yw hon; y cyntaf yw “{table}”.|Archif ZIP sy’n cynnwys {n} thabl yw hon; y cyntaf yw “{table}”.|Archif ZIP sy’n cynnwys {n} thabl yw hon; y cyntaf yw “{table}”.|Archif ZIP sy’n cynnwys {n} tabl yw hon; y cyntaf yw “{table}”.",
        "",
        "Dadbaciwch hi yn gyntaf, yna agorwch yr hyn sydd ynddi.",
    ],
    Gzip: [
        "Ffeil wedi’i chywasgu â gzip yw hon.",
        "",
        "Dadbaciwch hi yn gyntaf, yna agorwch y CSV sydd ynddi.",
    ],
    Picture: [
        "Llun yw hwn.",
        "",
        "Agorwch y tabl a welir yn y llun, a chadwch hwnnw fel CSV.",
    ],
    Sqlite: [
        "Cronfa ddata SQLite yw hon.",
        "",
        "Allforiwch y tabl fel CSV o’r gronfa ddata.",
    ],
    WebAssembly: [
        "Rhaglen WebAssembly yw hon.",
        "",
        "Lawrlwythwch y data eto fel CSV, neu gofynnwch am ffeil CSV gan bwy bynnag a’u hanfonodd.",
    ],
    Program: [
        "Rhaglen yw hon.",
        "",
        "Lawrlwythwch y data eto fel CSV, neu gofynnwch am ffeil CSV gan bwy bynnag a’u hanfonodd.",
    ],
    Parquet: [
        "Tabl Parquet yw hwn.",
        "",
        "Allforiwch ef fel CSV yn gyntaf.",
    ],
    NotText: [
        "Nid testun yw hwn: gall fod yn rhaglen, yn llun neu’n ffeil wedi’i difrodi.",
        "",
        "Lawrlwythwch y data eto fel CSV, neu gofynnwch am ffeil CSV gan bwy bynnag a’u hanfonodd.",
    ],
    WorkbookTooLarge: [
        "Ni ddadbaciwyd y llyfr gwaith: {why}.",
        "",
        "Copïwch y ddalen sy’n cynnwys y cofnodion i lyfr gwaith newydd ac agorwch hwnnw, neu cadwch y ddalen fel CSV UTF-8.",
    ],
    WorkbookLocked: [
        "{what} yw’r ffeil hon, ac mae cyfrinair yn ei diogelu.",
        "",
        "Agorwch hi â’r cyfrinair, tynnwch y cyfrinair (Excel: File › Info › Protect Workbook › Encrypt with Password, yna cliriwch y blwch; LibreOffice: Save As heb “Save with password”), cadwch hi, ac agorwch y ffeil honno.",
    ],
    WorkbookDamaged: [
        "Mae’r llyfr gwaith wedi’i ddifrodi: {damage}.",
        "",
        "Lawrlwythwch neu copïwch ef eto yn llawn. Os yw’n agor yn Excel neu LibreOffice, cadwch ef yno o dan enw newydd ac agorwch y ffeil honno.",
    ],
    SheetUnknown: [
        "Nid oes dalen “{sheet}” yn y llyfr gwaith.",
        "",
        "Dewiswch un o’i ddalennau: {sheets}.",
    ],
    Folder: [
        "Ffolder yw hwn.",
        "",
        "Agorwch y ffolder a gollyngwch y ffeiliau CSV sydd ynddo yn lle’r ffolder ei hun.",
    ],
    Unreadable: [
        "Nid oedd modd agor y ffeil: efallai ei bod wedi’i symud neu ei newid ers i chi ei dewis.",
        "",
        "Caewch hi mewn rhaglenni eraill a gollyngwch hi eto.",
    ],

    // Documents
    WordDocument: "Dogfen Word",
    OldWordDocument: "Hen ddogfen Word",
    Presentation: "Cyflwyniad PowerPoint",
    VisioDrawing: "Lluniad Visio",
    OpenDocumentText: "Dogfen destun OpenDocument",
    OpenDocumentPresentation: "Cyflwyniad OpenDocument",
    Ebook: "E-lyfr (EPUB)",
    LockedArchive: "Archif",
    LockedOffice: "Llyfr gwaith Excel neu ddogfen Office",
    LockedOpenDocument: "Taenlen OpenDocument",

    // Workbooks too large
    HoldsFiles: "mae {n} ffeil ynddo",
    SheetsUnpack: "byddai ei ddalennau’n dadbacio i {megabytes} MB, a darllenir {most} MB ar y mwyaf",
    PartGrows: "byddai “{part}” ynddo yn tyfu o {kilobytes} kB i {megabytes} MB",
    SheetTooLarge: "mae un ddalen yn cynnwys mwy na {cells} miliwn o gelloedd neu {megabytes} MB o destun",
    RowsRepeat: "mae ei resi’n ailadrodd ei gilydd hyd at filiynau o gelloedd",

    // Damaged workbooks
    EndMissing: "mae ei ddiwedd ar goll, felly ni chafodd ei gadw na’i lawrlwytho’n llawn",
    ContentsUnreadable: "ni ellir darllen rhestr ei gynnwys",
    PartNotUnpacked: "ni ellir dadbacio “{part}” ynddo",
    CellOutside: "mae cell yn rhes {row} a cholofn {column} y tu allan i unrhyw ddalen",
    CellTwice: "mae cell {cell} ynddo ddwywaith",
    MergedOverlap: "mae’r celloedd sydd wedi’u cyfuno ynddo yn gorgyffwrdd",
    PartEndsEarly: "mae “{part}” yn gorffen yn rhy gynnar",
    DocumentType: "mae “{part}” yn diffinio math o ddogfen, rhywbeth nad yw’r un rhaglen daenlen yn ei ysgrifennu",
    NotWellFormed: "nid yw “{part}” ynddo wedi’i ffurfio’n gywir",
    AttributesBroken: "nid yw priodoleddau un o’r elfennau wedi’u ffurfio’n gywir",
    PartNotText: "nid yw “{part}” ynddo yn destun",
    PartMissing: "mae “{part}” ar goll ohono",
    RowNought: "mae ganddo res 0",
    NoSuchCell: "nid yw “{cell}” yn gell mewn dalen",
    TextMissing: "mae testun cell {cell} ar goll ohono",

    // Rows
    QuoteUnclosed: [
        "Mae dyfynnod wedi’i agor heb ei gau: “{found}”.",
        "Hepgorwyd y llinell.",
        "Caewch y dyfynnod neu tynnwch ef.",
    ],
    QuoteStray: [
        "Nid yw dyfynnod y tu mewn i gell wedi’i ddyblu: “{found}”.",
        "Fe’i darllenwyd fel rhan o’r testun.",
        "Gwiriwch gelloedd y rhes hon.",
    ],
    CellEmpty: [
        "Mae’r gell hon yn wag, ac mae ei hangen ar bob cofnod.",
        "Hepgorwyd y rhes.",
        "Os yw’n gofnod, llenwch y gell ac agorwch y ffeil eto.",
    ],
    CellNothing: [
        "Nid yw “{found}” yn dweud dim, ac mae angen y gell hon ar bob cofnod.",
        "Hepgorwyd y rhes.",
        "Os yw’n gofnod, llenwch y gell ac agorwch y ffeil eto.",
    ],
    HeaderRepeated: [
        "Ailadroddir y penawdau yn y rhes hon.",
        "Hepgorwyd y rhes.",
        "",
    ],
    TotalRow: [
        "“{found}”: rhes o gyfansymiau yw hon, nid partneriaeth.",
        "Hepgorwyd y rhes.",
        "Tynnwch hi o’r ffeil os bydd eraill yn cyfrif rhesi’r ffeil.",
    ],
    BlankRows: [
        "{n} rhes wag.|{n} rhes wag.|{n} res wag.|{n} rhes wag.|{n} rhes wag.|{n} rhes wag.",
        "Hepgorwyd.",
        "",
    ],
    CellsMissing: [
        "Mae {n} cell yn y rhes, ond mae {width} yn rhes y penawdau.|Mae {n} gell yn y rhes, ond mae {width} yn rhes y penawdau.|Mae {n} gell yn y rhes, ond mae {width} yn rhes y penawdau.|Mae {n} cell yn y rhes, ond mae {width} yn rhes y penawdau.|Mae {n} chell yn y rhes, ond mae {width} yn rhes y penawdau.|Mae {n} cell yn y rhes, ond mae {width} yn rhes y penawdau.",
        "Cymerwyd bod y celloedd sydd ar goll ar y diwedd yn wag.",
        "",
    ],
    CellsBeyond: [
        "Mae {n} cell yn y rhes, ond mae {width} yn rhes y penawdau. Yr olaf: “{found}”.|Mae {n} gell yn y rhes, ond mae {width} yn rhes y penawdau. Yr olaf: “{found}”.|Mae {n} gell yn y rhes, ond mae {width} yn rhes y penawdau. Yr olaf: “{found}”.|Mae {n} cell yn y rhes, ond mae {width} yn rhes y penawdau. Yr olaf: “{found}”.|Mae {n} chell yn y rhes, ond mae {width} yn rhes y penawdau. Yr olaf: “{found}”.|Mae {n} cell yn y rhes, ond mae {width} yn rhes y penawdau. Yr olaf: “{found}”.",
        "Hepgorwyd popeth y tu hwnt i’r golofn olaf.",
        "Rhowch destun sy’n cynnwys y gwahanydd mewn dyfynodau.",
    ],
    CurlyQuotes: [
        "Mae gwahanydd rhwng dyfynodau cyrliog “ ”.",
        "Cafodd y rhannau eu huno eto.",
        "Defnyddiwch ddyfynodau syth.",
    ],
    IdRepeated: [
        "“{found}” yw dynodydd rhes {first} hefyd.",
        "Cadwyd y ddau gofnod.",
        "",
    ],
    IllustrativeRecords: [
        "Mae rhai cofnodion wedi’u marcio â’r gair “illustrative” yn y golofn sicrwydd.",
        "Dangosir y ffeil gyfan fel data enghreifftiol.",
        "Tynnwch y cofnodion hynny er mwyn dangos y ffeil fel data a adroddwyd.",
    ],

    // Workbooks
    SheetChosen: [
        "Mae {n} dalen â chynnwys yn y llyfr gwaith. Ni ddarllenwyd: {others}.|Mae {n} ddalen â chynnwys yn y llyfr gwaith. Ni ddarllenwyd: {others}.|Mae {n} ddalen â chynnwys yn y llyfr gwaith. Ni ddarllenwyd: {others}.|Mae {n} dalen â chynnwys yn y llyfr gwaith. Ni ddarllenwyd: {others}.|Mae {n} dalen â chynnwys yn y llyfr gwaith. Ni ddarllenwyd: {others}.|Mae {n} dalen â chynnwys yn y llyfr gwaith. Ni ddarllenwyd: {others}.",
        "{choice}.",
        "I ddarllen dalen arall, dewiswch hi o dan “Dalen”.",
    ],
    SheetChosenOfTables: [
        "Mae {n} dalen â chynnwys yn y llyfr gwaith. Ni ddarllenwyd: {others}.|Mae {n} ddalen â chynnwys yn y llyfr gwaith. Ni ddarllenwyd: {others}.|Mae {n} ddalen â chynnwys yn y llyfr gwaith. Ni ddarllenwyd: {others}.|Mae {n} dalen â chynnwys yn y llyfr gwaith. Ni ddarllenwyd: {others}.|Mae {n} dalen â chynnwys yn y llyfr gwaith. Ni ddarllenwyd: {others}.|Mae {n} dalen â chynnwys yn y llyfr gwaith. Ni ddarllenwyd: {others}.",
        "{choice}.",
        "Mae rhagor o dablau o gofnodion ynddo ({tables}): dewiswch un ohonynt o dan “Dalen”, neu agorwch y ffeil unwaith ar gyfer pob un.",
    ],
    SheetRead: "Darllenwyd y ddalen “{sheet}”",
    SheetReadHidden: "Darllenwyd y ddalen gudd “{sheet}”",
    SheetReadAsChosen: "Darllenwyd y ddalen “{sheet}”, fel y dewisoch",
    SheetReadHiddenAsChosen: "Darllenwyd y ddalen gudd “{sheet}”, fel y dewisoch",
    VisibleSheet: "“{sheet}”",
    HiddenSheet: "“{sheet}” (cudd)",
    FormulasWithoutValue: [
        "Nid oes gwerth wedi’i storio ar gyfer {n} fformiwla: {cells}.",
        "Cymerwyd bod y celloedd yn wag; ni chyfrifir fformiwlâu yma.",
        "Agorwch y llyfr gwaith yn Excel neu LibreOffice, cadwch ef, ac agorwch ef eto.",
    ],
    FormulasStale: [
        "{n} fformiwla, mewn llyfr gwaith sy’n gofyn am gyfrifo ei fformiwlâu pan gaiff ei agor.",
        "Darllenwyd y gwerthoedd a storiwyd; gallant fod yn hen.",
        "Agorwch y llyfr gwaith yn Excel neu LibreOffice, cadwch ef, ac agorwch ef eto.",
    ],
    CellErrors: [
        "Mae {n} cell yn dangos gwall (#N/A, #REF! …): {cells}.|Mae {n} gell yn dangos gwall (#N/A, #REF! …): {cells}.|Mae {n} gell yn dangos gwall (#N/A, #REF! …): {cells}.|Mae {n} cell yn dangos gwall (#N/A, #REF! …): {cells}.|Mae {n} chell yn dangos gwall (#N/A, #REF! …): {cells}.|Mae {n} cell yn dangos gwall (#N/A, #REF! …): {cells}.",
        "Fe’u darllenwyd fel y mae’r ddalen yn eu dangos; lle mae angen y gwerth ar gofnod, cymerir wedyn ei fod yn wag.",
        "Cywirwch nhw yn y daenlen.",
    ],
    MergedDown: [
        "Mae celloedd wedi’u cyfuno dros sawl rhes: {cells}.",
        "Dim ond y gell gyntaf mewn ardal gyfun sydd â’r gwerth.",
        "Os yw’n berthnasol i bob un ohonynt, dadgyfunwch y celloedd a llenwch nhw i lawr.",
    ],
    MergedOver: [
        "Mae gwerthoedd, nad yw’r un ddalen yn eu dangos, o dan gelloedd sydd wedi’u cyfuno: {cells}.",
        "Dim ond y gell gyntaf mewn ardal gyfun a ddarllenwyd.",
        "Os oes angen y lleill, dadgyfunwch y celloedd.",
    ],
    MergedDownAndOver: [
        "Mae celloedd wedi’u cyfuno dros sawl rhes: {cells}. Mae gwerthoedd, nad yw’r un ddalen yn eu dangos, o dan gelloedd sydd wedi’u cyfuno: {covered}.",
        "Dim ond y gell gyntaf mewn ardal gyfun sydd â’r gwerth.",
        "Os yw’n berthnasol i bob un ohonynt, dadgyfunwch y celloedd a llenwch nhw i lawr.",
    ],
    HiddenCells: [
        "Mae’r ddalen yn cynnwys {hidden}.",
        "Fe’u darllenwyd fel y lleill.",
        "Dilëwch unrhyw beth na ddylid ei ddarllen.",
    ],
    CountHiddenRows: "{n} rhes gudd|{n} rhes gudd|{n} res gudd|{n} rhes gudd|{n} rhes gudd|{n} rhes gudd",
    CountHiddenColumns: "{n} colofn gudd|{n} golofn gudd|{n} golofn gudd|{n} colofn gudd|{n} cholofn gudd|{n} colofn gudd",
    DatesIn1905: [
        "Mae {n} cell yn cynnwys dyddiad yn 1905: {cells}.|Mae {n} gell yn cynnwys dyddiad yn 1905: {cells}.|Mae {n} gell yn cynnwys dyddiad yn 1905: {cells}.|Mae {n} cell yn cynnwys dyddiad yn 1905: {cells}.|Mae {n} chell yn cynnwys dyddiad yn 1905: {cells}.|Mae {n} cell yn cynnwys dyddiad yn 1905: {cells}.",
        "Cadwyd fel y maent.",
        "Mae blwyddyn megis 2008, o’i theipio mewn cell sydd wedi’i fformatio fel dyddiad, yn troi’n ddiwrnod yn 1905: fformatiwch y celloedd fel rhifau i’w gweld.",
    ],

    // Text
    EncodingGuessed: [
        "Nid yw’r ffeil yn dweud pa amgodio sydd i’w llythrennau.",
        "Darllenwyd fel {encoding}, yr amgodio mwyaf tebygol.",
        "Gwiriwch enwau ag acenion: os ydynt yn anghywir, dewiswch amgodio arall, neu cadwch y ffeil fel CSV UTF-8.",
    ],
    HalfCharacter: [
        "Mae’r ffeil yn gorffen yng nghanol nod.",
        "Hepgorwyd yr hanner nod.",
        "Gwiriwch y rhes olaf: efallai fod diwedd y ffeil ar goll.",
    ],
    BytesReplaced: [
        "Mae “{found}” yn cynnwys beitiau nad ydynt yn destun.",
        "Rhoddwyd “�” yn eu lle.",
        "Cywirwch y gell.",
    ],
    LetterReplaced: [
        "“{found}”: yn y ffeil ei hun, mae “�” lle collwyd llythyren yn gynharach.",
        "Cadwyd fel y mae.",
        "Cywirwch y gell.",
    ],
    LetterQuestioned: [
        "“{found}”: mae’n ymddangos bod llythyren megis ŵ neu ŷ wedi’i cholli pan gadwyd y ffeil.",
        "Cadwyd fel y mae.",
        "Cywirwch y gell.",
    ],
    Misread: [
        "Cafodd “{found}” ei gadw â’r amgodio anghywir rywbryd.",
        "Cadwyd fel y mae.",
        "Cywirwch y gell.",
    ],
    MisreadMended: [
        "Cafodd “{found}” ei gadw â’r amgodio anghywir rywbryd.",
        "Darllenwyd fel “{read}”.",
        "Gwiriwch hyn.",
    ],
    EscapesRead: [
        "Mae “{found}” yn cynnwys codau dianc tudalennau gwe.",
        "Darllenwyd fel “{read}”.",
        "Gwiriwch hyn.",
    ],
    SpreadsheetError: [
        "Gwall taenlen yw “{found}”, nid gwerth.",
        "Cymerwyd bod y gell yn wag.",
        "Cywirwch y fformiwla neu teipiwch y gwerth.",
    ],
    InvisibleCharacters: [
        "Mae “{found}” yn cynnwys nodau anweledig.",
        "Fe’u tynnwyd.",
        "",
    ],
    ByteOrderMark: [
        "Marc trefn beitiau ymhlith y rhesi, fel a geir rhwng ffeiliau a unwyd.",
        "Hepgorwyd.",
        "",
    ],
    ControlCharacters: [
        "Mae “{found}” yn cynnwys nodau rheoli.",
        "Fe’u tynnwyd.",
        "",
    ],

    // Columns
    Preamble: [
        "{n} rhes uwchben rhes y penawdau, sef rhes {row}.|{n} rhes uwchben rhes y penawdau, sef rhes {row}.|{n} res uwchben rhes y penawdau, sef rhes {row}.|{n} rhes uwchben rhes y penawdau, sef rhes {row}.|{n} rhes uwchben rhes y penawdau, sef rhes {row}.|{n} rhes uwchben rhes y penawdau, sef rhes {row}.",
        "Hepgorwyd.",
        "",
    ],
    SecondColumn: [
        "Ail golofn yw hon ar gyfer “{field}”.",
        "Defnyddir colofn {number}, “{header}”; cedwir hon fel y mae.",
        "Os hon yw’r un gywir, parwch hon yn lle’r llall ar gyfer “{field}”.",
    ],
    EmptyColumns: [
        "Nid oes pennawd na chynnwys gan {n} colofn ar y dde.|Nid oes pennawd na chynnwys gan {n} golofn ar y dde.|Nid oes pennawd na chynnwys gan {n} golofn ar y dde.|Nid oes pennawd na chynnwys gan {n} colofn ar y dde.|Nid oes pennawd na chynnwys gan {n} cholofn ar y dde.|Nid oes pennawd na chynnwys gan {n} colofn ar y dde.",
        "Hepgorwyd.",
        "",
    ],
    ColumnUnnamed: [
        "Nid oes pennawd gan y golofn.",
        "Cadwyd fel “column {number}”.",
        "Rhowch bennawd iddi.",
    ],
    ColumnGone: [
        "Parwyd colofn “{found}”, ond nid oes un o’r fath yn y ffeil.",
        "Anwybyddwyd hynny.",
        "",
    ],
    HeaderOdd: [
        "Nid yw “{found}” yn enw arferol ar golofn.",
        "Cadwyd fel testun.",
        "",
    ],
    HeaderNear: [
        "Nid yw “{found}” yn golofn hysbys.",
        "Cadwyd fel testun.",
        "Os “{field}” a olygir, ailenwch hi.",
    ],
    ColumnGuessed: [
        "O’r celloedd a wiriwyd ({of}), mae {n} yn cynnwys {looks}.",
        "Darllenwyd fel “{field}”, nad yw’r un pennawd yn ei enwi.",
        "Ailenwch y golofn os yw hynny’n gywir, neu parwch hi eich hun.",
    ],
    ColumnSuspect: [
        "O’r celloedd a wiriwyd ({of}), mae {n} yn cynnwys {looks}.",
        "Darllenwyd fel “{field}”, fel y dywed y pennawd.",
        "Gwiriwch nad yw’r colofnau wedi’u cymysgu.",
    ],
    LooksInstitutions: "enwau sefydliadau cenedlaethol",
    LooksOrganisations: "enwau sefydliadau",
    LooksPartnerKinds: "mathau o sefydliad",
    LooksPlaces: "enwau lleoedd",
    LooksPostcodes: "codau post",
    LooksLatitudes: "lledredau yn y Deyrnas Unedig",
    LooksLongitudes: "hydredau yn y Deyrnas Unedig",
    LooksPositions: "lledred a hydred",
    LooksNations: "enwau gwledydd",
    LooksRegions: "enwau rhanbarthau",
    LooksTypes: "mathau o bartneriaeth",
    LooksFunding: "ffrydiau cyllido",
    LooksDates: "dyddiadau",
    LooksLinks: "cyfeiriadau gwe",
    LooksAmounts: "symiau o arian",
    LooksCertainty: "geiriau am sicrwydd",
    LooksOther: "gwerthoedd sy’n perthyn i’r golofn honno",
    PersonalInUse: [
        "{sign}.",
        "Cymerwyd mai data personol yw hyn, ond caiff ei ddangos a’i allforio gyda’i golofn.",
        "Tynnwch unrhyw beth na ddylid ei drosglwyddo i eraill.",
    ],
    PersonalWithheld: [
        "{sign}.",
        "Cymerwyd mai data personol yw hyn: i chi yn unig y caiff ei ddangos, a chaiff ei hepgor wrth allforio oni bai eich bod yn gofyn amdano.",
        "",
    ],
    ContactHeader: "Mae’r pennawd yn enwi pobl neu ffyrdd o gysylltu â nhw",
    ContactCells: "O’r celloedd a wiriwyd ({of}), mae {n} yn gyfeiriadau e-bost neu’n rhifau ffôn|O’r celloedd a wiriwyd ({of}), mae {n} yn gyfeiriad e-bost neu’n rhif ffôn|O’r celloedd a wiriwyd ({of}), mae {n} yn gyfeiriadau e-bost neu’n rhifau ffôn|O’r celloedd a wiriwyd ({of}), mae {n} yn gyfeiriadau e-bost neu’n rhifau ffôn|O’r celloedd a wiriwyd ({of}), mae {n} yn gyfeiriadau e-bost neu’n rhifau ffôn|O’r celloedd a wiriwyd ({of}), mae {n} yn gyfeiriadau e-bost neu’n rhifau ffôn",
    ContactWithin: "O’r celloedd a wiriwyd ({of}), mae {n} yn cynnwys cyfeiriad e-bost neu rif ffôn",
    ContactNames: "O’r gwahanol gelloedd a wiriwyd ({of}), mae {n} yn edrych fel enwau pobl|O’r gwahanol gelloedd a wiriwyd ({of}), mae {n} yn edrych fel enw person|O’r gwahanol gelloedd a wiriwyd ({of}), mae {n} yn edrych fel enwau pobl|O’r gwahanol gelloedd a wiriwyd ({of}), mae {n} yn edrych fel enwau pobl|O’r gwahanol gelloedd a wiriwyd ({of}), mae {n} yn edrych fel enwau pobl|O’r gwahanol gelloedd a wiriwyd ({of}), mae {n} yn edrych fel enwau pobl",

    // Values
    ValueNear: [
        "Nid yw “{found}” yn y rhestr ({n} cell).|Nid yw “{found}” yn y rhestr ({n} gell).|Nid yw “{found}” yn y rhestr ({n} gell).|Nid yw “{found}” yn y rhestr ({n} cell).|Nid yw “{found}” yn y rhestr ({n} chell).|Nid yw “{found}” yn y rhestr ({n} cell).",
        "Cadwyd fel y mae.",
        "Gall olygu “{near}”: derbyniwch hynny ar gyfer pob cell, neu cywirwch y ffeil.",
    ],
    RegionUnknown: [
        "Nid yw “{found}” yn un o’r gwledydd a’r rhanbarthau.",
        "Cadwyd fel y mae, oni bai bod y lleoliad yn dweud yn wahanol.",
        "",
    ],
    LinkNotAllowed: [
        "Ni all “{found}” fod yn ddolen.",
        "Fe’i dangosir fel testun.",
        "Dim ond cyfeiriadau http neu https sy’n troi’n ddolenni.",
    ],

    // Numbers
    NumberApproximate: [
        "Mae “{found}” yn dweud mai rhif bras ydyw.",
        "Darllenwyd fel {value}.",
        "",
    ],
    NumberMultiplied: [
        "Mae “{found}” wedi’i dalfyrru.",
        "Darllenwyd yn llawn, fel {value}.",
        "Ysgrifennwch y rhif yn llawn.",
    ],
    NumberInBrackets: [
        "Mae “{found}” mewn cromfachau, fel yr ysgrifennir rhifau negatif mewn cyfrifon ariannol.",
        "Darllenwyd fel {value}.",
        "",
    ],
    NumberWithWord: [
        "Mae gair ar ôl y rhif yn “{found}”.",
        "Darllenwyd fel {value}.",
        "Ysgrifennwch ddigidau yn unig.",
    ],
    PointForThousands: [
        "Mae’n ymddangos bod y pwynt yn “{found}” yn gwahanu miloedd.",
        "Darllenwyd fel {value}.",
        "Ysgrifennwch 1234 neu, ar gyfer ffracsiwn, 1.23.",
    ],
    CoordinateMarks: [
        "Mae marciau wrth ymyl y rhif yn “{found}”.",
        "Darllenwyd fel rhif hebddynt.",
        "",
    ],
    DecimalComma: [
        "Mae coma ddegol yn “{found}”.",
        "Darllenwyd y coma fel pwynt degol.",
        "",
    ],
    NotANumber: [
        "Nid yw “{found}” yn rhif.",
        "Gadawyd yn wag.",
        "Ysgrifennwch ddigidau yn unig.",
    ],
    NumberTooLarge: [
        "Mae “{found}” yn rhy fawr i fod yn gywir.",
        "Gadawyd yn wag.",
        "Ysgrifennwch ddigidau yn unig.",
    ],
    NumberNegative: [
        "Mae “{found}” yn llai na sero.",
        "Gadawyd yn wag.",
        "Ysgrifennwch faint ohonynt oedd.",
    ],
    NumberShare: [
        "Cyfran yw “{found}”, nid rhif.",
        "Gadawyd yn wag.",
        "Ysgrifennwch y rhif ei hun.",
    ],
    NumberNotPounds: [
        "Nid yw “{found}” mewn punnoedd.",
        "Gadawyd yn wag.",
        "Ysgrifennwch y swm mewn punnoedd.",
    ],
    NumberRange: [
        "Amrediad yw “{found}”.",
        "Gadawyd yn wag.",
        "Ysgrifennwch un rhif.",
    ],

    // Dates
    YearMissing: [
        "Nid oes blwyddyn yn “{found}”.",
        "Cadwyd fel testun.",
        "Ychwanegwch y flwyddyn.",
    ],
    NoSuchDay: [
        "Nid yw “{found}” yn ddiwrnod yn y calendr.",
        "Cadwyd fel testun.",
        "Cywirwch y diwrnod neu’r mis.",
    ],
    YearShort: [
        "Gall “{found}” fod yn flwyddyn.",
        "Cadwyd fel testun.",
        "Ysgrifennwch y flwyddyn yn llawn.",
    ],
    NotADate: [
        "Nid oedd modd darllen “{found}” fel dyddiad.",
        "Cadwyd fel testun.",
        "Ysgrifennwch flwyddyn, 2008-09, DD/MM/YYYY neu YYYY-MM-DD.",
    ],
    QuarterOfYear: [
        "Gall “{found}” fod yn chwarter o’r flwyddyn galendr neu o’r flwyddyn ariannol.",
        "Darllenwyd fel chwarter o’r flwyddyn galendr.",
        "Ar gyfer chwarter o’r flwyddyn ariannol, nodwch y ddwy flwyddyn, megis Q1 2008-09.",
    ],
    WinterOfYear: [
        "Gall “{found}” olygu’r naill neu’r llall o ddau aeaf y flwyddyn honno.",
        "Darllenwyd fel y gaeaf sy’n dechrau yn y flwyddyn honno.",
        "Ysgrifennwch gaeaf 2008-09 i fod yn sicr.",
    ],
    FinancialYearEnding: [
        "Nid yw “{found}” yn dweud ym mha flwyddyn y mae’r flwyddyn ariannol yn dechrau.",
        "Darllenwyd fel y flwyddyn ariannol sy’n dod i ben ym mis Mawrth y flwyddyn honno.",
        "Ysgrifennwch 2008-09 i fod yn sicr.",
    ],
    FinancialYearOfTwoDigits: [
        "Gall “{found}” fod yn flwyddyn ariannol.",
        "Darllenwyd fel blwyddyn ariannol.",
        "Ysgrifennwch ei blwyddyn gyntaf yn llawn, megis 2008-09.",
    ],
    MonthAmongYears: [
        "Gall “{found}” fod yn fis neu’n ddwy flwyddyn; blynyddoedd ariannol yw dyddiadau eraill yma.",
        "Darllenwyd fel mis.",
        "Ysgrifennwch 2008-2010 ar gyfer blynyddoedd neu October 2008 ar gyfer mis.",
    ],
    MonthFirst: [
        "Gall “{found}” fod yn ddiwrnod/mis neu’n fis/diwrnod.",
        "Darllenwyd fel mis/diwrnod/blwyddyn, yr unig ffordd o ddarllen dyddiadau eraill yma.",
        "Gwiriwch hyn.",
    ],
    DayFirstAmongMixed: [
        "Gall “{found}” fod yn ddiwrnod/mis neu’n fis/diwrnod; mewn rhai dyddiadau yma, y mis sy’n dod gyntaf.",
        "Darllenwyd fel diwrnod/mis/blwyddyn.",
        "Gwiriwch hyn.",
    ],
    OnlyReading: [
        "Nid oes mis o’r fath yn “{found}” os mai’r diwrnod sy’n dod gyntaf.",
        "Darllenwyd yn yr unig ffordd sy’n rhoi dyddiad.",
        "Gwiriwch hyn.",
    ],
    DateForEmpty: [
        "“{found}” yw’r hyn y mae rhaglenni’n ei ysgrifennu ar gyfer dyddiad gwag.",
        "Darllenwyd fel y mae.",
        "Gwiriwch hyn.",
    ],
    OctoberOrAutumn: [
        "Yn “{found}”, gall hydref olygu mis Hydref neu’r tymor.",
        "Darllenwyd fel mis Hydref.",
        "Gwiriwch hyn.",
    ],
    MonthMaybeChanged: [
        "Gall “{found}” fod yn ddyddiad a newidiwyd gan raglen daenlen.",
        "Darllenwyd fel mis.",
        "Cywirwch ef os oedd yn ddyddiad arall.",
    ],
    SerialDay: [
        "Rhif diwrnod rhaglen daenlen yw “{found}”.",
        "Darllenwyd fel y diwrnod hwnnw.",
        "Fformatiwch y golofn fel dyddiadau i fod yn sicr.",
    ],
    DateChanged: [
        "Mae “{found}” yn edrych fel dyddiad a newidiwyd gan raglen daenlen.",
        "Cadwyd fel testun.",
        "Ysgrifennwch 2008-09 mewn cell sydd wedi’i fformatio fel testun.",
    ],
    DateChangedFrom: [
        "Mae “{found}” yn edrych fel dyddiad a newidiwyd gan raglen daenlen; efallai mai {was} oedd yno’n wreiddiol.",
        "Cadwyd fel testun.",
        "Dewiswch {was} o dan “Gwerthoedd heb eu hadnabod”, neu ysgrifennwch hynny mewn cell sydd wedi’i fformatio fel testun.",
    ],
    DateFar: [
        "Mae “{found}” cyn 1850 neu ar ôl 2060.",
        "Cadwyd fel y mae.",
        "Cywirwch ef os llithriad ydyw.",
    ],
    DatesDisagree: [
        "Nid yw “{found}” yn cyd-fynd â “{text}” yn y golofn “{field}”.",
        "Defnyddir “{field}”, a chyfrifir “{column}” ohono eto.",
        "Cywirwch “{field}” os yw’n anghywir.",
    ],
    EndBeforeStart: [
        "“{start}” i “{end}”: mae’n gorffen cyn iddo ddechrau.",
        "Cadwyd y ddau.",
        "Cywirwch yr un sy’n anghywir.",
    ],

    // Coordinates
    DegreesMissing: [
        "Lledred “{latitude}”, hydred “{longitude}”: mae un o’r ddau ar goll.",
        "Ni ddefnyddiwyd hyn.",
        "Ychwanegwch y llall.",
    ],
    MetresMissing: [
        "Dwyreiniad “{easting}”, gogleddiad “{northing}”: mae un o’r ddau ar goll.",
        "Ni ddefnyddiwyd hyn.",
        "Ychwanegwch y llall.",
    ],
    CoordinatesZero: [
        "Mae “{found}” yn golygu nad oes lleoliad.",
        "Ni ddefnyddiwyd hyn.",
        "",
    ],
    NotCoordinates: [
        "Nid oedd modd darllen “{found}” fel cyfesurynnau.",
        "Ni ddefnyddiwyd hyn.",
        "",
    ],
    CoordinateNotNumber: [
        "Nid yw “{found}” yn rhif.",
        "Ni ddefnyddiwyd y cyfesurynnau.",
        "",
    ],
    DecimalPointLost: [
        "Mae “{found}” yn edrych fel graddau sydd wedi colli’r pwynt degol.",
        "Ni ddefnyddiwyd hyn.",
        "Rhowch y pwynt degol yn ôl.",
    ],
    DegreesForMetres: [
        "“{found}”: graddau yn y colofnau ar gyfer metrau.",
        "Darllenwyd fel graddau.",
        "",
    ],
    BothInOneCell: [
        "Mae “{found}” yn cynnwys lledred a hydred gyda’i gilydd.",
        "Darllenwyd fel y ddau.",
        "Byddai’n well mewn dwy golofn.",
    ],
    DegreesAndMinutes: [
        "Mae “{found}” mewn graddau, munudau ac eiliadau.",
        "Darllenwyd felly.",
        "Byddai’n well mewn graddau degol.",
    ],
    DegreesSwapped: [
        "“{found}”: mae’r lledred a’r hydred wedi’u cyfnewid.",
        "Fe’u defnyddiwyd y ffordd arall.",
        "",
    ],
    MetresSwapped: [
        "“{found}”: mae’r dwyreiniad a’r gogleddiad wedi’u cyfnewid.",
        "Fe’u defnyddiwyd y ffordd arall.",
        "",
    ],
    IrishMetres: [
        "Metrau yw “{found}”, ac mae’r cofnod yng Ngogledd Iwerddon.",
        "Darllenwyd fel metrau Grid Iwerddon.",
        "",
    ],
    GridMetres: [
        "Metrau yw “{found}”, nid graddau.",
        "Fe’u darllenwyd fel Grid Cenedlaethol Prydain a’u trosi.",
        "Byddai’n well yn y colofnau “easting” a “northing”.",
    ],
    GridMetresOrDegrees: [
        "Metrau yw “{found}”, neu raddau sydd wedi colli’r pwynt degol.",
        "Fe’u darllenwyd fel Grid Cenedlaethol Prydain a’u trosi.",
        "Os graddau ydynt, rhowch y pwynt degol yn ôl.",
    ],
    GridOrderUnknown: [
        "Metrau Grid Cenedlaethol Prydain yw “{found}”, ond ni ellir dweud pa un yw’r dwyreiniad.",
        "Ni ddefnyddiwyd hyn.",
        "Rhowch nhw yn y colofnau “easting” a “northing”.",
    ],
    GridOutsideUk: [
        "Mae “{found}” yn edrych fel metrau grid y tu allan i’r Deyrnas Unedig.",
        "Ni ddefnyddiwyd hyn.",
        "",
    ],
    IrishReference: [
        "Cyfeirnod Grid Iwerddon yw “{found}”.",
        "Fe’i troswyd.",
        "",
    ],
    BritishReference: [
        "Cyfeirnod Grid Cenedlaethol Prydain yw “{found}”.",
        "Fe’i troswyd.",
        "",
    ],
    OutsideUk: [
        "Nid yw “{found}” yn y Deyrnas Unedig.",
        "Ni ddefnyddiwyd hyn.",
        "",
    ],
    OutsideUkMinusMissing: [
        "Nid yw “{found}” yn y Deyrnas Unedig.",
        "Ni ddefnyddiwyd hyn.",
        "Efallai fod arwydd minws ar goll o flaen yr hydred.",
    ],
    ReferenceOutsideUk: [
        "Cyfeirnod grid nad yw yn y Deyrnas Unedig yw “{found}”.",
        "Ni ddefnyddiwyd hyn.",
        "",
    ],
    MinusTurned: [
        "“{found}”: mae’r arwydd minws o flaen yr hydred yn anghywir, yn ôl y cod post, y lle neu’r rhanbarth.",
        "Newidiwyd yr arwydd.",
        "",
    ],
    FarFromPostcode: [
        "Mae’r cyfesurynnau {km} km o’r cod post {postcode}.",
        "Defnyddir y cyfesurynnau.",
        "Cywirwch yr un sy’n anghywir.",
    ],
    FarFromPlace: [
        "Mae’r cyfesurynnau {km} km o’r lle a nodwyd ({place}).",
        "Defnyddir y cyfesurynnau.",
        "Cywirwch yr un sy’n anghywir.",
    ],
    PostcodeFarFromPlace: [
        "Mae’r cod post {postcode} {km} km o’r lle a nodwyd ({place}).",
        "Defnyddir y cod post.",
        "Cywirwch yr un sy’n anghywir.",
    ],
    RegionDisagrees: [
        "{given} a nodwyd, ond mae’r lleoliad mewn rhanbarth arall: {position}.",
        "Cadwyd y ddau: y lleoliad ar y map, a’r rhanbarth a nodwyd wrth gyfrif.",
        "Cywirwch yr un sy’n anghywir.",
    ],

    // Postcodes
    NotAPostcode: [
        "Nid yw “{found}” yn god post yn y DU.",
        "Cadwyd fel testun; ni ddefnyddiwyd hyn i leoli’r cofnod.",
        "",
    ],
    PostcodeNotInTable: [
        "Nid yw “{found}” yn y tabl codau post.",
        "Ni ddefnyddiwyd hyn i leoli’r cofnod.",
        "",
    ],
    PostcodeForces: [
        "Swyddfa bost y lluoedd arfog yw “{found}”, nad oes iddi le ar y map.",
        "Ni ddefnyddiwyd hyn i leoli’r cofnod.",
        "Ychwanegwch le neu gyfesurynnau.",
    ],
    PostcodeGirobank: [
        "Cod post Girobank yw “{found}”, nad yw’n dweud dim am le.",
        "Ni ddefnyddiwyd hyn i leoli’r cofnod.",
        "Ychwanegwch le neu gyfesurynnau.",
    ],
    PostcodeWithoutPlace: [
        "Cod post heb le yw “{found}”, fel sydd gan fanciau a chyrff cyhoeddus.",
        "Ni ddefnyddiwyd hyn i leoli’r cofnod.",
        "Ychwanegwch le neu gyfesurynnau.",
    ],
    PostcodeChannelIslands: [
        "Mae “{found}” yn Ynysoedd y Sianel, nad ydynt yn rhan o’r Deyrnas Unedig.",
        "Nid yw ar y map.",
        "",
    ],
    PostcodeIsleOfMan: [
        "Mae “{found}” ar Ynys Manaw, nad yw’n rhan o’r Deyrnas Unedig.",
        "Nid yw ar y map.",
        "",
    ],
    PostcodeOverseas: [
        "Mae “{found}” mewn tiriogaeth dramor.",
        "Nid yw ar y map.",
        "",
    ],
    PostcodeIrish: [
        "Mae “{found}” yn edrych fel cod post yng Ngweriniaeth Iwerddon.",
        "Nid yw ar y map.",
        "",
    ],
    PostcodeAreaOnly: [
        "Dim ond ardal y cod post yw “{found}”.",
        "Ni ddefnyddiwyd hyn i leoli’r cofnod.",
        "Ychwanegwch y ffigurau sy’n ei dilyn, megis CF10.",
    ],
    PostcodeFiguresOnly: [
        "“{found}”: nid oes cod post yn y DU sy’n cynnwys ffigurau yn unig.",
        "Cadwyd fel testun; ni ddefnyddiwyd hyn i leoli’r cofnod.",
        "",
    ],
    PostcodeInText: [
        "Mae “{found}” yn cynnwys cod post.",
        "Darllenwyd fel {read}.",
        "Byddai’n well ar ei ben ei hun yn ei gell.",
    ],
    PostcodeFirstOfSeveral: [
        "Mae “{found}” yn cynnwys sawl cod post.",
        "Defnyddir y cyntaf: {read}.",
        "Rhowch ei res ei hun i bob partner.",
    ],
    PostcodeLettersExchanged: [
        "Mae gan “{found}” O yn lle 0 neu I yn lle 1, neu’r gwrthwyneb.",
        "Darllenwyd fel {read}, yr unig ddarlleniad sydd mewn defnydd.",
        "",
    ],
    PostcodeInAddress: [
        "Mae’r cyfeiriad “{found}” yn cynnwys cod post.",
        "Darllenwyd fel {read}.",
        "Byddai’n well mewn colofn ar wahân.",
    ],
    PostcodeForTown: [
        "Cod post yw “{found}”, lle dylai fod tref.",
        "Darllenwyd fel {read}.",
        "Byddai’n well yn ei golofn ei hun.",
    ],
    PostcodeBySector: [
        "Nid yw “{found}” ymhlith codau post heddiw: mae wedi’i ddiddymu, yn newydd neu wedi’i gamdeipio.",
        "Fe’i lleolwyd yn ôl y codau post nesaf ato.",
        "",
    ],
    PostcodeByDistrict: [
        "Nid yw “{found}” ymhlith codau post heddiw: mae wedi’i ddiddymu, yn newydd neu wedi’i gamdeipio.",
        "Fe’i lleolwyd yng nghanol ei ddosbarth cod post.",
        "",
    ],

    // Places
    PlaceUnknown: [
        "Nid yw “{found}” yn y rhestr lleoedd.",
        "Ni ddefnyddiwyd hyn i leoli’r cofnod.",
        "Ychwanegwch god post neu gyfesurynnau.",
    ],
    AreaInOtherNation: [
        "Sir, rhanbarth neu wlad y tu allan i’r wlad a nodwyd yw “{found}”.",
        "Ni ddefnyddiwyd hyn i leoli’r cofnod.",
        "Cywirwch yr un sy’n anghywir.",
    ],
    AreaForTown: [
        "Sir, rhanbarth neu wlad yw “{found}”, yn hytrach na thref.",
        "Dangosir y cofnod fel un sydd rywle yn ei ranbarth.",
        "Ychwanegwch god post neu dref.",
    ],
    LargestOfName: [
        "Enw ar sawl lle yw “{found}”.",
        "Lleolwyd y cofnod yn y mwyaf ohonynt ({taken}); mae’r lleill yma: {others}.",
        "Ychwanegwch ranbarth neu god post.",
    ],
    PlacesOfName: [
        "Mae “{found}” yn enw ar leoedd yn yr ardaloedd hyn: {areas}.",
        "Ni leolwyd y cofnod yn ôl yr enw hwn.",
        "Ychwanegwch ranbarth neu god post.",
    ],
    SeveralOfName: [
        "Enw ar sawl lle yw “{found}”.",
        "Ni leolwyd y cofnod yn ôl yr enw hwn.",
        "Ychwanegwch ranbarth neu god post.",
    ],
    NearPlace: [
        "Dim ond dweud beth sydd gerllaw y mae “{found}”.",
        "Fe’i lleolwyd yno.",
        "Ychwanegwch god post.",
    ],
    FirstOfPlaces: [
        "Mae “{found}” yn enwi sawl lle.",
        "Defnyddir y cyntaf.",
        "Rhowch ei res ei hun i bob partner.",
    ],
    TownForPostcode: [
        "Tref yw “{found}”, yn y golofn ar gyfer codau post.",
        "Fe’i lleolwyd yn ôl ei henw.",
        "",
    ],
    TownInPartner: [
        "Dim ond enw’r partner, “{found}”, sy’n dweud ble.",
        "Fe’i lleolwyd yn y dref y mae’r enw’n ei chynnwys.",
        "Ychwanegwch god post neu le.",
    ],
    NotOnePlace: [
        "Nid un lle yw “{found}”.",
        "Nid yw ar y map, ond caiff ei gyfrif ym mhobman.",
        "Rhowch ei res ei hun i bob lleoliad er mwyn ei ddangos.",
    ],
    PlaceAbroad: [
        "Nid yw “{found}” yn y Deyrnas Unedig.",
        "Nid yw ar y map, ond caiff ei gyfrif ym mhobman.",
        "",
    ],
    TablesMissing: [
        "Nid yw’r tablau codau post a lleoedd ar gael.",
        "Nid yw ar y map, ond caiff ei gyfrif ym mhobman.",
        "Ychwanegwch gyfesurynnau, neu rhowch gynnig arall arni pan fydd cysylltiad.",
    ],
    NothingSaysWhere: [
        "Nid oes dim yn dweud ble mae hwn.",
        "Nid yw ar y map, ond caiff ei gyfrif ym mhobman.",
        "Ychwanegwch god post neu le.",
    ],
    UnitsNotInFile: [
        "Un ffeil yw’r dudalen hon, ac nid yw’n cynnwys tabl o godau post llawn.",
        "Lleolwyd codau post yng nghanol eu sector.",
        "Mae’r map ar ei wefan yn eu lleoli yn ôl y cod post llawn.",
    ],
    UnitsNotFetched: [
        "Ni chyrhaeddodd y tabl o godau post llawn.",
        "Lleolwyd codau post yng nghanol eu sector.",
        "Gwiriwch y cysylltiad a darllenwch y ffeil eto.",
    ],

    // The data report as a table
    NoteCorrected: ["“{from}” yn {rows}.", "Darllenwyd fel “{to}” ({code}).", ""],
    NoteUndone: ["“{from}” yn {rows}.", "Cymerwyd fel y mae, yn ôl eich dewis.", ""],
    NoteUnlisted: ["Nid yw “{value}” ({rows}) yn y rhestr.", "Cadwyd fel y mae.", ""],
    NoteUnlistedNear: [
        "Nid yw “{value}” ({rows}) yn y rhestr.",
        "Cadwyd fel y mae.",
        "Gall olygu “{near}”.",
    ],
    NoteSimilar: [
        "Mae “{other}” ({rows}) yn debyg i “{keep}”: {difference}.",
        "Ni newidiwyd dim.",
        "Os ydynt yr un peth, ysgrifennwch “{keep}” ({n} cofnod).|Os ydynt yr un peth, ysgrifennwch “{keep}” ({n} cofnod).|Os ydynt yr un peth, ysgrifennwch “{keep}” ({n} gofnod).|Os ydynt yr un peth, ysgrifennwch “{keep}” ({n} chofnod).|Os ydynt yr un peth, ysgrifennwch “{keep}” ({n} chofnod).|Os ydynt yr un peth, ysgrifennwch “{keep}” ({n} cofnod).",
    ],
    NoteDouble: [
        "“{partner}”: {likeness}.",
        "Cyfrifir y ddau.",
        "Mae’r cofnod hwn, {strength}, yr un peth â {place}; os felly, tynnwch un ohonynt.",
    ],
    NoteRepeat: ["Mae “{partner}” yr un peth â {place}.", "Fe’i cyfrifwyd unwaith.", ""],
    NoteFileSame: [
        "Mae’r ffeil yn cynnwys yr un cofnodion â’r ffeil {file}.",
        "Cyfrifwyd {n} cofnod unwaith.|Cyfrifwyd {n} cofnod unwaith.|Cyfrifwyd {n} gofnod unwaith.|Cyfrifwyd {n} chofnod unwaith.|Cyfrifwyd {n} chofnod unwaith.|Cyfrifwyd {n} cofnod unwaith.",
        "",
    ],
    NoteFileWithin: [
        "Mae pob cofnod o’r ffeil hefyd yn y ffeil {file}.",
        "Cyfrifwyd {n} cofnod unwaith.|Cyfrifwyd {n} cofnod unwaith.|Cyfrifwyd {n} gofnod unwaith.|Cyfrifwyd {n} chofnod unwaith.|Cyfrifwyd {n} chofnod unwaith.|Cyfrifwyd {n} cofnod unwaith.",
        "",
    ],
    NoteIncomplete: [
        "Ar goll mewn {n} o blith {of} o gofnodion: {what}.",
        "",
        "Nodwch hynny lle mae’n hysbys.",
    ],
    InRows: "rhesi {rows}|rhes {rows}|rhesi {rows}|rhesi {rows}|rhesi {rows}|rhesi {rows}",
    WantedKind: "math o bartner",
    WantedPosition: "lleoliad ar y map",
    WantedFunding: "ffrwd gyllido",
    WantedStart: "dyddiad dechrau",
    StrengthStrong: "bron yn sicr",
    StrengthLikely: "yn ôl pob tebyg",
    StrengthPossible: "o bosibl",
    LikeEverything: "yr un fath ym mhob colofn",
    LikeTitle: "yr un partner, hyd y gellir barnu yn ôl ei enw, a’r un teitl",
    LikeReciprocal: "mae’r ddau yn enwi ei gilydd fel partner",
    LikePeriod: "yr un partner, hyd y gellir barnu yn ôl ei enw, a’r un math a chyfnod",
    PlaceRow: "rhes {row}",
    PlaceRowBy: "rhes {row}, gan y sefydliad {institution}",
    PlaceRowOf: "rhes {row} yn y ffeil {file}",
    PlaceRowOfBy: "rhes {row} yn y ffeil {file}, gan y sefydliad {institution}",
    DifferWriting: "dim ond {kinds} sy’n wahanol",
    DifferMarks: "dim ond priflythrennau, acenion, bylchau, atalnodi neu “&” sy’n wahanol",
    DifferPlace: "mae gan un ohonynt enw’r lle ar ei ôl",
    DifferOrder: "yr un geiriau mewn trefn arall",
    DifferWords: "{one} yn lle {other}",
    DifferLetter: "{one} yn lle {other}: un llythyren",
    DifferMore: "mae {words} hefyd mewn un ohonynt",
    MarkCapitals: "priflythrennau",
    MarkAccents: "acenion",
    MarkAmpersand: "“&” yn lle “and”",
    MarkSpaces: "bylchau",
    MarkPunctuation: "atalnodi",
    QuotedWord: "“{word}”",

    // The command line
    CheckRefused: "gwrthodwyd",
    CheckRows: "{n} rhes: derbyniwyd {accepted}, gwrthodwyd {rejected}, ar y map {located}|{n} rhes: derbyniwyd {accepted}, gwrthodwyd {rejected}, ar y map {located}|{n} res: derbyniwyd {accepted}, gwrthodwyd {rejected}, ar y map {located}|{n} rhes: derbyniwyd {accepted}, gwrthodwyd {rejected}, ar y map {located}|{n} rhes: derbyniwyd {accepted}, gwrthodwyd {rejected}, ar y map {located}|{n} rhes: derbyniwyd {accepted}, gwrthodwyd {rejected}, ar y map {located}",
    CheckInAll: "I gyd: {rows} ({refused}).",
    CheckFilesRefused: "{n} ffeil a wrthodwyd",
    CheckReadAs: "darllenwyd fel {encoding}, gyda’r celloedd wedi’u gwahanu gan: {delimiter}",
    DelimiterComma: "comas",
    DelimiterSemicolon: "hanner colonau",
    DelimiterTab: "tabiau",
    DelimiterOther: "“{mark}”",
    CheckColumns: "colofnau: {columns}",
    CheckColumnIs: "{field} yw “{header}”",
    CheckCoordinates: "cyfesurynnau",
    CheckKept: "wedi’u cadw fel y maent: {columns}",
    CheckUnlisted: "heb fod ar y rhestr: {field} “{value}” mewn {n} cell, yn gyntaf yn rhes {row}|heb fod ar y rhestr: {field} “{value}” mewn {n} gell, yn gyntaf yn rhes {row}|heb fod ar y rhestr: {field} “{value}” mewn {n} gell, yn gyntaf yn rhes {row}|heb fod ar y rhestr: {field} “{value}” mewn {n} cell, yn gyntaf yn rhes {row}|heb fod ar y rhestr: {field} “{value}” mewn {n} chell, yn gyntaf yn rhes {row}|heb fod ar y rhestr: {field} “{value}” mewn {n} cell, yn gyntaf yn rhes {row}",
    CheckNotDate: "heb ei ddarllen fel dyddiad: {field} “{value}” mewn {n} cell, yn gyntaf yn rhes {row}|heb ei ddarllen fel dyddiad: {field} “{value}” mewn {n} gell, yn gyntaf yn rhes {row}|heb ei ddarllen fel dyddiad: {field} “{value}” mewn {n} gell, yn gyntaf yn rhes {row}|heb ei ddarllen fel dyddiad: {field} “{value}” mewn {n} cell, yn gyntaf yn rhes {row}|heb ei ddarllen fel dyddiad: {field} “{value}” mewn {n} chell, yn gyntaf yn rhes {row}|heb ei ddarllen fel dyddiad: {field} “{value}” mewn {n} cell, yn gyntaf yn rhes {row}",
    CheckPerhaps: "{said}; efallai {near}",
    CheckAlias: "darllenwyd fel enw arall: {field} “{value}” fel {meant} mewn {n} cell|darllenwyd fel enw arall: {field} “{value}” fel {meant} mewn {n} gell|darllenwyd fel enw arall: {field} “{value}” fel {meant} mewn {n} gell|darllenwyd fel enw arall: {field} “{value}” fel {meant} mewn {n} cell|darllenwyd fel enw arall: {field} “{value}” fel {meant} mewn {n} chell|darllenwyd fel enw arall: {field} “{value}” fel {meant} mewn {n} cell",
    CheckNothing: "dim byd",
    CheckRow: "rhes {row}",
}
