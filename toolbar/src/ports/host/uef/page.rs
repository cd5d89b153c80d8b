//! The names of pages as screen-pop rules give them, in the framework's words (`PopOperation`; Oracle's pages *Pop Operation*,
//! *IPopFlowInAppRequest* and *IPopFlowAppUIRequest* in the guide to the UI Events Framework).

use fusion_cti::token::TokenMap;

use super::error::PublishError;

const CREATE: &str = "Create";
const EDIT: &str = "Edit";

/// The kinds of record that the framework opens a page of, in its spelling and in that of the older interface's page codes, and
/// the tokens that name such a record, best first: Oracle's samples open a contact by its public number.
const RECORDS: [(&str, &str, &[&str]); 6] = [
    (
        "Contact",
        "Contact",
        &["SVCMCA_CONTACT_NUMBER", "SVCMCA_CONTACT_ID"],
    ),
    (
        "ServiceRequest",
        "Service_Request",
        &["SVCMCA_SR_NUM", "SVCMCA_SR_ID"],
    ),
    ("Account", "Account", &["SVCMCA_ORG_ID", "SVCMCA_CONTACT_ORG_ID"]),
    ("Lead", "Lead", &["SVCMCA_LEAD_NUMBER", "SVCMCA_LEAD_ID"]),
    ("Case", "Case", &[]),
    ("Activity", "Activity", &[]),
];

/// A page of Fusion's.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Page<'n> {
    /// The page of a record, or the one on which a record of this kind is created.
    Record { kind: &'static str, id: Option<&'n str> },
    /// A page of one of Fusion's applications.
    Application {
        application: &'n str,
        flow: &'n str,
        page: &'n str,
    },
}

impl<'n> Page<'n> {
    /// The page that a rule names, for a call with these tokens.
    ///
    /// # Errors
    /// The name means nothing to the framework, or the record is not known.
    pub(super) fn named(name: &'n str, tokens: &'n TokenMap) -> Result<Self, PublishError> {
        if let Some((application, rest)) = name.split_once('/')
            && let Some((flow, page)) = rest.split_once('/')
        {
            return Ok(Self::Application {
                application,
                flow,
                page,
            });
        }
        let unknown = || PublishError::NoSuchPage(name.to_owned());
        let (action, record) = name.split_once('_').ok_or_else(unknown)?;
        let known = RECORDS.iter().find(|(_, code, _)| *code == record);
        let (kind, _, named_by) = known.ok_or_else(unknown)?;
        let id = match action {
            CREATE => None,
            EDIT => {
                let id = named_by.iter().find_map(|token| tokens.value(token));
                Some(id.ok_or_else(|| PublishError::NoRecord(name.to_owned()))?)
            }
            _ => return Err(unknown()),
        };
        Ok(Self::Record { kind, id })
    }
}
