import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Vault } from '@qingqu/schema';
import { fenOf } from '../columns.js';
import { loadedReference } from '../testing/reference.js';
import { styleOf } from './cell-reader.js';
import { readDay } from './dates.js';
import type { NumberStyleName, Unit } from './definition.js';
import { exampleKeys } from './examples.js';
import { yuanOf } from './numbers.js';
import { parseDefinition } from './parse-definition.js';
import { readDefinition } from './read-definition.js';
import { tryFile } from './try.js';

// What docs/feeds.md says is so.

const page = readFileSync(join(process.cwd(), 'docs/feeds.md'), 'utf8');
const blocks = (kind: string) =>
  [...page.matchAll(new RegExp(`^\`\`\`${kind}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, text]) => text!);
/** The rows of the table under a heading; cells without the marks of code. */
function rowsUnder(heading: string): string[][] {
  const [section] = page.split(`## ${heading}\n`)[1]!.split('\n## ');
  const rows = section!.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replace(/^`(.*)`$/, '$1')),
  );
}

describe('docs/feeds.md', () => {
  it('the file and its definition come to what it says', async () => {
    const [csv, yaml, json] = [blocks('csv')[0]!, blocks('yaml')[0]!, blocks('json')[0]!];
    const deps = { vault: new Vault(Buffer.alloc(32)), reference: loadedReference() };
    const { parts } = await tryFile(deps, readDefinition(yaml).layout, { bytes: Buffer.from(csv) });
    const { headerLine, asOf, read, quarantined, aside, sumFen, rows, totals } = parts[0]!;
    const good = rows
      .filter(({ message }) => !message)
      .map(({ cells }) => Object.fromEntries(cells.map(({ header, value }) => [header, value])));
    const said = JSON.parse(json);
    expect({ headerLine, asOf, read, quarantined, aside, sumFen: String(sumFen) }).toEqual({
      ...said,
      rows: undefined,
    });
    expect(good).toEqual(said.rows.map((row: object) => expect.objectContaining(row)));
    expect(totals.every(({ declared, computed }) => declared === computed)).toBe(true);
  });

  it.each(blocks('yaml fragment').map((text, at) => [at + 1, text] as const))(
    'fragment %s may stand in a definition of payments',
    (_, text) => {
      readDefinition(`name: payment-page\nfeed: payment\ntitle: 支付\n${text}`);
    },
  );

  it.each(rowsUnder('Numbers and amounts'))('%s as %s in %s becomes %s', (cell, numbers, unit, expected) => {
    const yuan = yuanOf(cell!, { numbers: numbers as NumberStyleName, unit: unit as Unit, round: false });
    expect(typeof yuan === 'string' && fenOf(yuan) !== undefined ? yuan : 'refused').toBe(expected);
  });

  it.each(rowsUnder('Dates'))('%s as %s becomes %s', (cell, dates, expected) => {
    const { definition } = parseDefinition(`name: payment-page\nfeed: payment\ntitle: 支付\ndates: ${dates}\n`);
    const day = readDay(cell!, styleOf(definition).dates);
    expect(typeof day === 'string' ? day : 'refused').toBe(expected);
  });

  it('names every key', () =>
    expect(exampleKeys.filter((key) => !new RegExp(`\`[^\`\\n]*\\b${key}\\b[^\`\\n]*\``).test(page))).toEqual([]));

  it('names every example', () => expect(page).toContain('../examples/definitions'));
});
