//! Which pages may frame the CCP, as an administrator of the contact centre enters them under *Approved origins*.

use std::sync::{PoisonError, RwLock};

/// The approved origins of the pretend contact centre. They can change while the demo runs.
#[derive(Debug)]
pub(crate) struct ApprovedOrigins(RwLock<Vec<String>>);

impl ApprovedOrigins {
    pub(crate) fn new(origins: Vec<String>) -> ApprovedOrigins {
        ApprovedOrigins(RwLock::new(origins))
    }

    /// Approves these and no others.
    pub(crate) fn replace(&self, origins: Vec<String>) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = origins;
    }

    /// The content security policy with which the CCP answers. Browsers compare `frame-ancestors` with *every* page around a
    /// frame, so each must be approved. The real service seems to make the header for each request: where the `Referer` was
    /// missing, field reports saw a refusal although the origin was approved (amazon-connect-streams, issues #1026 and #500).
    pub(crate) fn policy(&self, referer: Option<&str>) -> String {
        let approved = self.0.read().unwrap_or_else(PoisonError::into_inner);
        match referer.map(origin_of) {
            Some(origin) if approved.iter().any(|known| known == origin) => {
                format!("frame-ancestors {}", approved.join(" "))
            }
            Some(_) | None => "frame-ancestors 'none'".to_owned(),
        }
    }
}

/// Scheme, host and port of an address.
fn origin_of(address: &str) -> &str {
    let path = address.match_indices('/').nth(2);
    let end = path.map_or(address.len(), |(index, _)| index);
    address.get(..end).unwrap_or(address)
}

#[cfg(test)]
mod tests {
    use super::ApprovedOrigins;

    #[test]
    fn only_a_request_from_an_approved_origin_may_be_framed_and_only_by_approved_ones() {
        let both = ApprovedOrigins::new(vec![
            "http://a.localhost:1".to_owned(),
            "http://b.localhost:2".to_owned(),
        ]);
        let all = "frame-ancestors http://a.localhost:1 http://b.localhost:2";
        assert_eq!(both.policy(Some("http://b.localhost:2/")), all);
        assert_eq!(both.policy(Some("http://b.localhost:2/page?query#part")), all);
        for referer in [
            None,
            Some("http://b.localhost:20/"),
            Some("http://c.localhost:2/"),
            Some(""),
        ] {
            assert_eq!(both.policy(referer), "frame-ancestors 'none'", "{referer:?}");
        }
        both.replace(Vec::new());
        assert_eq!(
            both.policy(Some("http://b.localhost:2/")),
            "frame-ancestors 'none'"
        );
    }
}
