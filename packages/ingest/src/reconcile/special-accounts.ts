import type pg from 'pg';
import type { Difference } from './breaks.js';
import { yuanOf } from './yuan.js';

interface AccountMonth {
  id: string;
  month: string;
  direction: 'in' | 'out';
  region: string;
  ownerOrg: string;
  scopeOrd: bigint;
  bank: bigint;
  entries: bigint;
}

/**
 * Where the entries of a special account differ from the bank's lines 财政专户对账, by month and direction. Only months between the bank's
 * first and last line are compared: what has not been delivered yet is no difference.
 */
export async function specialAccounts(client: pg.ClientBase): Promise<Difference[]> {
  const { rows } = await client.query<AccountMonth>(
    `with moved as (
       select account_id, to_char(transacted_on, 'YYYY-MM') as month, direction, region_code, entered_org, scope_ord, amount_fen as bank, 0 as entries
       from bank_line
       union all
       select account_id, to_char(occurred_on, 'YYYY-MM'), direction, region_code, entered_org, scope_ord, 0, amount_fen from special_account_entry
     ),
     delivered as (
       select account_id, to_char(min(transacted_on), 'YYYY-MM') as first, to_char(max(transacted_on), 'YYYY-MM') as last from bank_line group by 1
     )
     select m.account_id as id, m.month, m.direction, min(m.region_code) as region, coalesce(min(m.entered_org), min(m.region_code)) as "ownerOrg",
       min(m.scope_ord) as "scopeOrd", sum(m.bank)::bigint as bank, sum(m.entries)::bigint as entries
     from moved m join delivered d on d.account_id = m.account_id and m.month between d.first and d.last
     group by 1, 2, 3 having sum(m.bank) <> sum(m.entries)`,
  );
  return rows.map(({ id, month, direction, region, ownerOrg, scopeOrd, bank, entries }) => {
    const [zh, en] = direction === 'in' ? ['收入', 'in'] : ['支出', 'out'];
    return {
      kind: 'special-account',
      subject: `account:${id}:${month}:${direction}`,
      subjectTable: 'account',
      subjectId: id,
      declared: bank,
      computed: entries,
      messageZh: `财政专户（${region}）${month} ${zh}：银行流水 ${yuanOf(bank)} 元，专户收支 ${yuanOf(entries)} 元`,
      messageEn: `a special account (${region}), ${month}, ${en}: bank lines ${yuanOf(bank)} yuan, entries ${yuanOf(entries)}`,
      feeds: ['special_account_entry', 'bank_line'],
      ownerOrg,
      scopeOrd,
    };
  });
}
