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

/// How nodes and edges are laid out in their lists: the names of their fields, and of the values of their first.
#[derive(Debug, Deserialize)]
struct Format {
    node_fields: Vec<String>,
    node_types: Vec<serde_json::Value>,
    edge_fields: Vec<String>,
}

/// Where a node begins in the list of nodes.
type NodeIndex = usize;

impl Snapshot {
    /// For each function in the heap the script that it is from, which ends with its address; none for the browser's own.
    pub(crate) fn functions(&self) -> Result<Vec<Option<&str>>> {
        let layout = Layout::of(&self.snapshot.meta)?;
        let mut first_edge = 0;
        let mut edges_of = Vec::with_capacity(self.nodes.len() / layout.node);
        for node in self.nodes.chunks_exact(layout.node) {
            let edges = node.get(layout.edge_count).copied().unwrap_or_default() as usize;
            edges_of.push(first_edge..first_edge + edges);
            first_edge += edges;
        }
        let follow = |from: NodeIndex, name: &str| -> Option<NodeIndex> {
            let edges = edges_of.get(from / layout.node)?.clone();
            edges.into_iter().find_map(|edge| {
                let edge = self.edges.get(edge * layout.edge..(edge + 1) * layout.edge)?;
                let named = self.strings.get(*edge.get(layout.edge_name)? as usize)?;
                (named == name).then_some(*edge.get(layout.to)? as NodeIndex)
            })
        };
        let script = |function: NodeIndex| {
            let script = follow(follow(function, "shared")?, "script")?;
            let name = *self.nodes.get(script + layout.node_name)?;
            self.strings.get(name as usize).map(String::as_str)
        };
        let functions = self.nodes.chunks_exact(layout.node).enumerate();
        Ok(functions
            .filter(|(_, node)| node.get(layout.kind) == Some(&layout.closure))
            .map(|(number, _)| script(number * layout.node))
            .collect())
    }
}

/// How long nodes and edges are, and where in them the fields lie.
struct Layout {
    node: usize,
    kind: usize,
    node_name: usize,
    edge_count: usize,
    closure: u64,
    edge: usize,
    edge_name: usize,
    to: usize,
}

impl Layout {
    fn of(format: &Format) -> Result<Self> {
        let position = |fields: &[String], name: &str| {
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
            kind: position(&format.node_fields, "type")?,
            node_name: position(&format.node_fields, "name")?,
            edge_count: position(&format.node_fields, "edge_count")?,
            closure: position(&kinds, "closure")? as u64,
            edge: format.edge_fields.len(),
            edge_name: position(&format.edge_fields, "name_or_index")?,
            to: position(&format.edge_fields, "to_node")?,
        })
    }
}
