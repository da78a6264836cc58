/** Whole fen (分). A province's year is 3·10¹² fen, far below 2⁵³. */
export type Fen = number;

/** Yuan as feed files hold them: '1234.56'. */
export function yuan(fen: Fen): string {
  const sign = fen < 0 ? '-' : '';
  const abs = Math.abs(fen);
  const rest = abs % 100;
  return `${sign}${Math.floor(abs / 100)}.${rest < 10 ? '0' : ''}${rest}`;
}

/** Fen of an amount in yuan. */
export const ofYuan = (amount: number): Fen => Math.round(amount * 100);

/** The first digit of an amount that is not 0. */
export const firstDigit = (fen: Fen): number => Number(String(fen)[0]);

/** Down to a multiple of so many fen. */
export const floorTo = (fen: Fen, unit: Fen): Fen => Math.floor(fen / unit) * unit;
export const ceilTo = (fen: Fen, unit: Fen): Fen => Math.ceil(fen / unit) * unit;

/** 1,000 yuan: what budgets are counted in. */
export const thousandYuan = 100_000;
