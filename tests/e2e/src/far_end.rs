//! What happens beyond the browser: customers, and the contact centre itself.

use fusion_cti_demo::{Caller, CentreState, ContactSummary, FarEnd, Fault, FaultKind, SettingsChange};

use crate::{Desk, Result, wait};

impl Desk {
    /// A customer calls from this number; answers the contact's id.
    ///
    /// # Errors
    /// When the centre refuses it.
    pub fn customer_calls(&self, number: &str) -> Result<String> {
        self.happens_to_contact(FarEnd::CustomerCalls(Caller::from_number(number)))
    }

    /// A customer calls from this number and tells the contact flow these things; answers the contact's id.
    ///
    /// # Errors
    /// When the centre refuses it.
    pub fn customer_calls_with(&self, number: &str, attributes: &[(&str, &str)]) -> Result<String> {
        let told = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        self.happens_to_contact(FarEnd::CustomerCalls(Caller {
            attributes: attributes.iter().map(told).collect(),
            ..Caller::from_number(number)
        }))
    }

    /// Something happens to the newest contact that it can happen to.
    ///
    /// # Errors
    /// When it cannot happen now.
    pub fn happens(&self, happening: FarEnd) -> Result {
        self.demo.far_end(happening)?;
        Ok(())
    }

    /// Something happens that makes or strikes a contact; answers the contact's id.
    ///
    /// # Errors
    /// When it cannot happen now, or happened to no contact.
    pub fn happens_to_contact(&self, happening: FarEnd) -> Result<String> {
        let contact = self.demo.far_end(happening)?;
        contact.ok_or_else(|| anyhow::anyhow!("no contact came of it"))
    }

    /// Lays a fault in the way of the next request of this name.
    ///
    /// # Errors
    /// When the centre refuses it.
    pub fn next_request_goes_wrong(&self, method: &str, kind: FaultKind) -> Result {
        self.happens(FarEnd::Fault(Fault::next(method, kind)))
    }

    /// The next request of this name takes effect, and is answered, this much later.
    ///
    /// # Errors
    /// When the centre refuses it.
    pub fn next_request_is_late(&self, method: &str, millis: u64) -> Result {
        let late = Fault::next(method, FaultKind::Late);
        self.happens(FarEnd::Fault(Fault { millis, ..late }))
    }

    /// Changes how the centre is set up.
    ///
    /// # Errors
    /// When the centre refuses it.
    pub fn centre_is_set_up(&self, change: SettingsChange) -> Result {
        self.happens(FarEnd::Settings(change))
    }

    /// Waits until the centre's state fits.
    ///
    /// # Errors
    /// When it does not in time.
    pub async fn centre(&self, what: &str, fits: impl Fn(&CentreState) -> bool) -> Result<CentreState> {
        wait::until(what, async || Ok(self.demo.centre_state()), fits).await
    }

    /// Waits until the centre has, or had, exactly one request of this name, and it was done.
    ///
    /// # Errors
    /// When it is not so in time.
    pub async fn centre_was_asked(&self, method: &str) -> Result {
        let asked = async || {
            let requests = self.demo.centre_state().requests.into_iter();
            let outcomes = requests.filter(|request| request.method == method);
            Ok(outcomes.map(|request| request.outcome).collect::<Vec<_>>())
        };
        let once = |outcomes: &Vec<String>| *outcomes == ["done"];
        wait::until(&format!("the centre did one `{method}`"), asked, once).await?;
        Ok(())
    }

    /// Waits until the only contact on the agent's desk fits, and answers it.
    ///
    /// # Errors
    /// When it does not in time.
    pub async fn contact(
        &self,
        what: &str,
        fits: impl Fn(&ContactSummary) -> bool,
    ) -> Result<ContactSummary> {
        let contacts = async || Ok(self.demo.centre_state().contacts);
        let one = |contacts: &Vec<ContactSummary>| matches!(contacts.as_slice(), [contact] if fits(contact));
        let contacts = wait::until(&format!("the contact {what}"), contacts, one).await?;
        contacts
            .into_iter()
            .next()
            .ok_or_else(|| anyhow::anyhow!("the contact is gone"))
    }
}
