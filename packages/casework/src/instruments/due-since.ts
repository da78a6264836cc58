import type pg from 'pg';

/** The month whose close made it due where it is due now; null where nothing of months is why. */
export async function dueSince(
  client: pg.ClientBase,
  regionCode: string,
  due: 'inspection_due' | 'interview_due',
): Promise<string | null> {
  const { rows } = await client.query<{ month: string | null }>(
    `select coalesce(min(m.month), e.month) as month
     from escalation e left join month_state m on m.region_code = e.region_code and m.phase = $2
       and m.month > coalesce((select max(o.month) from month_state o where o.region_code = e.region_code and o.phase <> $2), '')
     where e.region_code = $1 and e.state = $2 group by e.month`,
    [regionCode, due],
  );
  return rows[0]?.month ?? null;
}
