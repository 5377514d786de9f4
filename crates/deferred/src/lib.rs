//! Parts of the page that can load later: importing files, the data report, the analysis, sharing,
//! and searching for places.
//!
//! This is one module, separate from the page's, which the loader fetches in idle time and starts
//! with the page's first [`Request`]. It reports results to the page by [`protocol::Event`]s.

mod about;
mod analysis;
mod import;
mod quality_report;
mod share;

use leptos::mount::mount_to;
use leptos::prelude::Owner;
use platform::deferred::on_request;
use protocol::{Request, ShareTask};

/// Mounts the dialogues and the analysis in the page, and handles its requests from then on.
pub fn start() {
    platform::begin();
    // The owner of all state that lives as long as the page, so that each part can use the others'
    // state.
    let owner = Owner::new();
    owner.set();
    let import = import::ImportDialog::new();
    let analysis = analysis::State::new();
    let share = share::SharePanel::new();
    let about = about::AboutDialog::new();
    let finder = share::Finder::new();
    if let Some(root) = platform::element("imports") {
        mount_to(root, move || import::dialog(import)).forget();
    }
    if let Some(root) = platform::element("analysis") {
        mount_to(root, move || analysis::frame(analysis)).forget();
    }
    if let Some(root) = platform::element("share") {
        mount_to(root, move || (share::dialog(share), about::dialog(about))).forget();
    }
    on_request(move |request, beside| match request {
        Request::Import {
            files,
            imports,
            present,
        } => {
            let files = files.into_iter().map(|file| beside.file(file)).collect();
            import.ask(files, beside.imports(&imports), beside.imports(&present));
        }
        Request::Report { present } => import.report(beside.imports(&present)),
        Request::About => about.open(),
        Request::Analyse(shown) => analysis.take(&shown, beside),
        Request::Share {
            task: ShareTask::Template,
            ..
        } => share::save_template(),
        Request::Share { task, shown, view } => {
            share.open(task, &shown, view, beside, analysis);
        }
        Request::Find(question) => finder.find(question),
    });
    // The page never ends, so its listeners must not be dropped.
    std::mem::forget(owner);
}
