/** Whether two user names are one person's (Art. 10). */
const samePerson = (one: string, other: string) =>
  `(${one} = ${other} or exists (select from app_user a join app_user b on a.staff_no = b.staff_no where a.username = ${one} and b.username = ${other}))`;

/** What holds of circulars at every moment; each selects the rows that contradict it. */
export const circularInvariants: Record<string, string> = {
  'the state and version of each circular are those of its last step': `
    select c.id from circular c left join lateral (
      select (array_agg(to_state order by seq desc))[1] as state, max(seq) as version, count(*) as steps
      from casework_step where matter = 'circular' and matter_id = c.id) s on true
    where (c.state, c.version, c.version::bigint) is distinct from (s.state, s.version, s.steps)`,
  'a circular goes to somebody, and tells of a closed month in the epoch of its close': `
    select c.id from circular c left join month_close m on m.month = c.month and m.epoch = c.epoch
    where m.month is null or not exists (select from circular_delivery d where d.circular_id = c.id)`,
  'nobody reviews what he drafted': `
    select id from circular where ${samePerson('drafted_by', 'reviewed_by')}`,
  'a circular has been reviewed before it is issued, and has its number from then on': `
    select id from circular where (state in ('reviewed', 'issued', 'delivered', 'acknowledged')) <> (reviewed_by is not null)
      or (state in ('issued', 'delivered', 'acknowledged')) <> (document_no is not null and issued_by is not null)`,
  'a circular is delivered to all at once, and acknowledged when all have acknowledged it': `
    select c.id from circular c join circular_delivery d on d.circular_id = c.id group by c.id
    having (c.state in ('delivered', 'acknowledged')) <> bool_and(d.delivered_on is not null)
      or (c.state in ('delivered', 'acknowledged')) <> bool_or(d.delivered_on is not null)
      or (c.state = 'acknowledged') <> bool_and(d.acknowledged_on is not null)`,
  'nobody acknowledges what was not delivered to him': `
    select circular_id, region_code from circular_delivery where acknowledged_on is not null and (delivered_on is null or acknowledged_by is null)`,
  'the document of a circular is the one of its last draft, or of its issue': `
    select c.id from circular c left join report r on r.id = c.report_id and r.matter_id = c.id
    where r.matter_version is distinct from (
      select max(seq) from casework_step s where s.matter_id = c.id and s.act in ('draft', 'redraft', 'issue'))`,
};
