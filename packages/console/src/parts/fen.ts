/** `"12345.60"` yuan in fen: 1234560. A decimal string stays exact. */
export function fenOf(yuan: string): bigint {
  const [, sign, whole, fen = ''] = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(yuan) ?? [];
  if (whole === undefined) throw new Error(`"${yuan}" is no amount in yuan; such as "12345.60".`);
  const size = BigInt(whole) * 100n + BigInt(fen.padEnd(2, '0'));
  return sign ? -size : size;
}

/** `12345n` fen → `"123.45"`, as amounts are shown from. */
export function yuanOf(fen: bigint): string {
  const size = fen < 0n ? -fen : fen;
  return `${fen < 0n ? '-' : ''}${size / 100n}.${String(size % 100n).padStart(2, '0')}`;
}
