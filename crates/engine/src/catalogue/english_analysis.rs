//! British English: the frame of the analysis. What a view says stands beside the view.

use super::Text;

catalogue! { AnalysisKey:
    // The views and the questions they answer
    Areas: "Areas",
    AreasQuestion: "Where is how much, by nation, region and area?",
    Density: "Density",
    DensityQuestion: "Where is it dense, whatever the boundaries?",
    Flows: "Flows",
    FlowsQuestion: "Which institution works where, and which nation with which?",
    Matrix: "Who with whom",
    MatrixQuestion: "Who works with whom, on what?",
    Multiples: "Small maps",
    MultiplesQuestion: "Where is which type of partnership?",
    Timeline: "Timeline",
    TimelineQuestion: "How much was there when?",
    Compare: "Compare",
    CompareQuestion: "What changed, and what differs?",
    Gaps: "Cold spots",
    GapsQuestion: "Where is little or nothing?",
    Funding: "Funding",
    FundingQuestion: "What hangs on which money?",
    Profile: "Profile",
    ProfileQuestion: "One institution, partner or region on a page",
    Findings: "Findings",
    FindingsQuestion: "What the records say, in sentences for a brief",

    // The frame
    Views: "Views of the analysis",
    ShowBy: "How this view shows it",
    SaveSvg: "Picture (SVG)",
    SavePng: "Picture (PNG)",
    SaveCsv: "Numbers (CSV)",
    CopyText: "Copy the text",
    Print: "Print",
    Notes: "How to read it",
    Chosen: "chosen",
    Loading: "Counting…",
    NoRecords: "No record matches the filters: there is nothing to count. Take a filter away to see more.",
    Credit: "Boundaries: Natural Earth (public domain). Contains OS data © Crown copyright and database right; GeoNames (CC BY 4.0).",
    IllustrativeMark: "Illustrative data: invented records, not real partnerships",

    // What many views say
    Share: "Share",
    Nations: "Nations",
    Regions: "Regions",
    Per100k: "Per 100,000 people",
    NoData: "not known: no record at all",
    Dash: "–",
    Zero: "none match",
    NotByRegion: "Not in a known region",
    Total: "All together",
    SeveralNote: "A record with several values counts once for each, so the parts can add up to more than the whole.",
    DistinctNote: "What stands in several parts counts once in each, so the parts can add up to more than the whole.",
}
