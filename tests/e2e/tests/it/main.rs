//! The main job end to end: the built `dist/` with the vendor's real library, between a strict pretend Fusion and a
//! pretend contact centre, in headless Chromium.

mod inbound;
