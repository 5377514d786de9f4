//! Welsh: matrix.

use crate::analysis::matrix::W;

translation! { W:
    Rows: "Rhesi",
    Columns: "Colofnau",
    Sort: "Trefn",
    ByTotal: "Y mwyaf yn gyntaf",
    ByName: "Yn ôl enw",
    Home: "Gwlad gartref y sefydliad",
    PartnerNation: "Gwlad y partner",
    HomeUnknown: "Cartref anhysbys",
    NotKnown: "Anhysbys",
    Title: "{unit} yn ôl {rows} ac yn ôl {columns}",
    Most: "Y cyfuniad amlaf yw {row} · {column}: {n} o’r {all} ({percent}).",
    Filled: " Ceir rhai mewn {n} o’r {all} o gyfuniadau.",
    Cross: "O’r {all} lle mae’r ddwy wlad yn hysbys, mae {n} ({percent}) yn cysylltu sefydliad mewn un wlad â phartner mewn gwlad arall.",
    CrossNone: "Nid oes yr un cofnod yn enwi’r ddwy wlad, sef gwlad gartref y sefydliad a gwlad y partner.",
    Universities: "Prifysgolion: {n} o’r {all} ({percent}).",
    Unknown: " Mae {n} o’r {all} o dan “{name}”.",
    HomeNote: "Cartref sefydliad yw gwlad ei brif swyddfa neu ei safle cyntaf, yn ôl y rhestr o safleoedd sydd gan y dudalen hon; gwlad y partner yw gwlad y cofnod.",
    NoSiteNote: "Nid oes safle hysbys yma, ac felly nid oes cartref hysbys, ar gyfer: {list}.",
    CutNote: "Mae’r llun yn dangos y rhesi cyntaf ({rows}) a’r colofnau cyntaf ({columns}) o {all}; mae pob un yn y tabl.",
    CutOf: "{rows} × {columns}",
    SquareNote: "Po fwyaf a thywyllaf yw’r sgwâr, y mwyaf sydd ynddo; mae’r niferoedd yn y tabl.",
    Pair: "{row} · {column}: {count}",
    Sum: "{name}: {count}",
}
