import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { identity, type Vault } from '@qingqu/schema';
import type pg from 'pg';

/**
 * The irregularities planted in the sample world, a line each, as {@link openWarnings} writes warnings.
 * The key's own columns never hold a comma, so its rows are split without minding quotes.
 */
export function answerKey(sampleDir: string, vault: Vault): string[] {
  const [header, ...rows] = readFileSync(join(sampleDir, 'answer-key.csv'), 'utf8').trim().split(/\r?\n/);
  const columns = header!.split(',');
  const at = (row: string, name: string) => row.split(',')[columns.indexOf(name)]!;
  return rows
    .map((row) => {
      const kind = at(row, 'subject_kind');
      const key = at(row, 'subject_key');
      const id = kind === 'account' ? vault.accountId(key) : identity(kind, key);
      const discriminator = discriminatorOf(at(row, 'rule_id'), at(row, 'discriminator'), vault);
      return `${at(row, 'rule_id')}|${kind}|${id}|${discriminator}`;
    })
    .sort();
}

/** The key names records as files do, by their keys; rules name them by id. */
function discriminatorOf(rule: string, told: string, vault: Vault): string {
  if (rule === 'ent-official-link') return vault.personId(told);
  if (rule === 'ent-related-cluster') return identity('fund', told);
  if (rule === 'ent-concentration') {
    const [region, fund, year] = told.split('/');
    return `${region}/${identity('fund', fund!)}/${year}`;
  }
  return told;
}

/** The open warnings, a line each: rule, subject and discriminator. The pool is the owner's. */
export async function openWarnings(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ line: string }>(
    `select rule_id || '|' || subject_kind || '|' || subject_id || '|' || discriminator as line from warning where state = 'open'`,
  );
  return rows.map((row) => row.line).sort();
}
