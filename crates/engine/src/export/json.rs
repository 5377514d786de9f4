//! JSON, as much of it as descriptions need.

/// A value to write.
pub enum Json {
    /// A text.
    Text(String),
    /// A whole number.
    Number(i64),
    /// True or false.
    Flag(bool),
    /// Nothing.
    Null,
    /// Values in order.
    List(Vec<Json>),
    /// Named values in order.
    Object(Vec<(&'static str, Json)>),
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl Json {
    /// The value as JSON (RFC 8259), two spaces a level, with a line break at the end.
    #[must_use]
    pub fn written(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, 0);
        out.push('\n');
        out
    }

    fn write(&self, out: &mut String, level: usize) {
        match self {
            Self::Text(text) => write_text(out, text),
            Self::Number(number) => out.push_str(&number.to_string()),
            Self::Flag(flag) => out.push_str(if *flag { "true" } else { "false" }),
            Self::Null => out.push_str("null"),
            Self::List(values) => write_all(out, level, ['[', ']'], values, |out, value| {
                value.write(out, level + 1);
            }),
            Self::Object(members) => {
                write_all(out, level, ['{', '}'], members, |out, (name, value)| {
                    write_text(out, name);
                    out.push_str(": ");
                    value.write(out, level + 1);
                });
            }
        }
    }
}

fn write_all<T>(
    out: &mut String,
    level: usize,
    [open, close]: [char; 2],
    values: &[T],
    write: impl Fn(&mut String, &T),
) {
    let line = |out: &mut String, level: usize| {
        out.push('\n');
        out.push_str(&"  ".repeat(level));
    };
    out.push(open);
    for (i, value) in values.iter().enumerate() {
        if i > 0 {
            out.push(',');
        }
        line(out, level + 1);
        write(out, value);
    }
    if !values.is_empty() {
        line(out, level);
    }
    out.push(close);
}

/// A text with its quotation marks.
pub fn write_text(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            '\0'..='\u{1f}' => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::Json;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    #[test]
    fn values() {
        let value = Json::Object(vec![
            (
                "a",
                Json::List(vec![Json::Number(-1), Json::Flag(true), Json::Null]),
            ),
            ("b", Json::Object(Vec::new())),
            ("c", Json::List(Vec::new())),
        ]);
        let written = value.written();
        let read: Value = serde_json::from_str(&written).expect("JSON");
        assert_eq!(read, json!({"a": [-1, true, null], "b": {}, "c": []}));
        assert!(written.starts_with("{\n  \"a\": [\n    -1,"), "{written}");
    }

    proptest! {
        #[test]
        fn any_text_comes_back(text in "\\PC{0,9}|[\u{0}-\u{1f}\"\\\\/]{0,9}") {
            let written = Json::from(text.as_str()).written();
            prop_assert_eq!(serde_json::from_str::<Value>(&written).ok(), Some(Value::String(text)));
        }
    }
}
