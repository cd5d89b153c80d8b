//! How the session's own types are spelled in the stored text.

use serde::{Deserialize, Serialize};

use crate::rules::CloseAs;
use crate::session::engagement::{LocalAction, Origin};

/// How [`Origin`] is spelled in the stored text.
#[derive(Serialize, Deserialize)]
#[serde(remote = "Origin", rename_all = "camelCase")]
pub(super) enum OriginWord {
    Vendor,
    Fusion,
    Toolbar,
}

/// How [`LocalAction`] is spelled in the stored text.
#[derive(Serialize, Deserialize)]
#[serde(remote = "LocalAction", rename_all = "camelCase")]
pub(super) enum LocalActionWord {
    None,
    Reject,
    HangUp,
    OfferExpired,
}

/// [`CloseAs`], in another spelling than that of the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Hash)]
#[serde(rename_all = "camelCase")]
pub(super) enum StoredClose {
    WrapUp,
    EndCommunication,
    Transferred,
}

impl From<CloseAs> for StoredClose {
    fn from(close: CloseAs) -> Self {
        match close {
            CloseAs::WrapUp => Self::WrapUp,
            CloseAs::EndCommunication => Self::EndCommunication,
            CloseAs::Transferred => Self::Transferred,
        }
    }
}

impl From<StoredClose> for CloseAs {
    fn from(close: StoredClose) -> Self {
        match close {
            StoredClose::WrapUp => Self::WrapUp,
            StoredClose::EndCommunication => Self::EndCommunication,
            StoredClose::Transferred => Self::Transferred,
        }
    }
}

/// Tokens as an object of strings.
pub(super) mod tokens {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Deserializer, Serializer};

    use crate::token::TokenMap;

    pub(crate) fn serialize<S: Serializer>(tokens: &TokenMap, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(tokens.iter())
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<TokenMap, D::Error> {
        let tokens = BTreeMap::<String, String>::deserialize(deserializer)?;
        Ok(tokens.into_iter().collect())
    }
}
