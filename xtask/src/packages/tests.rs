use std::env;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::*;

/// A package of one file, and the tarball that is pinned for it.
fn library(test: &str) -> (Package, Vec<u8>, PathBuf) {
    let tarball = tarball(&[
        ("package/release/library.js", b"let x;"),
        ("package/README.md", b"unwanted"),
    ]);
    let package = Package {
        name: "library".to_owned(),
        version: "1.0.0".to_owned(),
        licence: "MIT".to_owned(),
        purpose: "a test".to_owned(),
        integrity: Integrity::of(&tarball),
        files: vec!["release/library.js".into()],
    };
    let folder = env::temp_dir().join(format!("fusion-cti-xtask-{}-{test}", std::process::id()));
    (package, tarball, folder)
}

fn tarball(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = tar::Builder::new(GzEncoder::new(Vec::new(), Compression::fast()));
    for (path, bytes) in files {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        archive.append_data(&mut header, path, *bytes).unwrap();
    }
    archive.into_inner().unwrap().finish().unwrap()
}

#[test]
fn the_list_of_pinned_packages_is_readable() {
    let streams = Package::named("amazon-connect-streams").unwrap();
    assert_eq!(streams.version, "2.28.2");
    assert!(Package::named("left-pad").is_err());
}

#[test]
fn the_pinned_tarball_is_unpacked_once_and_only_the_wanted_files() {
    let (package, tarball, folder) = library("pinned");
    package.set_up_in(&folder, || Ok(tarball)).unwrap();
    assert_eq!(fs::read(folder.join("library.js")).unwrap(), b"let x;");
    assert!(!folder.join("README.md").exists());

    package.set_up_in(&folder, || bail!("a second download")).unwrap();
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_tarball_with_another_hash_is_refused_and_nothing_is_unpacked() {
    let (package, _, folder) = library("forged");
    let forged = tarball(&[("package/release/library.js", b"steal();")]);
    let error = package.set_up_in(&folder, || Ok(forged)).unwrap_err();
    assert!(
        format!("{error:#}").contains("is not the one pinned"),
        "{error:#}"
    );
    assert!(!folder.exists());
}

#[test]
fn a_set_up_that_lost_a_file_is_done_again() {
    let (package, tarball, folder) = library("lost");
    package.set_up_in(&folder, || Ok(tarball.clone())).unwrap();
    fs::remove_file(folder.join("library.js")).unwrap();
    package.set_up_in(&folder, || Ok(tarball)).unwrap();
    assert!(folder.join("library.js").is_file());
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_path_in_the_tarball_loses_its_first_folder_and_cannot_climb_out() {
    assert_eq!(
        inner_path(Path::new("package/release/a.js")),
        Path::new("release/a.js")
    );
    assert_eq!(
        inner_path(Path::new("package/../../etc/a.js")),
        Path::new("etc/a.js")
    );
}
