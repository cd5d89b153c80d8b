//! What the far end's doings do to the contacts.

use serde_json::json;

use super::agent::SelectableState;
use super::connection::{Connection, ConnectionState};
use super::contact::{Contact, Phase};
use super::{Announcement, ContactCentre, FarEnd, FarEndRefused, Session};

type Happened = Result<String, FarEndRefused>;

impl ContactCentre {
    /// Lets something happen; answers with the id of the contact that it happened to, if it was one.
    ///
    /// # Errors
    /// When it cannot happen now, such as a hang-up where nobody is on the line. Nothing has changed then.
    pub fn far_end(&mut self, happening: FarEnd, now: u64) -> Result<Option<String>, FarEndRefused> {
        let result = self.happen(happening, now);
        self.settle(now);
        result
    }

    fn happen(&mut self, happening: FarEnd, now: u64) -> Result<Option<String>, FarEndRefused> {
        let contact_id = match happening {
            FarEnd::CustomerCalls(caller) => self.customer_calls(caller, now),
            FarEnd::CustomerHangsUp { contact_id } => self.customer_hangs_up(contact_id.as_deref(), now)?,
            FarEnd::RingsOut { contact_id } => self.rings_out(contact_id.as_deref(), now)?,
            FarEnd::CustomerAnswers { contact_id } => self.customer_answers(contact_id.as_deref(), now)?,
            FarEnd::CustomerDeclines { contact_id } | FarEnd::CustomerBusy { contact_id } => {
                self.dialling_fails(contact_id.as_deref(), "LineEngagedCustomer", now)?
            }
            FarEnd::CustomerNoAnswer { contact_id } => {
                self.dialling_fails(contact_id.as_deref(), "MissedCallCustomer", now)?
            }
            FarEnd::CustomerUnreachable { contact_id } => {
                self.dialling_fails(contact_id.as_deref(), "FailedConnectCustomer", now)?
            }
            FarEnd::ThirdPartyAnswers { contact_id } => {
                self.third_party_answers(contact_id.as_deref(), now)?
            }
            FarEnd::ThirdPartyHangsUp { contact_id } => {
                self.third_party_hangs_up(contact_id.as_deref(), now)?
            }
            FarEnd::AttributesChange {
                contact_id,
                attributes,
            } => {
                let id = self.fitting(contact_id.as_deref(), |_| true)?;
                if let Some(contact) = self.find_mut(&id) {
                    contact.attributes.extend(attributes);
                }
                id
            }
            FarEnd::ContactVanishes { contact_id } => {
                let id = self.fitting(contact_id.as_deref(), |_| true)?;
                self.remove(&id);
                id
            }
            FarEnd::RepeatOffer { contact_id } => self.repeat_offer(contact_id.as_deref(), now)?,
            FarEnd::AgentAcceptsInCcp { contact_id } => {
                let id = self.fitting(contact_id.as_deref(), is_offered)?;
                self.accept(&id, now)?;
                Announcement::accepted(&id)
                    .into_iter()
                    .for_each(|announcement| self.announce(announcement));
                id
            }
            FarEnd::AgentRejectsInCcp { contact_id } => {
                let id = self.fitting(contact_id.as_deref(), is_offered)?;
                self.reject(&id, now)?;
                id
            }
            FarEnd::AgentHangsUpInCcp { contact_id } => {
                let id = self.fitting(contact_id.as_deref(), |contact| contact.phase.is_live())?;
                let leg = self.leg_of(&id, Contact::agent_connection)?;
                self.destroy_connection(&id, &leg, now)?;
                id
            }
            FarEnd::AgentHoldsInCcp { contact_id } => {
                let (id, leg) = self.customer_leg(contact_id.as_deref(), ConnectionState::Connected)?;
                self.hold(&id, &leg, now)?;
                id
            }
            FarEnd::AgentResumesInCcp { contact_id } => {
                let (id, leg) = self.customer_leg(contact_id.as_deref(), ConnectionState::Hold)?;
                self.resume(&id, &leg, now)?;
                id
            }
            FarEnd::AgentSendsDigitsInCcp { contact_id, digits } => {
                let (id, leg) = self.customer_leg(contact_id.as_deref(), ConnectionState::Connected)?;
                self.send_digits(&id, &leg, &digits)?;
                id
            }
            FarEnd::FinishWrapUp { contact_id } => {
                let id = self.fitting(contact_id.as_deref(), |contact| !contact.phase.is_live())?;
                self.clear(&id)?;
                id
            }
            FarEnd::AgentDialsInCcp { number } => {
                self.create_outbound(Some(&Self::typed_number(&number)), now)?
            }
            about_the_centre => {
                self.happen_to_the_centre(about_the_centre, now)?;
                return Ok(None);
            }
        };
        Ok(Some(contact_id))
    }

    fn happen_to_the_centre(&mut self, happening: FarEnd, now: u64) -> Result<(), FarEndRefused> {
        match happening {
            FarEnd::AgentMutesInCcp => self.mute(&json!({ "mute": true }))?,
            FarEnd::AgentUnmutesInCcp => self.mute(&json!({ "mute": false }))?,
            FarEnd::AgentSelectsInCcp { state } => {
                let wanted = SelectableState::named(&state).ok_or(FarEndRefused::UnknownAgentState(state))?;
                self.select_state(wanted, true, now)?;
            }
            FarEnd::Settings(change) => self.settings.apply(change),
            FarEnd::Fault(fault) => self.faults.push(fault),
            FarEnd::Session { state, still_answers } => self.change_session(state, still_answers),
            FarEnd::InactivityWarning { millis } => self.warn_of_sign_out(millis, now),
            FarEnd::Broadcast { event, data } => self.announce(Announcement::new(event, data)),
            FarEnd::Reset => self.reset(now),
            // A heartbeat reports what is; everything else has been dealt with.
            _ => {}
        }
        Ok(())
    }

    fn customer_hangs_up(&mut self, wanted: Option<&str>, now: u64) -> Happened {
        let Ok(id) = self.fitting(wanted, |contact| contact.phase.is_live()) else {
            return take_newest(&mut self.waiting, wanted).map(|contact| contact.id);
        };
        let dialled = self.find(&id).is_some_and(is_dialling);
        if dialled || self.find(&id).is_some_and(is_offered) {
            self.fail(
                &id,
                Phase::Error,
                if dialled {
                    "FailedConnectCustomer"
                } else {
                    "Default"
                },
                false,
                now,
            );
        } else {
            let leg = self.leg_of(&id, Contact::customer_connection)?;
            self.destroy_connection(&id, &leg, now)?;
        }
        Ok(id)
    }

    fn rings_out(&mut self, wanted: Option<&str>, now: u64) -> Happened {
        let id = self.fitting(wanted, is_offered)?;
        self.fail(&id, self.settings.missed_as.phase(), "MissedCallAgent", true, now);
        Ok(id)
    }

    fn customer_answers(&mut self, wanted: Option<&str>, now: u64) -> Happened {
        let id = self.fitting(wanted, is_dialling)?;
        if let Some(contact) = self.find_mut(&id) {
            contact.connect(now);
        }
        Ok(id)
    }

    fn dialling_fails(&mut self, wanted: Option<&str>, error: &'static str, now: u64) -> Happened {
        let id = self.fitting(wanted, is_dialling)?;
        self.fail(&id, Phase::Error, error, false, now);
        Ok(id)
    }

    fn third_party_answers(&mut self, wanted: Option<&str>, now: u64) -> Happened {
        let rings = |leg: &Connection| leg.state == ConnectionState::Connecting;
        let id = self.fitting(wanted, |contact| contact.third_party().is_some_and(rings))?;
        if let Some(leg) = self.find_mut(&id).and_then(Contact::third_party_mut) {
            leg.enter(ConnectionState::Connected, now);
        }
        Ok(id)
    }

    fn third_party_hangs_up(&mut self, wanted: Option<&str>, now: u64) -> Happened {
        let id = self.fitting(wanted, |contact| contact.third_party().is_some())?;
        let leg = self.leg_of(&id, Contact::third_party)?;
        self.destroy_connection(&id, &leg, now)?;
        Ok(id)
    }

    fn repeat_offer(&mut self, wanted: Option<&str>, now: u64) -> Happened {
        let contact = take_newest(&mut self.departed, wanted)?;
        let id = contact.id.clone();
        self.offer_again(contact, now);
        Ok(id)
    }

    /// Ids keep counting, so that a contact from before is never taken for one from after.
    fn reset(&mut self, now: u64) {
        let fresh = ContactCentre::new(now, self.id_prefix, Session::SignedIn);
        let (contacts_created, revision, audio) = (self.contacts_created, self.revision, self.audio);
        *self = ContactCentre {
            contacts_created,
            revision,
            // The pages stay as they are.
            audio,
            ..fresh
        };
    }

    /// The contact that is meant, or the newest one that fits.
    fn fitting(&self, wanted: Option<&str>, fits: impl Fn(&Contact) -> bool) -> Happened {
        self.contacts
            .iter()
            .rev()
            .find(|contact| wanted.is_none_or(|id| id == contact.id) && fits(contact))
            .map(|contact| contact.id.clone())
            .ok_or(FarEndRefused::NoFittingContact)
    }

    fn customer_leg(
        &self,
        wanted: Option<&str>,
        state: ConnectionState,
    ) -> Result<(String, String), FarEndRefused> {
        let id = self.fitting(wanted, |contact| {
            contact.phase == Phase::Connected
                && contact.initial_connection().is_some_and(|leg| leg.state == state)
        })?;
        let leg = self.leg_of(&id, Contact::initial_connection)?;
        Ok((id, leg))
    }

    fn leg_of(&self, id: &str, which: fn(&Contact) -> Option<&Connection>) -> Happened {
        self.find(id)
            .and_then(which)
            .map(|leg| leg.id.clone())
            .ok_or(FarEndRefused::NoFittingContact)
    }
}

fn take_newest(contacts: &mut Vec<Contact>, wanted: Option<&str>) -> Result<Contact, FarEndRefused> {
    let position = contacts
        .iter()
        .rposition(|contact| wanted.is_none_or(|id| id == contact.id))
        .ok_or(FarEndRefused::NoFittingContact)?;
    Ok(contacts.remove(position))
}

fn is_offered(contact: &Contact) -> bool {
    contact.phase.is_unanswered() && !contact.dials_customer()
}

fn is_dialling(contact: &Contact) -> bool {
    contact.is_dialling()
}
