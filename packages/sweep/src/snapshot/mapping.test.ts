import { describe, expect, it } from '@jest/globals';
import { relationInfo } from '@qingqu/rules-sdk';
import { derived, formatDigest, relationSources } from './mapping.js';

/** Columns with the names or numbers of natural persons, by table; those sealed and masked are recognised by their suffix. */
const personal: Record<string, string[]> = {
  person: ['name'],
  payee: ['name', 'bank_name'],
  payment: ['payee_name', 'applicant', 'reviewer', 'approver', 'bank_serial'],
  payment_line: ['name'],
  subsidy_line: ['name'],
  account: ['name'],
  special_account_entry: ['counterparty', 'summary'],
  bank_line: ['counterparty', 'summary'],
};

describe('where the columns of the relations come from', () => {
  const sources = relationSources();

  it('every column of every relation has a source', () => {
    expect(sources.map((source) => source.name)).toEqual([...relationInfo.keys()]);
    for (const source of sources)
      expect(source.columns.map((column) => column.name)).toEqual([...relationInfo.get(source.name)!.columns.keys()]);
  });

  it('no personal column is copied; a name passes only where the row says that it is an organisation', () => {
    for (const { name, source, columns } of sources) {
      for (const column of columns) {
        const read = [...column.sql.matchAll(/\bt\.(\w+)/g)].map((match) => match[1]!);
        const secret = read.filter((one) => /_(sealed|masked)$/.test(one) || personal[source]?.includes(one));
        const guarded = derived[name]?.[column.name];
        if (secret.length > 0)
          expect({ name, column: column.name, guard: guarded }).toMatchObject({
            guard: expect.stringMatching(/<> 'individual' then/),
          });
      }
    }
  });

  it('instants become civil dates in Asia/Shanghai', () => {
    const applied = sources.find(({ name }) => name === 'payments')!.columns.find(({ name }) => name === 'applied_on');
    expect(applied).toEqual({
      name: 'applied_on',
      type: 'DATE',
      sql: "(t.applied_at at time zone 'Asia/Shanghai')::date",
      from: 'date',
    });
  });

  it('a change of the relations is a change of the format', () => {
    const changed = sources.map((source) =>
      source.name === 'payments' ? { ...source, columns: source.columns.slice(1) } : source,
    );
    expect(formatDigest(changed)).not.toBe(formatDigest(sources));
    expect(formatDigest(relationSources())).toBe(formatDigest(sources));
  });
});
