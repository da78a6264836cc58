import { idCheckDigit } from '../check-digits.js';

/** A small seeded generator of whole numbers (mulberry32), so that a failing run can be repeated from its printed seed. */
export function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** A valid ID number made of small numbers. */
export function sampleIdNo(n: number): string {
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  const first17 = `410225${1930 + (n % 80)}${pad(1 + (n % 12), 2)}${pad(1 + (n % 28), 2)}${pad(n % 1000, 3)}`;
  return first17 + idCheckDigit(first17);
}

/** A card number made of a small number. */
export const sampleCardNo = (n: number): string => `622848040256${String(n).padStart(7, '0')}`;

/**
 * A file of one-card lines in which keys come again (the same, changed, with a higher and a lower revision, in conflict with another file) and about one row in
 * thirty is wrong in some way.
 */
export function sampleSubsidyLines(random: (below: number) => number, rows: number, keys: number): string {
  const lines = [
    'key,rev,batch_key,line_no,region_code,programme_key,period_start,period_end,name,id_no,card_no,quantity,amount,status,paid_on',
  ];
  for (let at = 0; at < rows; at++) {
    const key = random(keys);
    const cells = [
      `L${key}`,
      String(random(20) === 0 ? random(4) : 0),
      `B${key % 40}`,
      String(key + 1),
      ['410225000000', '410225101000', '410221000000'][random(40) === 0 ? 2 : key % 2]!,
      `BT${key % 5}`,
      '2018-01-01',
      '2018-12-31',
      `张${'一二三四五六七八九十'[key % 10]}`,
      sampleIdNo(key),
      sampleCardNo(key),
      `${1 + (key % 9)}.5`,
      `${100 + (key % 900)}.${String(random(8) === 0 ? random(100) : key % 100).padStart(2, '0')}`,
      'success',
      '2018-04-16',
    ];
    if (random(30) === 0) {
      const [place, value] = [
        [4, '999999999999'],
        [9, '4.10225E+17'],
        [12, '1.234'],
        [14, '2018-02-30'],
        [8, '"没有结束'],
        [13, 'lost'],
        [0, ''],
      ][random(7)] as [number, string];
      cells[place] = value;
    }
    lines.push(cells.join(','));
  }
  return `${lines.join('\n')}\n`;
}
