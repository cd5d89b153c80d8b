//! Amazon Connect Streams behind the vendor contract.
