/** Behind `with`: each dimension of each score. */
const dimension = `dimension as (
  select s.assessment_id, s.region_code, d.at, d.value->>'dimension' as name, (d.value->>'weightCenti')::numeric as weight,
    (d.value->>'effectiveWeightCenti')::numeric as effective, (d.value->>'scoreCenti')::numeric as score, d.value->'inputs' as inputs
  from assessment_score s cross join lateral jsonb_array_elements(s.dimensions) with ordinality d (value, at))`;

/** Truths about assessments; each query returns the rows that contradict it. */
export const assessmentInvariants: Record<string, string> = {
  'the state and version of an assessment are those of its last step': `select t.id from assessment t left join lateral (
        select (array_agg(to_state order by seq desc))[1] as state, max(seq) as version, count(*) as steps
        from casework_step where matter = 'assessment' and matter_id = t.id) s on true
      where (t.state, t.version, t.version::bigint) is distinct from (s.state, s.version, s.steps)`,
  'the weights of a scheme come to 100': `select id from assessment_scheme
      where (select sum(value::numeric) from jsonb_each_text(weights)) is distinct from 100
        or (select count(*) from jsonb_object_keys(weights)) <> 6`,
  'a score is weighed as the scheme of its assessment says': `with ${dimension}
      select d.assessment_id, d.region_code, d.name from dimension d join assessment a on a.id = d.assessment_id
      join assessment_scheme s on s.id = a.scheme_id where (s.weights->>d.name)::numeric * 100 is distinct from d.weight`,
  'each score has the six dimensions, in their order': `with ${dimension} select assessment_id, region_code from dimension group by 1, 2
      having array_agg(name order by at) <> array['receipt', 'system_use', 'one_card', 'special_account', 'handling', 'completeness']`,
  'what is not applicable has no weight, and the weights of the others come to 100': `with ${dimension} select assessment_id, region_code from dimension group by 1, 2
      having coalesce(sum(effective) filter (where score is null), 0) <> 0
        or sum(effective) <> case when coalesce(sum(weight) filter (where score is not null), 0) = 0 then 0 else 10000 end`,
  'a total is the mean of the dimensions by their weights, less the penalties that have no dimension to be taken from, a half rounded up': `with ${dimension},
      sums as (
        select d.assessment_id, d.region_code, sum(d.weight) filter (where d.score is not null) as weights,
          sum(d.weight * d.score) filter (where d.score is not null) as points,
          coalesce(sum(d.weight * p.points) filter (where d.score is null), 0) as unplaced
        from dimension d join assessment_score s using (assessment_id, region_code)
        cross join lateral (select coalesce(sum((p->>'deductedCenti')::numeric), 0) as points from jsonb_array_elements(s.penalties) p
                            where p->>'dimension' = d.name) p group by 1, 2)
      select s.assessment_id, s.region_code from assessment_score s left join sums x using (assessment_id, region_code)
      where s.total_centi is distinct from case when x.weights > 0 then greatest(0, floor(x.points / x.weights - x.unplaced / 10000 + 0.5))::int end`,
  'scores lie between 0 and 100 points': `with ${dimension}
      select assessment_id, region_code from dimension where score not between 0 and 10000
      union all select assessment_id, region_code from assessment_score where total_centi not between 0 and 10000`,
  'equal totals share a rank, and a rank is one more than the number of better totals of its level': `with placed as (
        select s.assessment_id, s.region_code, s.rank, case when s.total_centi is not null then
          rank() over (partition by s.assessment_id, r.level, s.total_centi is null order by s.total_centi desc) end as expected
        from assessment_score s join region r on r.code = s.region_code)
      select assessment_id, region_code from placed where rank is distinct from expected`,
  'the digest of an assessment is that of its inputs': `with ${dimension},
      line as (select assessment_id, region_code || ' ' || name || ' ' || i.key || '=' || i.value as line
               from dimension cross join lateral jsonb_each_text(inputs) i)
      select a.id from assessment a left join lateral (
        select sha256(convert_to(string_agg(l.line, E'\\n' order by l.line collate "C"), 'UTF8')) as digest from line l where l.assessment_id = a.id) d on true
      where a.inputs_digest is distinct from d.digest`,
  'one who is assessed reads of an assessment once it is announced, not before': `select s.assessment_id, s.region_code
      from assessment_score s join assessment a on a.id = s.assessment_id
      where (s.announced_on is not null) <> exists (select from casework_step t where t.matter_id = a.id and t.act = 'announce')`,
  'an objection is answered by somebody else, with reason': `select assessment_id, region_code from assessment_score
      where (objected_by is null) <> (objection is null) or (answered_by is null) <> (objection_answer is null) or answered_by is not null and objected_by is null
        or answered_by = objected_by`,
  'what is public was made by another, is past the time of objecting, and no objection against it stands': `select a.id from assessment a
      where a.state = 'published' and (a.published_by = a.made_by or a.published_on <= a.objections_until or exists (
        select from assessment_score s where s.assessment_id = a.id and s.objected_by is not null and s.objection_upheld is distinct from false))`,
  'what is made anew takes the place of what was made before': `select a.id from assessment a
      where (a.state = 'superseded') <> exists (select from assessment b where b.period = a.period and b.region_code = a.region_code and b.making = a.making + 1)`,
};
