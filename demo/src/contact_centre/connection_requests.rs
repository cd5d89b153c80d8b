use serde_json::Value;

use super::configuration::dialable;
use super::connection::{Connection, ConnectionState, Role};
use super::contact::{Contact, Phase};
use super::contact_requests::wrong_phase;
use super::{ContactCentre, Exception};

impl ContactCentre {
    /// Hangs up one party. Who remains alone has nobody to talk to, so the contact is over then.
    pub(super) fn destroy_connection(
        &mut self,
        contact_id: &str,
        id: &str,
        now: u64,
    ) -> Result<(), Exception> {
        let contact = self.known(contact_id)?;
        let connection = known_connection(contact, id)?;
        if !connection.state.is_active() {
            return Err(wrong_connection(connection));
        }
        let agent_leaves = connection.role == Role::Agent;
        let last_party = contact.other_parties().all(|connection| connection.id == id);
        if agent_leaves || last_party {
            let offered = contact.phase.is_unanswered() && !contact.dials_customer();
            if offered {
                self.turn_away(contact_id, now);
            } else {
                self.end(contact_id, now);
            }
        } else if let Some(connection) = contact.connection_mut(id) {
            connection.enter(ConnectionState::Disconnected, now);
        }
        Ok(())
    }

    pub(super) fn hold(&mut self, contact_id: &str, id: &str, now: u64) -> Result<(), Exception> {
        self.move_connection(
            contact_id,
            id,
            ConnectionState::Connected,
            ConnectionState::Hold,
            now,
        )
    }

    pub(super) fn resume(&mut self, contact_id: &str, id: &str, now: u64) -> Result<(), Exception> {
        self.move_connection(
            contact_id,
            id,
            ConnectionState::Hold,
            ConnectionState::Connected,
            now,
        )
    }

    fn move_connection(
        &mut self,
        contact_id: &str,
        id: &str,
        from: ConnectionState,
        to: ConnectionState,
        now: u64,
    ) -> Result<(), Exception> {
        let connection = known_connection(self.talking(contact_id)?, id)?;
        if connection.state != from {
            return Err(wrong_connection(connection));
        }
        connection.enter(to, now);
        Ok(())
    }

    pub(super) fn mute_participant(
        &mut self,
        contact_id: &str,
        id: &str,
        muted: bool,
    ) -> Result<(), Exception> {
        let connection = known_connection(self.talking(contact_id)?, id)?;
        if !connection.state.is_active() {
            return Err(wrong_connection(connection));
        }
        connection.muted = muted;
        Ok(())
    }

    pub(super) fn send_digits(&mut self, contact_id: &str, id: &str, digits: &str) -> Result<(), Exception> {
        let contact = self.talking(contact_id)?;
        let connection = known_connection(contact, id)?;
        if connection.state != ConnectionState::Connected {
            return Err(wrong_connection(connection));
        }
        if digits.is_empty()
            || !digits
                .chars()
                .all(|key| key.is_ascii_digit() || "*#,ABCD".contains(key))
        {
            return Err(Exception::new(
                "InvalidParameterException",
                "Digits are 0-9, * and #",
            ));
        }
        contact.digits.push_str(digits);
        Ok(())
    }

    /// Dials a third party and lets the customer wait meanwhile.
    pub(super) fn add_party(
        &mut self,
        contact_id: &str,
        target: Option<&Value>,
        now: u64,
    ) -> Result<(), Exception> {
        let target = dialable(target)?;
        let contact = self.talking(contact_id)?;
        if contact.other_parties().count() > 1 {
            return Err(Exception::invalid_state("There is a third party already"));
        }
        let suffix = contact.connections.len().to_string();
        for connection in contact
            .connections
            .iter_mut()
            .filter(|connection| connection.role != Role::Agent)
        {
            if connection.state == ConnectionState::Connected {
                connection.enter(ConnectionState::Hold, now);
            }
        }
        let quick_connect_name = target.get("name").and_then(Value::as_str).map(str::to_owned);
        let is_queue = target.get("type").and_then(Value::as_str) == Some("queue");
        let mut added = self.connection(contact_id, &suffix, Role::Outbound, target, false, now);
        added.quick_connect_name = quick_connect_name;
        if is_queue {
            // A queue's flow answers by itself.
            added.enter(ConnectionState::Connected, now);
        }
        self.known(contact_id)?.connections.push(added);
        Ok(())
    }

    pub(super) fn conference(&mut self, contact_id: &str, now: u64) -> Result<(), Exception> {
        for connection in self.two_parties(contact_id)? {
            connection.enter(ConnectionState::Connected, now);
        }
        Ok(())
    }

    pub(super) fn toggle(&mut self, contact_id: &str, now: u64) -> Result<(), Exception> {
        for connection in self.two_parties(contact_id)? {
            let waits = connection.state == ConnectionState::Hold;
            connection.enter(
                if waits {
                    ConnectionState::Connected
                } else {
                    ConnectionState::Hold
                },
                now,
            );
        }
        Ok(())
    }

    /// Customer and third party, both answered.
    fn two_parties(&mut self, contact_id: &str) -> Result<Vec<&mut Connection>, Exception> {
        let parties: Vec<_> = self
            .talking(contact_id)?
            .connections
            .iter_mut()
            .filter(|connection| {
                connection.role != Role::Agent
                    && matches!(
                        connection.state,
                        ConnectionState::Connected | ConnectionState::Hold
                    )
            })
            .collect();
        match parties.len() {
            2.. => Ok(parties),
            _ => Err(Exception::invalid_state("There is no third party on the line")),
        }
    }

    fn talking(&mut self, contact_id: &str) -> Result<&mut Contact, Exception> {
        let contact = self.known(contact_id)?;
        if contact.phase == Phase::Connected {
            Ok(contact)
        } else {
            Err(wrong_phase(contact))
        }
    }
}

fn known_connection<'contact>(
    contact: &'contact mut Contact,
    id: &str,
) -> Result<&'contact mut Connection, Exception> {
    contact
        .connection_mut(id)
        .ok_or_else(|| Exception::new("ConnectionNotFoundException", "Connection not found"))
}

fn wrong_connection(connection: &Connection) -> Exception {
    Exception::invalid_state(format!("Invalid connection state {}", connection.state.name()))
}
