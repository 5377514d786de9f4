//! Transports messages: packs them as defined in `protocol`, with the buffers and files to which
//! they refer.

use js_sys::{Array, Uint8Array};
use protocol::{FORMAT, Handle};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};

/// The buffers and files that accompany a message.
#[derive(Clone, Default)]
pub struct Attachments(Array);

impl Attachments {
    /// No attachments.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn put(&self, value: &JsValue) -> Handle {
        Handle(self.0.push(value) - 1)
    }

    /// Adds bytes.
    pub fn put_bytes(&self, bytes: &[u8]) -> Handle {
        self.put(&Uint8Array::from(bytes))
    }

    /// The attachment to which a message refers; undefined where there is none.
    pub(crate) fn get(&self, handle: Handle) -> JsValue {
        self.0.get(handle.0)
    }

    /// A buffer; `None` where there is none.
    pub(crate) fn buffer(&self, handle: Handle) -> Option<Uint8Array> {
        self.get(handle).dyn_into().ok()
    }

    /// A buffer's bytes; `None` where there is none.
    #[must_use]
    pub fn bytes(&self, handle: Handle) -> Option<Vec<u8>> {
        Some(self.buffer(handle)?.to_vec())
    }

    /// The attachments that can be transferred rather than copied: the memory of the buffers.
    pub(crate) fn transferable(&self) -> Array {
        let buffers = self.0.iter().filter_map(|one| one.dyn_into().ok());
        buffers
            .map(|buffer: Uint8Array| JsValue::from(buffer.buffer()))
            .collect()
    }
}

/// A message with its attachments: `[FORMAT, bytes, attachments]`.
pub(crate) fn pack(message: &impl Serialize, attachments: &Attachments) -> Array {
    // A message that cannot be packed cannot be unpacked either, and the other side reports it.
    let bytes = postcard::to_allocvec(message).unwrap_or_default();
    let bytes = Uint8Array::from(bytes.as_slice());
    Array::of3(&FORMAT.into(), &bytes, &attachments.0)
}

/// The message of [`pack`]; `None` where the other side was compiled from other definitions.
pub(crate) fn unpack<T: DeserializeOwned>(packed: &JsValue) -> Option<(T, Attachments)> {
    let parts: &Array = packed.dyn_ref()?;
    if parts.get(0).as_f64() != Some(f64::from(FORMAT)) {
        return None;
    }
    let bytes = parts.get(1).dyn_into::<Uint8Array>().ok()?.to_vec();
    let message = postcard::from_bytes(&bytes).ok()?;
    Some((message, Attachments(parts.get(2).dyn_into().ok()?)))
}
