//! Welsh: what the map is made of.

use crate::catalogue::AboutKey;

translation! { AboutKey:
    Lead: "Ble mae amgueddfeydd cenedlaethol yn gweithio gydag amgueddfeydd, prifysgolion, llyfrgelloedd a chymunedau ledled y Deyrnas Unedig: ymhle, gyda phwy, o ba fath, ac ag arian pwy.",
    Units: "Rhes fel y’i dychwelwyd yw cofnod; darn o waith ar wahân yw prosiect; sefydliad ar wahân yw partner; lleoliad ar wahân ar y map yw lle; sefydliad cenedlaethol gydag un partner yw pâr. Mae pob rhif yma yn enwi ei uned.",
    RecordsTitle: "Cofnodion o bartneriaethau",
    RecordsText: "Wedi’u dogfennu: ffeithiau a nodir ar dudalennau gwe cyhoeddus, pob cofnod gyda’i ffynhonnell; sampl anwastad ei gwmpas. Ailddarllenwyd 60 ohonynt ochr yn ochr â’u tudalennau: nid oedd partner, lle na chenedl yn anghywir yn yr un; roedd blwyddyn, cyllidwr neu deitl yn anghywir mewn pump, sef un o bob deuddeg. Enghreifftiol: fe’u gwnaed o hedyn gan eneradur y prosiect hwn, ar raddfa’r arolwg a gyhoeddodd y National Museum Directors’ Conference fel UK Partnerships Compendium: Mapping Exercise yn 2009.",
    BoundariesTitle: "Ffiniau",
    BoundariesText: "Ardaloedd awdurdodau lleol, rhanbarthau a gwledydd: Swyddfa Ystadegau Gwladol, Mai 2024, Trwydded Llywodraeth Agored f3. Yn cynnwys data OS © Hawlfraint y Goron a hawl cronfa ddata 2024. Yn cynnwys data Land & Property Services (Gogledd Iwerddon) © Hawlfraint y Goron a hawl cronfa ddata. Mae’r llinellau’n gywir i oddeutu 150 m mewn trefi ac 800 m yn yr Ucheldiroedd a’r ynysoedd. Cymdogion: Natural Earth, parth cyhoeddus.",
    BaseMapTitle: "Y map yn nes",
    BaseMapText: "Tir a llinellau’r ardaloedd: Swyddfa Ystadegau Gwladol, Mai 2024, cywir i 30 m. Ardaloedd adeiledig: fe’u gwnaed ar gyfer y map hwn o ardaloedd cynnyrch cyfrifiad 2011, felly dangosant lle mae pobl yn byw, a gall dociau, meysydd awyr ac ystadau newydd fod yn wag; Swyddfa Ystadegau Gwladol a National Records of Scotland, Trwydded Llywodraeth Agored v3, yn cynnwys data OS © Hawlfraint y Goron a hawl cronfa ddata 2014, 2016, GeoJSON gan Martin Chorley, CC BY 4.0. Parciau cenedlaethol: Swyddfa Ystadegau Gwladol, Trwydded Llywodraeth Agored v3. Ardaloedd adeiledig a llynnoedd môr Gogledd Iwerddon: © Cyfranwyr OpenStreetMap, ODbL 1.0; yn cynnwys eiddo deallusol LPS © Hawlfraint y Goron a hawl cronfa ddata 2016. Afonydd, llynnoedd, ffyrdd, rheilffyrdd a gwledydd cyfagos: EuroGlobalMap 8.0 (2015; mae’r hyn a agorwyd ers hynny ar goll). This product includes intellectual property from European National Mapping and Cadastral Authorities and is licensed on behalf of these by EuroGeographics. Original product is available for free at www.eurogeographics.org. © EuroGeographics.",
    PostcodesTitle: "Codau post",
    PostcodesText: "Prydain Fawr: OS Code-Point Open, Trwydded Llywodraeth Agored v3. Yn cynnwys data OS © Hawlfraint y Goron a hawl cronfa ddata. Yn cynnwys data’r Post Brenhinol © Hawlfraint y Post Brenhinol a hawl cronfa ddata. Yn cynnwys data Ystadegau Gwladol. Gogledd Iwerddon: GeoNames, CC BY 4.0.",
    PlacesTitle: "Enwau lleoedd",
    PlacesText: "GeoNames (cities500; pentrefi o’i ffeil bost), CC BY 4.0.",
    SitesTitle: "Safleoedd y sefydliadau cenedlaethol",
    SitesText: "Safleoedd y sefydliadau y gellid eu galw’n genedlaethol, a gasglwyd ar gyfer y prosiect hwn o gyfeiriadau cyhoeddus ac a leolwyd drwy Code-Point Open; nid rhestr o’r 16 sefydliad a arolygwyd.",
}
