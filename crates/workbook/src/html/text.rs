//! The text of a cell, with white space as browsers show it.

/// Text being collected: runs of white space become one space, and lines begin only where the page
/// says so.
#[derive(Default)]
pub struct CellText {
    text: String,
    /// White space before whatever comes next.
    space: bool,
    /// The lines that begin before whatever comes next.
    lines: usize,
}

impl CellText {
    /// Adds text from the page.
    pub fn push(&mut self, text: &str) {
        for c in text.chars() {
            // A no-break space is shown as it is.
            if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
                self.space = true;
                continue;
            }
            if !self.text.is_empty() {
                self.text.extend(std::iter::repeat_n('\n', self.lines));
                if self.space && self.lines == 0 {
                    self.text.push(' ');
                }
            }
            (self.space, self.lines) = (false, 0);
            self.text.push(c);
        }
    }

    /// Begins a line, as `<br>` does. Lines at the start and end of a cell are not shown.
    pub fn break_line(&mut self) {
        self.lines += 1;
    }

    /// Begins a line unless one has just begun, as a paragraph does.
    pub fn begin_block(&mut self) {
        self.lines = self.lines.max(1);
    }

    /// The text, without white space around it.
    pub fn finish(self) -> String {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::CellText;

    #[test]
    fn white_space() {
        let mut text = CellText::default();
        text.begin_block();
        text.push("\n  two \t words");
        text.push(" ");
        text.break_line();
        text.break_line();
        text.push(" after\u{a0}a gap ");
        text.begin_block();
        assert_eq!(text.finish(), "two words\n\nafter\u{a0}a gap");
    }
}
