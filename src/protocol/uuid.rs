//! The name of one message.

use std::fmt;

/// A version 4 UUID in lower case: 122 bits of somebody's randomness. The core has none, so it comes from outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uuid(String);

impl Uuid {
    /// Takes a text such as `crypto.randomUUID()` returns. Refuses any that has not the shape of version 4.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = text.len() == 36
            && text.bytes().enumerate().all(|(index, byte)| match index {
                8 | 13 | 18 | 23 => byte == b'-',
                14 => byte == b'4',
                19 => matches!(byte, b'8' | b'9' | b'a' | b'b' | b'A' | b'B'),
                _ => byte.is_ascii_hexdigit(),
            });
        fits.then(|| Self(text.to_ascii_lowercase()))
    }

    /// Makes one of 16 random bytes, of which six bits are overwritten with version and variant.
    pub fn from_random(mut bytes: [u8; 16]) -> Self {
        let [_, _, _, _, _, _, version, _, variant, ..] = &mut bytes;
        *version = *version & 0x0f | 0x40;
        *variant = *variant & 0x3f | 0x80;
        let mut text = String::new();
        for (index, byte) in bytes.into_iter().enumerate() {
            if matches!(index, 4 | 6 | 8 | 10) {
                text.push('-');
            }
            text.push_str(&format!("{byte:02x}"));
        }
        Self(text)
    }

    /// The text, as it goes over the wire.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Uuid {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Uuid;

    #[test]
    fn only_the_shape_of_version_four_is_taken_and_it_is_lowered() {
        let uuid = Uuid::parse("F47AC10B-58CC-4372-A567-0E02B2C3D479").unwrap();
        assert_eq!(uuid.as_str(), "f47ac10b-58cc-4372-a567-0e02b2c3d479");
        for text in [
            "",
            "f47ac10b-58cc-1372-a567-0e02b2c3d479",
            "f47ac10b-58cc-4372-c567-0e02b2c3d479",
            "f47ac10b58cc4372a5670e02b2c3d479",
            "f47ac10b-58cc-4372-a567-0e02b2c3d47g",
            "f47ac10b-58cc-4372-a567-0e02b2c3d4799",
        ] {
            assert_eq!(Uuid::parse(text), None, "{text}");
        }
    }

    #[test]
    fn any_sixteen_bytes_make_one_of_version_four() {
        for byte in 0..=u8::MAX {
            let uuid = Uuid::from_random([byte; 16]);
            assert_eq!(Uuid::parse(uuid.as_str()), Some(uuid));
        }
        assert_eq!(
            Uuid::from_random([
                0, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x88, 0x99, 0xaa, 0xbb, 0xcc, 0xdd, 0xee, 0xff
            ])
            .as_str(),
            "00112233-4455-4677-8899-aabbccddeeff"
        );
    }
}
