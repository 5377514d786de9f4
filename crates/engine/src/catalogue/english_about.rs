//! British English: what the map is made of.

catalogue! { AboutKey of About:
    Lead: "Where national museums work with museums, universities, libraries and communities across the United Kingdom: where, with whom, of what kind, and on whose money.",
    Units: "A record is a row as returned; a project is a distinct piece of work; a partner is a distinct organisation; a place is a distinct position on the map; a pair is a national institution with one partner. Every number here names its unit.",
    RecordsTitle: "Partnership records",
    RecordsText: "Documented: facts stated on public web pages, each record with its source; a sample with uneven coverage. Sixty were read again against their pages: no partner, place or nation was wrong; five, one in twelve, had a wrong year, funder or title. Illustrative: made by this project’s seeded generator, at the scale of the survey that the National Museum Directors’ Conference published as UK Partnerships Compendium: Mapping Exercise in 2009.",
    BoundariesTitle: "Boundaries",
    BoundariesText: "Districts, regions and nations: Office for National Statistics, May 2024, Open Government Licence v3. Contains OS data © Crown copyright and database right 2024. Contains Land & Property Services (Northern Ireland) data © Crown copyright and database right. Lines are good to about 150 m in towns and 800 m in the Highlands and islands. Neighbours: Natural Earth, public domain.",
    BaseMapTitle: "The map closer up",
    BaseMapText: "Land and district lines: Office for National Statistics, May 2024, good to 30 m. Built-up areas: made for this map from the output areas of the 2011 census, so they show where people live, and docks, airports and newer estates may be blank; Office for National Statistics and National Records of Scotland, Open Government Licence v3, contains OS data © Crown copyright and database right 2014, 2016, GeoJSON by Martin Chorley, CC BY 4.0. National parks: Office for National Statistics, Open Government Licence v3. Northern Ireland’s built-up areas and sea loughs: © OpenStreetMap contributors, ODbL 1.0; contains LPS intellectual property © Crown copyright and database right 2016. Rivers, lakes, roads, railways and neighbouring countries: EuroGlobalMap 8.0 (2015; what has opened since is missing). This product includes intellectual property from European National Mapping and Cadastral Authorities and is licensed on behalf of these by EuroGeographics. Original product is available for free at www.eurogeographics.org. © EuroGeographics.",
    PostcodesTitle: "Postcodes",
    PostcodesText: "Great Britain: OS Code-Point Open, Open Government Licence v3. Contains OS data © Crown copyright and database right. Contains Royal Mail data © Royal Mail copyright and database right. Contains National Statistics data. Northern Ireland: GeoNames, CC BY 4.0.",
    PlacesTitle: "Place names",
    PlacesText: "GeoNames (cities500; villages from its postal file), CC BY 4.0.",
    SitesTitle: "National institutions’ sites",
    SitesText: "Sites of institutions that may be called national, compiled for this project from public addresses and placed by Code-Point Open; not a list of the sixteen institutions that were surveyed.",
}
