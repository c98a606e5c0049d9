//! Numbers from 0 to 1 with 126 bits after the point.
//!
//! Sums are exact and a product is at most one [`ULP`] too small, so that the error of a long
//! computation is counted, not estimated.

/// Bits after the point. Two more hold sums from −2 to 2 in an `i128`.
const BITS: u32 = 126;

/// The last place: 2⁻¹²⁶.
pub const ULP: f64 = 1.0 / (1u128 << BITS) as f64;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fixed(u128);

impl Fixed {
    pub const ONE: Fixed = Fixed(1 << BITS);
    /// One [`ULP`].
    pub const LAST: Fixed = Fixed(1);

    /// `p` cut off after 126 bits: exact where `p` is 0 or at least 2⁻⁷³.
    pub fn new(p: f64) -> Fixed {
        assert!((0.0..=1.0).contains(&p), "{p} is no probability");
        // A power of two as factor changes the exponent alone.
        Fixed((p * (1u128 << BITS) as f64) as u128)
    }

    /// `1 − self`, exact.
    pub fn complement(self) -> Fixed {
        Fixed(Fixed::ONE.0 - self.0)
    }

    /// The sum, exact; the caller knows that it is at most 1.
    pub fn plus(self, other: Fixed) -> Fixed {
        Fixed(self.0 + other.0)
    }

    /// The product, at most one [`ULP`] too small.
    pub fn times(self, other: Fixed) -> Fixed {
        let (a_high, a_low) = (self.0 >> 64, self.0 & u128::from(u64::MAX));
        let (b_high, b_low) = (other.0 >> 64, other.0 & u128::from(u64::MAX));
        let middle = a_high * b_low + a_low * b_high + ((a_low * b_low) >> 64);
        Fixed(((a_high * b_high) << 2) + (middle >> 62))
    }
}

/// An alternating sum whose final value lies between −1 and 1, whatever it was on the way.
#[derive(Debug, Clone, Copy, Default)]
pub struct Signed(i128);

impl Signed {
    pub fn add(&mut self, term: Fixed, is_negative: bool) {
        // Arithmetic modulo 4 comes back from any overflow.
        let term = term.0.cast_signed();
        self.0 = if is_negative { self.0.wrapping_sub(term) } else { self.0.wrapping_add(term) };
    }

    /// To the nearest `f64`.
    pub fn value(self) -> f64 {
        self.0 as f64 * ULP
    }
}
