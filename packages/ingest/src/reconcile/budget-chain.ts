import type pg from 'pg';
import type { Difference } from './breaks.js';
import { yuanOf } from './yuan.js';

interface Parent {
  table: 'indicator' | 'allocation';
  id: string;
  key: string;
  region: string;
  ownerOrg: string;
  scopeOrd: bigint;
  amount: bigint;
  children: bigint;
}

/**
 * Where more was given on than there is 预算链条: the allocations of an indicator against its amount with adjustments, and the indicators that
 * lower levels registered of an allocation against it. What is a draft, void or deleted does not count; a parent that has not come yet is
 * waited for.
 */
export async function budgetChain(client: pg.ClientBase): Promise<Difference[]> {
  const { rows } = await client.query<Parent>(
    `select 'indicator' as "table", i.id, i.source_key as key, i.region_code as region, coalesce(i.entered_org, i.region_code) as "ownerOrg",
       i.scope_ord as "scopeOrd", i.amount_fen + coalesce(d.fen, 0) as amount, a.fen as children
     from indicator i
     join (select indicator_id, sum(amount_fen)::bigint as fen from allocation where status = 'active' group by 1) a on a.indicator_id = i.id
     left join (select indicator_id, sum(delta_fen)::bigint as fen from indicator_adjustment where status = 'active' group by 1) d on d.indicator_id = i.id
     where i.status = 'active' and a.fen > i.amount_fen + coalesce(d.fen, 0)
     union all
     select 'allocation', a.id, a.source_key, a.to_region_code, coalesce(a.entered_org, a.from_region_code), a.scope_ord, a.amount_fen, c.fen
     from allocation a
     join (select upstream_allocation_id as id, sum(amount_fen)::bigint as fen from indicator
           where status = 'active' and upstream_allocation_id is not null group by 1) c on c.id = a.id
     where a.status = 'active' and c.fen > a.amount_fen`,
  );
  return rows.map(({ table, id, key, region, ownerOrg, scopeOrd, amount, children }) => {
    const zh = table === 'indicator' ? '指标' : '指标分配';
    const below = table === 'indicator' ? '下达的分配' : '下级登记的指标';
    const [en, belowEn] =
      table === 'indicator' ? ['indicator', 'its allocations'] : ['allocation', 'the indicators registered below it'];
    return {
      kind: 'budget-chain',
      subject: `${table}:${id}`,
      subjectTable: table,
      subjectId: id,
      declared: amount,
      computed: children,
      messageZh: `${zh} ${key}（${region}）金额 ${yuanOf(amount)} 元，${below}合计 ${yuanOf(children)} 元`,
      messageEn: `${en} ${key} (${region}) is ${yuanOf(amount)} yuan, ${belowEn} add up to ${yuanOf(children)}`,
      feeds: ['indicator', 'indicator_adjustment', 'allocation'],
      ownerOrg,
      scopeOrd,
    };
  });
}
