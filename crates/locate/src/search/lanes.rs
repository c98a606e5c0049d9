//! Eight numbers at a time.
//!
//! Plain arithmetic in a fixed order, without fused operations: the same on every platform, whatever
//! the width of its vectors. [`on_widest`] compiles a computation for the widest that this machine has.
//! Exponential and logarithm follow fdlibm (`e_exp.c`, `e_log.c`, Sun Microsystems 1993), with errors below one unit in the last
//! place.

/// Numbers handled together.
pub(crate) const LANES: usize = 8;

pub(crate) type Lanes = [f64; LANES];

/// Runs `compute` with the widest vectors of this machine.
pub(crate) fn on_widest<R>(compute: impl FnOnce() -> R) -> R {
    use std::sync::OnceLock;
    static ARCH: OnceLock<pulp::Arch> = OnceLock::new();
    ARCH.get_or_init(pulp::Arch::new).dispatch(compute)
}

/// `x^n` in each lane, n ≥ 1.
#[inline(always)]
pub(crate) fn power(x: Lanes, n: u32) -> Lanes {
    let mut power = x;
    let highest = u32::BITS - 1 - n.leading_zeros();
    for bit in (0..highest).rev() {
        power = power.map(|p| p * p);
        if n >> bit & 1 == 1 {
            for (p, x) in power.iter_mut().zip(x) {
                *p *= x;
            }
        }
    }
    power
}

/// Natural logarithm of positive normal numbers.
#[inline(always)]
pub(crate) fn ln(x: Lanes) -> Lanes {
    const LN2_HI: f64 = 6.931_471_803_691_238e-1;
    const LN2_LO: f64 = 1.908_214_929_270_587_7e-10;
    const SQRT_HALF: i64 = 0x3fe6_a09e_667f_3bcd;
    let mut y = [0.0; LANES];
    for i in 0..LANES {
        let bits = x[i].to_bits() as i64 - SQRT_HALF;
        let exponent = f64::from((bits >> 52) as i32);
        let mantissa = f64::from_bits(((bits & 0x000f_ffff_ffff_ffff) + SQRT_HALF) as u64);
        let f = mantissa - 1.0;
        let s = f / (2.0 + f);
        let z = s * s;
        let w = z * z;
        let even = w * (3.999_999_999_940_942e-1 + w * (2.222_219_843_214_978_4e-1 + w * 1.531_383_769_920_937_3e-1));
        let odd = z
            * (6.666_666_666_666_735e-1
                + w * (2.857_142_874_366_239e-1 + w * (1.818_357_216_161_805e-1 + w * 1.479_819_860_511_658_6e-1)));
        let half = 0.5 * f * f;
        y[i] = exponent * LN2_HI - ((half - (s * (half + (even + odd)) + exponent * LN2_LO)) - f);
    }
    y
}

/// Exponential; arguments beyond ±700 count as ±700.
#[inline(always)]
pub(crate) fn exp(x: Lanes) -> Lanes {
    const LN2_HI: f64 = 6.931_471_803_691_238e-1;
    const LN2_LO: f64 = 1.908_214_929_270_587_7e-10;
    /// Adding it rounds to a whole number, which then stands in the lowest bits.
    const ROUND: f64 = 6_755_399_441_055_744.0;
    let mut y = [0.0; LANES];
    for i in 0..LANES {
        let x = x[i].clamp(-700.0, 700.0);
        let rounded = x * std::f64::consts::LOG2_E + ROUND;
        let k = rounded - ROUND;
        let (hi, lo) = (x - k * LN2_HI, k * LN2_LO);
        let r = hi - lo;
        let t = r * r;
        let c = r - t
            * (1.666_666_666_666_660_2e-1
                + t * (-2.777_777_777_701_559_3e-3
                    + t * (6.613_756_321_437_934e-5
                        + t * (-1.653_390_220_546_525_2e-6 + t * 4.138_136_797_057_238_5e-8))));
        let mantissa = 1.0 - ((lo - (r * c) / (2.0 - c)) - hi);
        let shift = rounded.to_bits().wrapping_sub(ROUND.to_bits()) << 52;
        y[i] = f64::from_bits(mantissa.to_bits().wrapping_add(shift));
    }
    y
}

#[cfg(test)]
mod tests {
    use super::{exp, ln, on_widest, power};

    #[test]
    fn elementary_functions_are_within_an_ulp_or_two() {
        let mut worst = (0.0_f64, 0.0_f64);
        for step in 0..20_000 {
            let x = -700.0 + 0.07 * f64::from(step);
            let (there, back) = on_widest(|| (exp([x; 8])[3], ln(exp([x; 8]))[5]));
            worst.0 = worst.0.max((there / libm::exp(x) - 1.0).abs());
            worst.1 = worst.1.max((back - libm::log(there)).abs() / libm::log(there).abs().max(f64::MIN_POSITIVE));
            assert_eq!(there, exp([x; 8])[0], "the same whatever the width");
        }
        assert!(worst.0 < 4e-16 && worst.1 < 4e-16, "{worst:?}");
        assert_eq!(ln([1.0; 8]), [0.0; 8]);
    }

    #[test]
    fn powers() {
        for n in 1..20 {
            assert_eq!(power([2.0; 8], n), [libm::ldexp(1.0, n as i32); 8]);
        }
    }
}
