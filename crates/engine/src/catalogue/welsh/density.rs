//! Welsh: density.

use crate::analysis::density::W;

translation! { W:
    Size: "Hecsagonau",
    Across: "{n} km ar draws",
    Title: "{unit} mewn hecsagonau {n} km",
    Most: "Mae’n ddwysaf ger {place}: {n} o’r {all} mewn un hecsagon {km} km.",
    Half: " Mae hanner yr hyn sydd ar y map mewn {half} o’r {hexes} y ceir rhai ynddynt.",
    Some: " Ceir rhai mewn {hexes}.",
    Hexes: "{n} hecsagon",
    NotOnMap: "Nid oes lleoliad gan ddim o’r hyn a ddangosir: {n}.",
    Off: " Heb fod mewn hecsagon: {list}.",
    ByRegion: "{n} (dim ond y rhanbarth neu’r wlad sy’n hysbys)",
    Unplaced: "{n} heb leoliad",
    Tip: "Ger {place}: {n}, mewn {places}",
    Near: "Ger",
    SomewhereIn: "Rhywle o fewn {region}",
    SomewhereElse: "Dim ond y wlad sy’n hysbys",
    NotPlaced: "Heb leoliad",
    SizeNote: "Mae hecsagon {n} km yn cwmpasu tua {area} km². Mae’r hyn sydd ychydig y tu hwnt i’w ymyl yn cyfrif yn y nesaf, felly gall clwstwr gael ei rannu rhwng dau.",
    NameNote: "Enwir hecsagon ar ôl y lle ynddo sydd â’r mwyaf o gofnodion; mae dewis yr hecsagon yn dangos y lle hwnnw.",
    NoneNote: "Lle na ddangosir hecsagon, nid oes yr un o’r cofnodion a ddangosir wedi’i leoli yno. Gall hynny olygu na ddychwelwyd dim; nid cyfrif o sero ydyw.",
    TownNote: "Mae cofnodion a leolwyd yn ôl y dref yn unig yn ymddangos yng nghanol y dref.",
}
