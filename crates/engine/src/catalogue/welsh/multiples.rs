//! Welsh: small maps.

use crate::analysis::multiples::W;

translation! { W:
    By: "Map i bob",
    Title: "{unit} yn ôl {facet}: map i bob un",
    InTypes: "math o bartneriaeth",
    InStreams: "ffrwd gyllido",
    InInstitutions: "sefydliad cenedlaethol",
    InKinds: "math o bartner",
    CountTypes: "{n} math o bartneriaeth|{n} math o bartneriaeth|{n} fath o bartneriaeth|{n} math o bartneriaeth|{n} math o bartneriaeth|{n} math o bartneriaeth",
    CountStreams: "{n} ffrwd gyllido",
    CountInstitutions: "{n} sefydliad cenedlaethol",
    CountKinds: "{n} math o bartner|{n} math o bartner|{n} fath o bartner|{n} math o bartner|{n} math o bartner|{n} math o bartner",
    Most: "{most} sydd â’r mwyaf: {n} o’r {all}, {regions}.",
    Everywhere: " O blith {values} a ddangosir, mae {n} yn cyrraedd pob rhanbarth.",
    Nowhere: " O blith {values} a ddangosir, nid oes yr un yn cyrraedd pob rhanbarth.",
    OffMap: " {n} heb leoliad: yn y cyfrif, ond nid ar unrhyw fap.",
    HaveOffMap: " {n} â chofnod heb leoliad: yn y cyfrif, ond nid ar unrhyw fap.",
    InEvery: "ym mhob rhanbarth",
    InSome: "mewn {n} o’r 12 rhanbarth",
    Tip: "{name}: {n}, {regions}",
    TipOff: "; {n} heb fod ar y map",
    Legend: "Fesul symbol",
    ScaleNote: "Yr un raddfa a’r un maint symbol sydd i bob map: gellir cymharu arwynebedd y symbolau o fap i fap. Mae lleoedd o fewn tua 15 km i’w gilydd yn rhannu symbol.",
    SmallNote: "Dangosir y symbolau lleiaf ychydig yn fwy na’u gwir faint, fel y gellir eu gweld.",
    ChosenNote: "Dangosir pob un, beth bynnag a ddewisir; mae ffrâm o amgylch yr hyn a ddewiswyd.",
    FirstNote: "Mae map i’r {n} sydd â’r mwyaf; mae pob un yn y tabl.",
    ByRegion: "{unit} yn ôl {facet} a rhanbarth",
    NoPosition: "Heb leoliad",
}
