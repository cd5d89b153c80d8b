//! The npm packages that this project takes files from: exact versions, each with the hash it must have.

mod integrity;

use std::fs;
use std::io::Read as _;
use std::path::{Component, Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use flate2::read::GzDecoder;
use serde::Deserialize;

use crate::{layout, process};
use integrity::Integrity;

const PINNED: &str = include_str!("../pinned-packages.json");

/// The file that says which tarball a folder was unpacked from.
const STAMP: &str = ".integrity";

/// One entry of `pinned-packages.json`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) version: String,
    pub(crate) licence: String,
    pub(crate) purpose: String,
    integrity: Integrity,
    files: Vec<PathBuf>,
}

impl Package {
    /// Finds a pinned package by its name. Refuses a name that is not pinned.
    pub(crate) fn named(name: &str) -> Result<Self> {
        let pinned: Vec<Self> = serde_json::from_str(PINNED).context("xtask/pinned-packages.json")?;
        let found = pinned.into_iter().find(|package| package.name == name);
        found.with_context(|| format!("add {name} to xtask/pinned-packages.json first"))
    }

    /// The folder that holds the package's files once it is set up.
    pub(crate) fn folder(&self) -> PathBuf {
        layout::target()
            .join("vendor")
            .join(format!("{}-{}", self.name, self.version))
    }

    /// One of the package's files, as [`Package::set_up`] leaves it.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.folder().join(name)
    }

    /// Downloads, verifies and unpacks the package unless that was done before.
    ///
    /// Refuses a tarball that is not, bit by bit, the one whose hash is written down in this repository.
    pub(crate) fn set_up(&self) -> Result<()> {
        self.set_up_in(&self.folder(), || self.download())
    }

    fn set_up_in(&self, folder: &Path, download: impl FnOnce() -> Result<Vec<u8>>) -> Result<()> {
        let title = format!(
            "{} {} ({}; {})",
            self.name, self.version, self.licence, self.purpose
        );
        if self.is_in(folder) {
            eprintln!("    {title}: present");
            return Ok(());
        }
        eprintln!("    {title}: downloading");
        let tarball = download()?;
        self.integrity.verify(&tarball).with_context(|| {
            format!(
                "the registry's {} {} is not the one pinned in xtask/pinned-packages.json; nothing was unpacked",
                self.name, self.version
            )
        })?;
        self.unpack(&tarball, folder)?;
        let stamp = folder.join(STAMP);
        fs::write(&stamp, self.integrity.to_string())
            .with_context(|| format!("cannot write {}", stamp.display()))
    }

    /// The stamp is written last, so a set-up that was interrupted is done again.
    fn is_in(&self, folder: &Path) -> bool {
        let stamped =
            fs::read_to_string(folder.join(STAMP)).is_ok_and(|text| text == self.integrity.to_string());
        let mut names = self.files.iter().filter_map(|file| file.file_name());
        stamped && names.all(|name| folder.join(name).is_file())
    }

    fn download(&self) -> Result<Vec<u8>> {
        let folder = layout::target().join("vendor").join(".download").join(&self.name);
        recreate(&folder)?;
        let mut npm = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
        npm.args([
            "pack",
            "--json",
            "--ignore-scripts",
            &format!("{}@{}", self.name, self.version),
        ]);
        npm.arg("--pack-destination").arg(&folder);
        process::output(&mut npm).context("npm (part of Node.js) fetches the pinned packages")?;
        let mut entries = fs::read_dir(&folder)?;
        let tarball = entries
            .next()
            .with_context(|| format!("npm left no file in {}", folder.display()))??;
        let bytes = fs::read(tarball.path())?;
        fs::remove_dir_all(&folder)?;
        Ok(bytes)
    }

    fn unpack(&self, tarball: &[u8], folder: &Path) -> Result<()> {
        recreate(folder)?;
        let mut missing = self.files.clone();
        let mut archive = tar::Archive::new(GzDecoder::new(tarball));
        for entry in archive.entries()? {
            let mut entry = entry?;
            let inner = inner_path(&entry.path()?);
            let Some(index) = missing.iter().position(|wanted| *wanted == inner) else {
                continue;
            };
            let wanted = missing.swap_remove(index);
            let name = wanted
                .file_name()
                .with_context(|| format!("{} is no file", wanted.display()))?;
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes)?;
            fs::write(folder.join(name), bytes)?;
        }
        match missing.first() {
            Some(wanted) => bail!("{} {} has no file {}", self.name, self.version, wanted.display()),
            None => Ok(()),
        }
    }
}

/// Every path in an npm tarball starts with one folder of the packer's choice.
fn inner_path(path: &Path) -> PathBuf {
    path.components()
        .skip(1)
        .filter(|part| matches!(part, Component::Normal(_)))
        .collect()
}

fn recreate(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))
}

#[cfg(test)]
mod tests;
