use proptest::prelude::*;

use super::super::pack::{self, PackPart};
use super::*;

fn any_part(kind: Kind) -> impl Strategy<Value = PackPart> {
    let point = [-3_000..5_000_i32, -3_000..5_000];
    let points = prop::collection::vec(point, 3..40);
    (
        points,
        any::<u16>(),
        prop::sample::select(Edge::ALL.to_vec()),
    )
        .prop_map(move |(points, owner, edge)| {
            let count = points.len() as u32;
            let runs = vec![(1, Edge::Cut), (count - 1, edge)];
            PackPart {
                points,
                owner: if kind.has_edges() { owner } else { 0 },
                runs: if kind.has_edges() { runs } else { Vec::new() },
            }
        })
}

fn any_layers() -> impl Strategy<Value = Vec<(Layer, Vec<PackPart>)>> {
    let layer = (prop::sample::select(Kind::ALL.to_vec()), 0..7_u8);
    let parts = layer.prop_flat_map(|(kind, rank)| {
        let parts = prop::collection::vec(any_part(kind), 1..5);
        parts.prop_map(move |parts| (Layer::new(kind, rank), parts))
    });
    prop::collection::btree_map(0..4_u8, parts, 0..4).prop_map(|map| {
        let mut layers: Vec<_> = map.into_values().collect();
        layers.sort_by_key(|(layer, _)| *layer);
        layers.dedup_by_key(|(layer, _)| *layer);
        layers
    })
}

proptest! {
    #[test]
    fn what_is_packed_is_read(cells in prop::collection::btree_map(0..6_000_u16, any_layers(), 0..5)) {
        let cells: Vec<_> = cells.into_iter().map(|(cell, layers)| (Cell(cell), layers)).collect();
        let file = File::from_bytes(pack::file(&cells).expect("bytes")).expect("a file");
        for (cell, layers) in &cells {
            for (layer, parts) in layers {
                prop_assert!(file.has(layer.kind));
                let mut read = Vec::new();
                file.shapes(*cell, *layer, 0.0, &mut |shape| {
                    let origin = cell.bounds().min;
                    let steps = |point: &Metres| {
                        (*point - origin).0.map(|metres| (metres / STEP).round() as i32)
                    };
                    read.push((
                        shape.points.iter().map(steps).collect::<Vec<_>>(),
                        shape.owner,
                        shape.edges.to_vec(),
                    ));
                });
                let given: Vec<_> = parts
                    .iter()
                    .map(|part| {
                        let runs = part.runs.iter();
                        let edges = runs.flat_map(|&(n, edge)| vec![edge; n as usize]);
                        (part.points.clone(), part.owner, edges.collect::<Vec<_>>())
                    })
                    .collect();
                prop_assert_eq!(read, given);
            }
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(
        mut bytes in prop::collection::vec(any::<u8>(), 0..200), cell in 0..9_u16,
    ) {
        bytes.splice(0..0, postcard::to_allocvec(&MAGIC).expect("bytes"));
        if let Ok(file) = File::from_bytes(bytes) {
            for kind in Kind::ALL {
                file.shapes(Cell(cell), Layer::new(kind, 0), 1.0, &mut |_| ());
            }
        }
    }

    #[test]
    fn spoilt_files_are_read_or_refused(
        layers in any_layers(), at in any::<prop::sample::Index>(), to in any::<u8>(),
    ) {
        let mut bytes = pack::file(&[(Cell(7), layers)]).expect("bytes");
        let at = at.index(bytes.len());
        bytes[at] = to;
        if let Ok(file) = File::from_bytes(bytes) {
            for kind in Kind::ALL {
                for rank in 0..7 {
                    file.shapes(Cell(7), Layer::new(kind, rank), 1.0, &mut |_| ());
                }
            }
        }
    }
}
