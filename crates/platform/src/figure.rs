//! Figures of the analysis: SVG on the page, and images to save.

use js_sys::Array;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, DomParser, Element, Event, HtmlCanvasElement,
    HtmlImageElement, PointerEvent, SupportedType, Url,
};

use super::download;

const SVG: &str = "image/svg+xml;charset=utf-8";

/// Shows an image in an element, replacing its content. It is parsed as SVG, in which the engine
/// has escaped every text; anything else leaves the element empty.
pub fn show(element: &Element, svg: &str) {
    element.replace_children_with_node_0();
    let parsed = DomParser::new()
        .and_then(|parser| parser.parse_from_string(svg, SupportedType::ImageSvgXml));
    let Some(picture) = parsed.ok().and_then(|document| document.document_element()) else {
        return;
    };
    if picture.tag_name() == "svg" {
        let _ = element.append_child(&picture);
    }
}

/// The tooltip index of the element under an event.
#[must_use]
pub fn tip_at(event: &Event) -> Option<u32> {
    tip_of(&event.target()?.dyn_into().ok()?)
}

/// The tooltip index of the element under a pointer, even while another element captures its
/// events.
#[must_use]
pub fn tip_under(event: &PointerEvent) -> Option<u32> {
    let page = super::window().document()?;
    let [x, y] = [event.client_x(), event.client_y()].map(|side| side as f32);
    tip_of(&page.element_from_point(x, y)?)
}

fn tip_of(element: &Element) -> Option<u32> {
    number(element, "[data-tip]", "data-tip")
}

fn number(element: &Element, selector: &str, name: &str) -> Option<u32> {
    let holder = element.closest(selector).ok()??;
    holder.get_attribute(name)?.parse().ok()
}

/// The index of the action (`data-act`) under an event.
#[must_use]
pub fn act_at(event: &Event) -> Option<u32> {
    number(&event.target()?.dyn_into().ok()?, "[data-act]", "data-act")
}

/// Marks the elements with some tooltip indices, and no others.
pub fn light(figure: &Element, tips: &[u32]) {
    let Ok(pieces) = figure.query_selector_all("[data-tip]") else {
        return;
    };
    for i in 0..pieces.length() {
        let piece = pieces
            .get(i)
            .and_then(|node| node.dyn_into::<Element>().ok());
        if let Some(piece) = piece {
            let tip = tip_of(&piece);
            let is_lit = tip.is_some_and(|tip| tips.contains(&tip));
            let _ = piece.class_list().toggle_with_force("lit", is_lit);
        }
    }
}

/// The position of an event within an element, and the element's width, in CSS pixels.
#[must_use]
pub fn place_in(element: &Element, event: &PointerEvent) -> ([f64; 2], f64) {
    let rect = element.get_bounding_client_rect();
    let at = [
        f64::from(event.client_x()) - rect.left(),
        f64::from(event.client_y()) - rect.top(),
    ];
    (at, rect.width())
}

/// Offers an image as an SVG file.
pub fn save_svg(name: &str, svg: &str) {
    download::text(name, SVG, svg);
}

/// Offers an image as a PNG file, with `scale` pixels for each of its own.
pub fn save_png(name: String, svg: &str, [width, height]: [f64; 2], scale: f64) {
    let _ = start_png(name, svg, [width * scale, height * scale]);
}

/// An address for an image within this page, valid until it is released.
#[must_use]
pub fn address(svg: &str) -> Option<String> {
    let options = BlobPropertyBag::new();
    options.set_type(SVG);
    let parts = Array::of1(&svg.into());
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    Url::create_object_url_with_blob(&blob).ok()
}

/// Releases an address of [`address`].
pub fn forget(address: &str) {
    let _ = Url::revoke_object_url(address);
}

/// Prints an image alone, on one sheet, as large as fits.
pub fn print(svg: &str, alt: &str) {
    let _ = start_print(svg, alt);
}

fn start_print(svg: &str, alt: &str) -> Option<()> {
    const MARK: &str = "data-print";
    let from = address(svg)?;
    let document = super::window().document()?;
    let (root, body) = (document.document_element()?, document.body()?);
    let sheet = HtmlImageElement::new().ok()?;
    sheet.set_class_name("print-sheet");
    sheet.set_alt(alt);
    root.set_attribute(MARK, "picture").ok()?;
    body.append_child(&sheet).ok()?;
    let shown = Closure::once_into_js(super::print);
    sheet.set_onload(Some(shown.unchecked_ref()));
    let (printed, source) = (sheet.clone(), from.clone());
    gloo::events::EventListener::once(&super::window(), "afterprint", move |_| {
        let _ = root.remove_attribute(MARK);
        printed.remove();
        forget(&from);
    })
    .forget();
    sheet.set_src(&source);
    Some(())
}

fn start_png(name: String, svg: &str, size: [f64; 2]) -> Option<()> {
    let address = address(svg)?;
    let image = HtmlImageElement::new().ok()?;
    let drawn = image.clone();
    let from = address.clone();
    let draw = Closure::once_into_js(move || {
        let _ = draw_png(name, &drawn, size);
        forget(&from);
    });
    image.set_onload(Some(draw.unchecked_ref()));
    image.set_src(&address);
    Some(())
}

fn draw_png(name: String, image: &HtmlImageElement, [width, height]: [f64; 2]) -> Option<()> {
    let document = super::window().document()?;
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width.round() as u32);
    canvas.set_height(height.round() as u32);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context
        .draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, width, height)
        .ok()?;
    let save = Closure::once_into_js(move |blob: JsValue| {
        if let Ok(blob) = blob.dyn_into::<Blob>() {
            download::blob(&name, &blob);
        }
    });
    canvas.to_blob(save.unchecked_ref()).ok()
}
