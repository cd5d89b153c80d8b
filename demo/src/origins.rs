use serde::Serialize;

/// The addresses of the three worlds. They count as different sites, as Fusion, the toolbar's host and the contact
/// centre do, and browsers take them for secure ones although they are plain loopback.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Origins {
    /// The mock Fusion desktop.
    pub fusion_origin: String,
    /// The toolbar, as it is deployed.
    pub toolbar_origin: String,
    /// The mock contact centre.
    pub ccp_origin: String,
}

impl Origins {
    pub(crate) fn on(fusion: u16, toolbar: u16, ccp: u16) -> Origins {
        Origins {
            fusion_origin: format!("http://fusion.localhost:{fusion}"),
            toolbar_origin: format!("http://toolbar.localhost:{toolbar}"),
            ccp_origin: format!("http://ccp.localhost:{ccp}"),
        }
    }

    /// Puts the addresses where the text has their names in braces.
    pub(crate) fn fill_in(&self, text: &str) -> String {
        text.replace("{fusionOrigin}", &self.fusion_origin)
            .replace("{toolbarOrigin}", &self.toolbar_origin)
            .replace("{ccpOrigin}", &self.ccp_origin)
    }
}
