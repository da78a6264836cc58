/** `6000000` fen, as rules keep money, in yuan: `60000.00`. */
export function yuanOfFen(fen: string): string {
  const size = fen.replace('-', '').padStart(3, '0');
  return `${fen.startsWith('-') ? '-' : ''}${size.slice(0, -2)}.${size.slice(-2)}`;
}

/** A stored value as the API takes it from people: money in yuan, lists with commas. */
export const writtenValue = (type: string, stored: unknown): string =>
  type === 'money' ? yuanOfFen(String(stored)) : Array.isArray(stored) ? stored.join(', ') : String(stored);
