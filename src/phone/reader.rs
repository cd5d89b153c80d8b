//! The one reading of numbers.

use std::rc::Rc;
use std::{fmt, mem};

use super::address::Address;
use super::plans::{NumberPlans, WorldPlans};
use super::writing::Writing;
use super::{AniFormat, HomeCountry, PhoneNumber, PhoneNumberError, chars, plans, withheld, writing};

/// No number has more digits (E.164).
const LONGEST: usize = 15;

/// Reads numbers as they are written in one country. Cheap to clone.
#[derive(Clone, Default)]
pub struct NumberReader {
    home: Option<HomeCountry>,
    plans: Plans,
}

/// The numbering plans, as far as a page has them.
#[derive(Clone, Default)]
enum Plans {
    /// There are none, and none are expected.
    #[default]
    Missing,
    /// They are being loaded.
    Loading,
    Loaded(Rc<dyn NumberPlans>),
}

impl Plans {
    fn loaded(&self) -> Option<&dyn NumberPlans> {
        match self {
            Self::Loaded(plans) => Some(plans.as_ref()),
            Self::Missing | Self::Loading => None,
        }
    }
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
            plans: Plans::Loaded(Rc::new(WorldPlans::unpacked())),
        }
    }

    /// Reads numbers as they stand while the numbering plans are being loaded.
    pub fn loading(home: Option<HomeCountry>) -> Self {
        Self {
            home,
            plans: Plans::Loading,
        }
    }

    /// Reads numbers as they stand, because the numbering plans could not be loaded.
    pub fn without_plans(home: Option<HomeCountry>) -> Self {
        Self {
            home,
            plans: Plans::Missing,
        }
    }

    /// Whether the numbering plans are being loaded, so that it makes sense to wait for them.
    pub fn is_loading(&self) -> bool {
        matches!(self.plans, Plans::Loading)
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

    /// Reads a number that is to be dialled. As [`read`](Self::read), but without numbering plans it takes no number as it
    /// stands that they would read in another way: somebody else would be called.
    ///
    /// # Errors
    /// [`PhoneNumberError::PlansMissing`] for such a number; otherwise as [`read`](Self::read).
    pub fn read_to_dial(&self, text: &str) -> Result<PhoneNumber, PhoneNumberError> {
        let address = Address::of(&chars::plain(text));
        let writing = Writing::of(&address.number)?;
        let is_national = self.home.is_some() && plans::may_be_national(&writing.number);
        if self.plans.loaded().is_none() && (is_national || writing.has_optional_zero) {
            return Err(PhoneNumberError::PlansMissing);
        }
        self.read_address(&address)
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
        let planned = self.plans.loaded()?.read(&number.dialled(), None).ok()??;
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
        let planned = self.plans.loaded().zip(self.home);
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
        let planned = match self.plans.loaded() {
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
        self.home == other.home && mem::discriminant(&self.plans) == mem::discriminant(&other.plans)
    }
}

impl Eq for NumberReader {}

impl fmt::Debug for NumberReader {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = formatter.debug_struct("NumberReader");
        shown.field("home", &self.home).finish_non_exhaustive()
    }
}
