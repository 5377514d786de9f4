//! Draws the circle of a distance around a point.

use super::super::label::LabelBox;
use super::super::{Anchor, Edge, Ink, Item, Shape, TextStyle};
use super::{Build, Circle};
use crate::view::Pixels;

/// Half the side of the cross at the centre, in CSS pixels.
const CROSS: f64 = 5.0;
/// The gap from the line to the centre of the label, in CSS pixels.
const LABEL_GAP: f64 = 10.0;

impl Build<'_> {
    /// Draws the line, beneath the marks.
    pub(super) fn ring(&mut self, circle: &Circle) {
        let at = self.input.view.to_screen(circle.at);
        self.items.push(Item::Ring {
            at,
            radius: circle.radius / self.input.view.scale,
            edge: Edge {
                ink: Ink::Near,
                width: 1.6,
                dashed: true,
            },
        });
    }

    /// Draws what is above the marks: the cross at the centre, and the radius, where there is space
    /// at the top, bottom or side of the line.
    pub(super) fn ring_label(&mut self, circle: &Circle) {
        let view = &self.input.view;
        let centre = view.to_screen(circle.at);
        // A mark there needs space for its count, and shows the centre clearly enough.
        if self.near_view(centre, CROSS) && self.room.circle_over(centre).is_none() {
            self.room
                .take(LabelBox::around(centre, Pixels([CROSS * 2.0; 2])));
            self.items.push(Item::Symbol {
                at: centre,
                radius: CROSS,
                shape: Shape::Cross,
                fill: Ink::Near,
                edge: Edge {
                    ink: Ink::Paper,
                    width: 1.2,
                    dashed: false,
                },
                opacity: 1.0,
            });
        }
        let radius = circle.radius / view.scale;
        let (style, away) = (TextStyle::City, radius + LABEL_GAP);
        let Pixels([x, y]) = centre;
        let spots = [
            (Pixels([x, y - away]), Anchor::Middle),
            (Pixels([x, y + away]), Anchor::Middle),
            (Pixels([x + away, y]), Anchor::Start),
            (Pixels([x - away, y]), Anchor::End),
        ];
        let space = |(at, anchor)| LabelBox::of_text(&circle.label, style, at, anchor);
        let free = |spot: &_| self.room.is_free(space(*spot));
        let Some((at, anchor)) = spots.into_iter().find(free) else {
            return;
        };
        self.room.take(space((at, anchor)));
        self.text(&circle.label, at, anchor, style, Ink::Near);
    }
}
