//! Puts a contact centre into Oracle Fusion Service.
