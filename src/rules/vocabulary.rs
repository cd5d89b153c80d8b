//! The names that Fusion gives a meaning, for editors and for `check` (`contract/fusion.md` §1.7, §4).

/// Fusion's own tokens, as far as they are public. More exist: `known.tokens` of a file adds to them.
pub const SYSTEM_TOKENS: &[&str] = &[
    "SVCMCA_2NDARY_CALL_TYPE",
    "SVCMCA_ANI",
    "SVCMCA_ASSET_ID",
    "SVCMCA_ASSET_NAME",
    "SVCMCA_ASSET_NUM",
    "SVCMCA_BYPASS_AUTO_SCREENPOP",
    "SVCMCA_BYPASS_AUTO_SCREEN_POP",
    "SVCMCA_BYPASS_CUSTOMER_VERIFICATION",
    "SVCMCA_BYPASS_IDENTIFY_CONTACT",
    "SVCMCA_CALL_ID",
    "SVCMCA_CHANNEL_ID",
    "SVCMCA_CHAT_TEST_MODE",
    "SVCMCA_COMMUNICATION_DIRECTION",
    "SVCMCA_CONTACT_FIRST_NAME",
    "SVCMCA_CONTACT_ID",
    "SVCMCA_CONTACT_JOB_TITLE",
    "SVCMCA_CONTACT_LAST_NAME",
    "SVCMCA_CONTACT_NAME",
    "SVCMCA_CONTACT_NUMBER",
    "SVCMCA_CONTACT_ORG_ID",
    "SVCMCA_CONTACT_PRIMARY_PHONE",
    "SVCMCA_CONTACT_PRIM_ORG_NAME",
    "SVCMCA_DESTINATION_AGENT_NAME",
    "SVCMCA_DISPLAY_NAME",
    "SVCMCA_EMAIL",
    "SVCMCA_ENGAGEMENT_ID",
    "SVCMCA_INITIATING_AGENT_NAME",
    "SVCMCA_INTERACTION_ID",
    "SVCMCA_INTERACTION_REF_OBJ_ID",
    "SVCMCA_INTERACTION_REF_OBJ_TYPE",
    "SVCMCA_LEAD_ID",
    "SVCMCA_LEAD_NAME",
    "SVCMCA_LEAD_NUMBER",
    "SVCMCA_OFFER_TIMEOUT_SEC",
    "SVCMCA_OPPORTUNITY_NAME",
    "SVCMCA_OPPORTUNITY_NUMBER",
    "SVCMCA_ORG_ID",
    "SVCMCA_ORG_NAME",
    "SVCMCA_PARENT_INTERACTION_ID",
    "SVCMCA_SR_ID",
    "SVCMCA_SR_NUM",
    "SVCMCA_SR_TITLE",
    "SVCMCA_UI_TYPE_CD",
    "SVCMCA_UWO_ID",
    "SVCMCA_WRAPUP_COMM_REASON",
    "SVCMCA_WRAPUP_ID",
    "SVCMCA_WRAPUP_INTERACTION_NOTES",
    "SVCMCA_WRAPUP_TIMEOUT",
];

/// Tokens that Fusion itself acts on, whatever page is popped: they find the contact or steer the call.
pub(super) const READ_BY_FUSION: &[&str] = &[
    "SVCMCA_ANI",
    "SVCMCA_BYPASS_AUTO_SCREENPOP",
    "SVCMCA_BYPASS_AUTO_SCREEN_POP",
    "SVCMCA_BYPASS_CUSTOMER_VERIFICATION",
    "SVCMCA_BYPASS_IDENTIFY_CONTACT",
    "SVCMCA_CONTACT_ID",
    "SVCMCA_CONTACT_NUMBER",
    "SVCMCA_DISPLAY_NAME",
    "SVCMCA_INTERACTION_ID",
    "SVCMCA_OFFER_TIMEOUT_SEC",
    "SVCMCA_WRAPUP_TIMEOUT",
];

/// Tokens that the toolbar sets itself and no rule may change: a wrong one loses the call.
pub const RESERVED_TOKENS: &[&str] = &["SVCMCA_CALL_ID", "SVCMCA_COMMUNICATION_DIRECTION"];

/// The classifications that Oracle ships; the list is the customer's to extend.
pub const CLASSIFICATIONS: &[&str] = &["ORA_SERVICE", "ORA_SALES", "ORA_HRHD"];

/// The kinds of record that Fusion looks callers up in.
pub const LOOKUP_OBJECTS: &[&str] = &["Contact", "Account", "ServiceRequest"];

/// What every token of Oracle's begins with.
const ORACLE: &str = "SVCMCA_";
/// The longest name of a token.
const LONGEST: usize = 80;

/// Why a rule may not set a token of this name, if it may not. `known` are the customer's additions to Oracle's tokens.
pub(super) fn refused_token(name: &str, known: &[String]) -> Option<String> {
    let letters = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let begins = name.starts_with(|c: char| c.is_ascii_alphabetic());
    if !begins || name.len() > LONGEST || !name.chars().all(letters) {
        return Some(format!(
            "`{name}` cannot be a token; expected letters, digits and underscores, a letter first, at most {LONGEST}"
        ));
    }
    if RESERVED_TOKENS.contains(&name) {
        return Some(format!("`{name}` is set by the toolbar; a rule cannot change it"));
    }
    if name.starts_with(ORACLE) && !SYSTEM_TOKENS.contains(&name) && !known.iter().any(|token| token == name)
    {
        return Some(format!(
            "`{name}` is none of Oracle's tokens{}; if your Fusion has it, add it to `known.tokens`",
            nearest(name)
        ));
    }
    None
}

/// Whether a code can be one: letters, digits and underscores.
pub(super) fn is_code(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// A known token that differs in one or two signs, as a question.
fn nearest(name: &str) -> String {
    let close = SYSTEM_TOKENS
        .iter()
        .map(|token| (distance(name, token), token))
        .min();
    match close {
        Some((1..=2, token)) => format!(" (did you mean `{token}`?)"),
        Some(_) | None => String::new(),
    }
}

/// How many signs must be changed, added or taken away (Levenshtein).
fn distance(left: &str, right: &str) -> usize {
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (number, one) in left.bytes().enumerate() {
        let mut diagonal = number;
        let mut before = number + 1;
        let mut next = vec![before];
        for (other, above) in right.bytes().zip(row.iter().skip(1)) {
            let changed = diagonal + usize::from(one != other);
            diagonal = *above;
            before = changed.min(before + 1).min(above + 1);
            next.push(before);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_tokens_are_free_and_oracles_must_exist() {
        assert_eq!(refused_token("BRAND", &[]), None);
        assert_eq!(refused_token("SVCMCA_SR_NUM", &[]), None);
        assert_eq!(refused_token("SVCMCA_NEW", &["SVCMCA_NEW".to_owned()]), None);
        assert!(
            refused_token("SVCMCA_SR_NUMM", &[])
                .unwrap()
                .contains("did you mean `SVCMCA_SR_NUM`")
        );
        assert!(
            refused_token("SVCMCA_COMMUNICATION_DIRECTION", &[])
                .unwrap()
                .contains("set by the toolbar")
        );
        for name in ["", "1A", "A-B", "Ä", " A", &"A".repeat(81)] {
            assert!(refused_token(name, &[]).is_some(), "{name}");
        }
    }

    #[test]
    fn the_distance_counts_changes() {
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("same", "same"), 0);
    }
}
