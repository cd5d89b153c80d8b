//! The one reading of numbers.

use std::fmt;
use std::rc::Rc;

use super::address::Address;
use super::plans::{NumberPlans, WorldPlans};
use super::writing::Writing;
use super::{AniFormat, HomeCountry, PhoneNumber, PhoneNumberError, chars, withheld, writing};

/// No number has more digits (E.164).
const LONGEST: usize = 15;

/// Reads numbers as they are written in one country. Cheap to clone.
#[derive(Clone, Default)]
pub struct NumberReader {
    home: Option<HomeCountry>,
    plans: Option<Rc<dyn NumberPlans>>,
}

/// Whoever is at the other end of a call, as a vendor reports them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Party {
    /// They hide their number, or there is nothing where it should stand.
    Withheld,
    /// They show this number.
    Number(PhoneNumber),
    /// Something else, such as the name of a client or a masked number. It may be shown; nobody is found by it.
    Other,
}

impl NumberReader {
    /// Reads national numbers as those of this country, by the numbering plans of the world.
    pub fn at_home_in(home: Option<HomeCountry>) -> Self {
        Self {
            home,
            plans: Some(Rc::new(WorldPlans::unpacked())),
        }
    }

    /// Reads a number as a person types it, as a CRM stores it, or as a telephone system reports it. Where it cannot be
    /// told of which country it is, it keeps its digits and has none. Without numbering plans (the `Default`), that is every
    /// number without a plus.
    ///
    /// # Errors
    /// [`PhoneNumberError`] says which rule the text breaks.
    pub fn read(&self, text: &str) -> Result<PhoneNumber, PhoneNumberError> {
        self.read_address(&Address::of(&chars::plain(text)))
    }

    /// Who a vendor's text stands for.
    pub fn party(&self, text: &str) -> Party {
        let address = Address::of(&chars::plain(text));
        if withheld::is_withheld(&address.written) {
            return Party::Withheld;
        }
        self.read_address(&address).map_or(Party::Other, Party::Number)
    }

    /// The number as Fusion gets it. Personal data.
    pub fn ani(&self, number: &PhoneNumber, format: AniFormat) -> String {
        let text = match format {
            AniFormat::WithPlus => None,
            AniFormat::WithoutPlus => Some(number.digits().to_owned()),
            AniFormat::National => self.national(number).filter(|_| self.is_at_home(number)),
        };
        text.unwrap_or_else(|| number.dialled())
    }

    /// The number's digits as they are dialled within its own country; nothing where the country is not known.
    pub fn national(&self, number: &PhoneNumber) -> Option<String> {
        let planned = self.plans.as_ref()?.read(&number.dialled(), None).ok()??;
        Some(planned.national)
    }

    /// Whether the number is of the home country; every number is where none is configured.
    fn is_at_home(&self, number: &PhoneNumber) -> bool {
        if self.home.is_none() {
            return true;
        }
        let national = self.national(number);
        national.is_some_and(|national| {
            self.read(&national)
                .is_ok_and(|read| read.number == number.number)
        })
    }

    /// Reads the beginning of a number: an optional plus and digits. Where it can only be that of a national number, or
    /// begins with the international prefix, it is that of the international number that the home country makes of it.
    /// Nothing where the text is no beginning of a number.
    pub fn beginning(&self, text: &str) -> Option<String> {
        let written = writing::beginning(&chars::plain(text))?;
        let planned = self.plans.as_ref().zip(self.home);
        let planned = planned.and_then(|(plans, home)| plans.beginning(&written, home));
        Some(planned.unwrap_or(written))
    }

    fn read_address(&self, address: &Address) -> Result<PhoneNumber, PhoneNumberError> {
        let writing = Writing::of(&address.number)?;
        let optional = usize::from(writing.has_optional_zero);
        if writing
            .number
            .strip_prefix('+')
            .is_some_and(|digits| digits.len() > LONGEST + optional)
        {
            return Err(PhoneNumberError::TooLong);
        }
        let planned = match &self.plans {
            Some(plans) => plans.read(&writing.number, self.home)?,
            // Only the plans know whether that zero belongs to the number.
            None if writing.has_optional_zero => return Err(PhoneNumberError::Character),
            None => None,
        };
        let number = planned.map_or(writing.number, |planned| planned.e164);
        if number.trim_start_matches('+').len() > LONGEST {
            return Err(PhoneNumberError::TooLong);
        }
        Ok(PhoneNumber {
            number,
            extension: address
                .extension
                .as_deref()
                .and_then(writing::extension)
                .or(writing.extension),
        })
    }
}

/// Whether a vendor's text stands for a number that is hidden.
pub fn is_withheld(text: &str) -> bool {
    withheld::is_withheld(&Address::of(&chars::plain(text)).written)
}

impl PartialEq for NumberReader {
    fn eq(&self, other: &Self) -> bool {
        self.home == other.home && self.plans.is_some() == other.plans.is_some()
    }
}

impl Eq for NumberReader {}

impl fmt::Debug for NumberReader {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = formatter.debug_struct("NumberReader");
        shown.field("home", &self.home).finish_non_exhaustive()
    }
}
