//! Quantities that cannot be nonsense.

use serde::{Deserialize, Serialize};

use crate::CareError;

macro_rules! amount {
    ($(#[$doc:meta])* $name:ident, $what:literal, $min:literal, $max:literal, $unit:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
        #[serde(try_from = "f64", into = "f64")]
        pub struct $name(f64);

        impl $name {
            pub const MIN: f64 = $min;
            pub const MAX: f64 = $max;

            /// # Errors
            /// [`CareError::Range`] outside the range, and for NaN.
            pub fn new(value: f64) -> Result<Self, CareError> {
                Self::try_from(value)
            }

            pub fn get(self) -> f64 {
                self.0
            }
        }

        impl TryFrom<f64> for $name {
            type Error = CareError;

            fn try_from(value: f64) -> Result<Self, CareError> {
                if (Self::MIN..=Self::MAX).contains(&value) {
                    Ok(Self(value))
                } else {
                    Err(CareError::Range { what: $what, value, min: Self::MIN, max: Self::MAX, unit: $unit })
                }
            }
        }

        impl From<$name> for f64 {
            fn from(amount: $name) -> f64 {
                amount.0
            }
        }
    };
}

amount!(
    /// A number on the numeric rating scale: 0 is none, 10 the worst imaginable.
    Nrs, "a rating", 0.0, 10.0, ""
);
amount!(
    /// Depth or distance in the body, millimetres.
    Millimetres, "a length", 0.0, 300.0, " mm"
);
amount!(
    /// Diameter of a needle in millimetres. Filiform needles are sold from 0.10 to 0.50; injection needles to about 1.3.
    NeedleDiameter, "a needle diameter", 0.10, 1.30, " mm"
);
amount!(
    /// Length of a needle in millimetres, without the handle.
    NeedleLength, "a needle length", 5.0, 150.0, " mm"
);
