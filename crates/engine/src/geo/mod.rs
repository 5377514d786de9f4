//! Projection, grid conversion and boundaries.
