//! The names, and a whole vendor written into a copy of the repository and built there.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use super::*;
use crate::setup::Stage;

#[test]
fn a_name_is_spelt_in_every_way() {
    let name = Name::parse("acme-phone2").unwrap();
    assert_eq!(
        name.put_into("acme-phone acme_phone AcmePhone Acme Phone"),
        "acme-phone2 acme_phone2 AcmePhone2 Acme Phone2"
    );
}

#[test]
fn what_is_no_name_is_refused() {
    for text in [
        "",
        "Acme",
        "acme_phone",
        "-acme",
        "acme-",
        "2acme",
        "acme phone",
        "../acme",
    ] {
        assert!(Name::parse(text).is_err(), "{text}");
    }
}

/// What is in the repository and is no source: what was built, fetched or committed.
const NO_SOURCE: [&str; 4] = [".git", "target", "dist", "node_modules"];

#[test]
fn a_new_vendor_builds_is_registered_and_keeps_the_law() {
    Stage::NewVendor.prepare().unwrap();
    // In the target directory, and kept: what was compiled for it is there the next time.
    let folder = layout::target().join("new-vendor");
    let copy = folder.join("copy");
    fs::create_dir_all(&copy).unwrap();
    for entry in fs::read_dir(layout::root()).unwrap() {
        let name = entry.unwrap().file_name();
        if NO_SOURCE.iter().all(|built| name != *built) {
            copy_changed(&layout::root().join(&name), &copy.join(&name));
        }
    }
    write(&copy, &Name::parse("test-bench").unwrap()).unwrap();

    let again = write(&copy, &Name::parse("test-bench").unwrap());
    assert!(again.unwrap_err().to_string().contains("is there already"));

    let cargo = |arguments: &[&str]| {
        let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.args(arguments).current_dir(&copy);
        cargo.env("CARGO_TARGET_DIR", folder.join("target"));
        cargo.env("CARGO_NET_OFFLINE", "true");
        let output = cargo.output().unwrap();
        assert!(
            output.status.success(),
            "{}{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    let tested = cargo(&[
        "test",
        "--package",
        "fusion-cti-test-bench",
        "--tests",
        "--",
        "--show-output",
    ]);
    assert!(tested.contains("the_handler_keeps_the_law ... ok"), "{tested}");
    assert!(tested.contains(" 0 failed, "), "{tested}");
    cargo(&[
        "check",
        "--package",
        "fusion-cti-toolbar",
        "--target",
        layout::WASM_TARGET,
    ]);
}

/// Copies a file or folder. A file with the same text is left alone, so that cargo sees that it is the same. What is no longer
/// there goes from the copy, too.
fn copy_changed(from: &Path, to: &Path) {
    if from.is_dir() {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(to).unwrap() {
            let entry = entry.unwrap().path();
            if !from.join(entry.file_name().unwrap()).exists() {
                remove(&entry);
            }
        }
        for entry in fs::read_dir(from).unwrap() {
            let entry: PathBuf = entry.unwrap().path();
            copy_changed(&entry, &to.join(entry.file_name().unwrap()));
        }
    } else if let Ok(text) = fs::read(from)
        && fs::read(to).ok().as_ref() != Some(&text)
    {
        fs::write(to, text).unwrap();
    }
}

fn remove(path: &Path) {
    if path.is_dir() {
        fs::remove_dir_all(path).unwrap();
    } else {
        fs::remove_file(path).unwrap();
    }
}
