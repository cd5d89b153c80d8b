//! Has the linker note every reference in a toolbar with chunks, which is what `cargo xtask dist` takes it apart by.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var_os("CARGO_FEATURE_CHUNKS").is_some() {
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
}
