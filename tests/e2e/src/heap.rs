//! A snapshot of a page's heap, as far as it tells whose functions are in it.
//!
//! The browser could be asked for every function outright (`Runtime.queryObjects`), but Chromium 156 dies of the question in a page
//! with several wasm instances.

use anyhow::Context as _;
use serde::Deserialize;

use crate::Result;

/// The parts of Chromium's format that matter here.
#[derive(Debug, Deserialize)]
pub(crate) struct Snapshot {
    snapshot: About,
    nodes: Vec<u64>,
    edges: Vec<u64>,
    strings: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct About {
    meta: Format,
}

/// How nodes and edges lie in their lists: the names of their fields, and of the values of their first.
#[derive(Debug, Deserialize)]
struct Format {
    node_fields: Vec<String>,
    node_types: Vec<serde_json::Value>,
    edge_fields: Vec<String>,
}

/// A node by its place in the list.
type Place = usize;

impl Snapshot {
    /// For each function in the heap the script that it is from, which ends with its address; none for the browser's own.
    pub(crate) fn functions(&self) -> Result<Vec<Option<&str>>> {
        let places = Places::of(&self.snapshot.meta)?;
        let mut first_edge = 0;
        let mut edges_of = Vec::with_capacity(self.nodes.len() / places.node);
        for node in self.nodes.chunks_exact(places.node) {
            let edges = node.get(places.edge_count).copied().unwrap_or_default() as usize;
            edges_of.push(first_edge..first_edge + edges);
            first_edge += edges;
        }
        let follow = |from: Place, name: &str| -> Option<Place> {
            let edges = edges_of.get(from / places.node)?.clone();
            edges.into_iter().find_map(|edge| {
                let edge = self.edges.get(edge * places.edge..(edge + 1) * places.edge)?;
                let named = self.strings.get(*edge.get(places.edge_name)? as usize)?;
                (named == name).then_some(*edge.get(places.to)? as Place)
            })
        };
        let script = |function: Place| {
            let script = follow(follow(function, "shared")?, "script")?;
            let name = *self.nodes.get(script + places.node_name)?;
            self.strings.get(name as usize).map(String::as_str)
        };
        let functions = self.nodes.chunks_exact(places.node).enumerate();
        Ok(functions
            .filter(|(_, node)| node.get(places.kind) == Some(&places.closure))
            .map(|(number, _)| script(number * places.node))
            .collect())
    }
}

/// Where the fields are.
struct Places {
    node: usize,
    kind: usize,
    node_name: usize,
    edge_count: usize,
    closure: u64,
    edge: usize,
    edge_name: usize,
    to: usize,
}

impl Places {
    fn of(format: &Format) -> Result<Self> {
        let place = |fields: &[String], name: &str| {
            let found = fields.iter().position(|field| field == name);
            found.with_context(|| format!("a snapshot of the heap without `{name}`"))
        };
        let kinds: Vec<String> = format
            .node_types
            .first()
            .map(|kinds| serde_json::from_value(kinds.clone()))
            .transpose()?
            .unwrap_or_default();
        Ok(Self {
            node: format.node_fields.len(),
            kind: place(&format.node_fields, "type")?,
            node_name: place(&format.node_fields, "name")?,
            edge_count: place(&format.node_fields, "edge_count")?,
            closure: place(&kinds, "closure")? as u64,
            edge: format.edge_fields.len(),
            edge_name: place(&format.edge_fields, "name_or_index")?,
            to: place(&format.edge_fields, "to_node")?,
        })
    }
}
