/** A fraction of whole numbers: nothing is lost before the one rounding at the end. */
export interface Rational {
  readonly n: bigint;
  /** Greater than zero. */
  readonly d: bigint;
}

export const rational = (n: bigint, d = 1n): Rational => ({ n, d });
export const one: Rational = rational(1n);

export const plus = (a: Rational, b: Rational): Rational => rational(a.n * b.d + b.n * a.d, a.d * b.d);
export const minus = (a: Rational, b: Rational): Rational => rational(a.n * b.d - b.n * a.d, a.d * b.d);
export const times = (a: Rational, b: Rational): Rational => rational(a.n * b.n, a.d * b.d);
/** @param b not zero */
export const over = (a: Rational, b: Rational): Rational =>
  b.n < 0n ? rational(-a.n * b.d, -b.n * a.d) : rational(a.n * b.d, a.d * b.n);

/** The nearest whole number; a half goes up 四舍五入. @param value not negative */
export const roundHalfUp = ({ n, d }: Rational): bigint => (2n * n + d) / (2n * d);
