import { businessTables } from '@qingqu/schema';
import type pg from 'pg';
import { z } from 'zod';
import { type Change, type ChangeKind, civilDate, words } from './change-kind.js';
import { refuse } from './refused.js';
import { wholeRegion } from './regions.js';
import { installedRule } from './rules.js';

/** No basis holds for ever: after so many years somebody looks again. */
const YEARS_MAX = 2;

/** What can be a party of a payment or of a subsidy. */
const partyTables = ['agency', 'enterprise', 'person', 'household', 'payee', 'account'];

/** A subject, or a party that findings name, which a rule is to leave alone until a day. */
export interface WhitelistEntry {
  matches: 'subject' | 'party';
  /** The id of the record or party. */
  entryId: string;
  basis: string;
  validFrom: string;
  /** The last day on which it holds. */
  expiresOn: string;
}

export const whitelist: ChangeKind<WhitelistEntry> = {
  payload: z.strictObject({
    matches: z.enum(['subject', 'party']),
    entryId: z.guid({ error: "expected the id of a record, like '8f14e45f-ceea-467f-a8f8-3d2b1c0a9e77'" }),
    basis: words,
    validFrom: civilDate,
    expiresOn: civilDate,
  }),
  example: {
    matches: 'subject',
    entryId: '8f14e45f-ceea-467f-a8f8-3d2b1c0a9e77',
    basis: '财政局批复〔2018〕12号',
    validFrom: '2018-12-01',
    expiresOn: '2019-11-30',
  },
  regionCode: (_, proposed) => proposed,

  async check(client, change, { today }) {
    const { payload, subject } = change;
    const { definition } = await installedRule(client, subject);
    expectDates(payload, today);
    if (payload.matches === 'subject') await expectSubject(client, change, definition.subjects);
    else await expectParty(client, change);
  },

  async apply(client, { id, subject, payload, region, maker, checker }) {
    await client.query(
      `insert into rule_whitelist (rule_id, matches, entry_id, basis, valid_from, expires_on, maker, checker, change_id, scope_ord)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        subject,
        payload.matches,
        payload.entryId,
        payload.basis,
        payload.validFrom,
        payload.expiresOn,
        maker,
        checker,
        id,
        region.lo,
      ],
    );
  },
};

/** Ends an entry before its last day. */
export const whitelistEnd: ChangeKind<{ entry: string }> = {
  payload: z.strictObject({ entry: z.string().regex(/^\d{1,18}$/, "expected the entry's number, like '12'") }),
  example: { entry: '12' },
  regionCode: (_, proposed) => proposed,

  async check(client, { subject, payload, region }) {
    const { rows } = await client.query<{ ended: boolean; within: boolean }>(
      `select ended_at is not null as ended, scope_ord between $3 and $4 as within from rule_whitelist where id = $1 and rule_id = $2`,
      [payload.entry, subject, region.lo, region.hi],
    );
    const entry = rows[0];
    if (!entry?.within)
      refuse(
        'NOT_FOUND',
        `规则「${subject}」在 ${region.code} 没有编号 ${payload.entry} 的白名单`,
        `the rule '${subject}' has no whitelist entry ${payload.entry} in ${region.code}`,
      );
    if (entry.ended)
      refuse('CONFLICT', `白名单 ${payload.entry} 已终止`, `the whitelist entry ${payload.entry} has been ended`);
  },

  async apply(client, { payload }) {
    await client.query('update rule_whitelist set ended_at = clock_timestamp() where id = $1', [payload.entry]);
  },
};

function expectDates({ validFrom, expiresOn }: WhitelistEntry, today: string): void {
  if (validFrom < today)
    refuse(
      'BAD_INPUT',
      `白名单不得倒签：起始日期 ${validFrom} 早于今天，应为 ${today} 或以后`,
      `a whitelist entry is not backdated: ${validFrom} is before today; expected ${today} or later`,
    );
  const last = yearsAfter(validFrom, YEARS_MAX);
  if (expiresOn < validFrom || expiresOn > last)
    refuse(
      'BAD_INPUT',
      `到期日期 ${expiresOn} 有误：应在 ${validFrom} 至 ${last} 之间（最长 ${YEARS_MAX} 年）`,
      `the expiry ${expiresOn} is not in order: expected ${validFrom} to ${last} (at most ${YEARS_MAX} years)`,
    );
}

/** The same day some years later; 29 February becomes 28 February. */
function yearsAfter(date: string, years: number): string {
  const [year, rest] = [Number(date.slice(0, 4)) + years, date.slice(4)];
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return `${year}${rest === '-02-29' && !isLeap ? '-02-28' : rest}`;
}

/** A subject is one's own: somebody else's is as good as not there. */
async function expectSubject(
  client: pg.ClientBase,
  { subject, payload, region }: Change<WhitelistEntry>,
  kinds: string[],
): Promise<void> {
  if (await isRecord(client, kinds, payload.entryId, region)) return;
  refuse(
    'NOT_FOUND',
    `${region.code} 没有编号为 ${payload.entryId} 的记录；规则「${subject}」针对：${kinds.join('、')}`,
    `${region.code} has no record ${payload.entryId}; the rule '${subject}' is about: ${kinds.join(', ')}`,
  );
}

/** A party is dealt with in many regions, so that leaving it alone is for those who are responsible for all of them. */
async function expectParty(client: pg.ClientBase, { payload, region }: Change<WhitelistEntry>): Promise<void> {
  const everywhere = await wholeRegion(client);
  if (region.code !== everywhere.code)
    refuse(
      'BAD_INPUT',
      `当事方在各地通用，白名单的地区应为 ${everywhere.code}`,
      `a party is the same in all regions; expected the region ${everywhere.code}`,
    );
  if (await isRecord(client, partyTables, payload.entryId, region)) return;
  refuse(
    'NOT_FOUND',
    `没有编号为 ${payload.entryId} 的当事方；应为单位、企业、个人、家庭、收款人或账户的编号`,
    `there is no party ${payload.entryId}; expected the id of an agency, enterprise, person, household, payee or account`,
  );
}

async function isRecord(
  client: pg.ClientBase,
  tables: string[],
  id: string,
  { lo, hi }: { lo: bigint; hi: bigint },
): Promise<boolean> {
  const known = tables.filter((table) => businessTables.has(table));
  const selects = known.map((table) => `select from ${table} where id = $1 and scope_ord between $2 and $3`);
  const { rows } = await client.query<{ there: boolean }>(`select exists (${selects.join(' union all ')}) as there`, [
    id,
    lo,
    hi,
  ]);
  return rows[0]!.there;
}

/** An entry as people see it in a list. */
export interface ListedEntry extends WhitelistEntry {
  id: bigint;
  ruleId: string;
  maker: string;
  checker: string;
}

/** The entries that nobody has ended, of one rule or of all. */
export async function listWhitelist(pool: pg.Pool, ruleId?: string): Promise<ListedEntry[]> {
  const { rows } = await pool.query<ListedEntry>(
    `select id, rule_id as "ruleId", matches, entry_id as "entryId", basis, valid_from as "validFrom", expires_on as "expiresOn", maker, checker
     from rule_whitelist where ended_at is null and ($1::text is null or rule_id = $1) order by rule_id, id`,
    [ruleId ?? null],
  );
  return rows;
}
