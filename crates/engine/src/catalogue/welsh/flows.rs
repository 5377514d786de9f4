//! Welsh: flows.

use crate::analysis::flows::W;

translation! { W:
    To: "Cyrchfan",
    Title: "{unit}, o gartrefi’r sefydliadau i {to}",
    TitleNation: "{unit}, o wledydd cartref y sefydliadau i wledydd y partneriaid",
    RegionsInline: "ranbarthau’r partneriaid",
    PlacesInline: "leoedd y partneriaid",
    HomeNation: "Gwlad gartref y sefydliad",
    PartnerNation: "Gwlad y partner",
    Home: "Cartref y sefydliad",
    NotKnown: "Anhysbys",
    Link: "{from} → {to}",
    Strongest: "Y cyswllt cryfaf yw {from} → {to}: {n} o’r {all} ({percent}).",
    Within: "Mae’r cyswllt cryfaf yn aros o fewn {from}: {n} o’r {all} ({percent}).",
    BeyondRegion: " O’r {all} lle mae’r ddau ranbarth yn hysbys, mae {n} ({percent}) y tu allan i ranbarth cartref y sefydliad.",
    BeyondNation: " O’r {all} lle mae’r ddwy wlad yn hysbys, mae {n} ({percent}) y tu allan i wlad gartref y sefydliad.",
    Tip: "{from} → {to}: {count}{who}",
    Who: " ({list})",
    More: "{n} arall",
    Origin: "{town}: {list}",
    CutNote: "Dangosir {n} o’r {all} o gysylltiadau, sef y rhai cryfaf; mae pob un yn y tabl.",
    HomeNote: "Mae llinell yn dechrau ym mhrif swyddfa neu safle cyntaf y sefydliad, pa safle bynnag a wnaeth y gwaith; mae sefydliadau yn yr un dref yn rhannu llinell. Gwaith o fewn y lle neu’r rhanbarth lle mae’n dechrau yw cylch; nid yw trwch y cylch yn golygu dim.",
    RegionNote: "Mae llinell yn gorffen ar bwynt o fewn y rhanbarth, nid mewn lle penodol.",
    NationNote: "Cartref sefydliad yw gwlad ei brif swyddfa neu ei safle cyntaf. Gwaith o fewn un wlad yw cylch; nid yw trwch y cylch yn golygu dim.",
    NotDrawn: "Heb eu dangos: {count} heb ddechrau neu ddiwedd hysbys.",
    NoSiteNote: "Nid oes safle hysbys yma ar gyfer: {list}.",
    KeySite: "prif swyddfa neu safle cyntaf",
    KeyPartner: "ochr y partner",
}
