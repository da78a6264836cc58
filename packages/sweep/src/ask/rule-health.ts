import type pg from 'pg';
import type { ReadOne } from './explain-warning.js';

/** Of which days and regions the figures are. */
export interface HealthRequest {
  /** 'YYYY-MM-DD', both included; days in Asia/Shanghai on which rules ran, and on which warnings were raised. */
  from: string;
  to: string;
  /** Only warnings of this region's fiscal subtree. */
  regionCode?: string | undefined;
  /** One row a rule and prefecture, or county; else one row a rule. */
  by?: 'prefecture' | 'county' | undefined;
}

/** How a rule is doing. */
export interface RuleHealth {
  ruleId: string;
  title: { zh: string; en: string };
  status: string;
  /** Of figures by region. */
  regionCode: string | null;
  /** How often it ran in the period, and how often it failed. */
  runs: number;
  failures: number;
  /** Cost of a run in the period: the median in milliseconds, the most memory in bytes; null when it did not run or was not measured. */
  medianMs: number | null;
  peakMemoryBytes: string | null;
  /** Whether it still found its canary when it was last tried. */
  canary: 'found' | 'missed' | null;
  /** Why it is out of the sweeps. */
  hold: 'strikes' | 'storm' | 'canary' | 'signature' | null;
  /** Warnings raised, reopened and cleared in the period; and open now. */
  raised: number;
  reopened: number;
  cleared: number;
  open: number;
  /** Verdicts of the period, the latest of each warning, and which shares of them found a violation that was put right, or nothing wrong. */
  verdicts: number;
  rectifiedShare: number | null;
  dismissedShare: number | null;
  /** Median age of the warnings open now on the period's last day, days. */
  medianOpenDays: number | null;
  /** Days from its last raise to the period's last day; null when it never raised one. */
  silentDays: number | null;
}

type Runs = Pick<
  RuleHealth,
  'ruleId' | 'title' | 'status' | 'runs' | 'failures' | 'medianMs' | 'peakMemoryBytes' | 'canary' | 'hold'
>;
type Warnings = Omit<RuleHealth, keyof Runs> & Pick<RuleHealth, 'ruleId'>;

/**
 * How the rules in force are doing. What the engine measured is the same for everybody; warnings are counted as far as `read` sees them, with a
 * viewer's transaction those of the viewer.
 */
export async function ruleHealth(
  system: pg.Pool | pg.ClientBase,
  read: ReadOne,
  request: HealthRequest,
): Promise<RuleHealth[]> {
  const runs = await runsOf(system, request);
  const warnings = ((await read(warningsSql(request.by), [request.from, request.to, request.regionCode ?? null])) ??
    []) as Warnings[];
  return runs.flatMap((rule) => {
    const own = warnings.filter(({ ruleId }) => ruleId === rule.ruleId);
    if (own.length > 0) return own.map((each) => ({ ...each, ...rule }));
    return request.by ? [] : [{ ...silent, ...rule }];
  });
}

const silent: Omit<Warnings, 'ruleId'> = {
  regionCode: null,
  raised: 0,
  reopened: 0,
  cleared: 0,
  open: 0,
  verdicts: 0,
  rectifiedShare: null,
  dismissedShare: null,
  medianOpenDays: null,
  silentDays: null,
};

async function runsOf(system: pg.Pool | pg.ClientBase, { from, to }: HealthRequest): Promise<Runs[]> {
  const { rows } = await system.query<Runs>(
    `select v.rule_id as "ruleId", json_build_object('zh', v.title_zh, 'en', v.title_en) as title, v.status,
       coalesce(t.runs, 0)::int as runs, coalesce(t.failures, 0)::int as failures, t.median as "medianMs",
       t.memory::text as "peakMemoryBytes",
       (select c.canary from sweep_task c where c.rule_id = v.rule_id and c.canary is not null order by c.id desc limit 1) as canary,
       (select h.cause from rule_hold h where h.rule_id = v.rule_id and h.rule_digest = v.digest and h.released_at is null
        order by h.id desc limit 1) as hold
     from rule_version v join rule_package p on p.id = v.package_id
     left join (
       select rule_id, count(*) as runs, count(*) filter (where status = 'failed') as failures,
         percentile_cont(0.5) within group (order by duration_ms) filter (where status = 'done') as median, max(peak_memory_bytes) as memory
       from sweep_task
       where status in ('done', 'failed') and (finished_at at time zone 'Asia/Shanghai')::date between $1::date and $2::date
       group by rule_id) t on t.rule_id = v.rule_id
     where p.enabled and v.status in ('shadow', 'pilot', 'active')
     order by v.rule_id collate "C"`,
    [from, to],
  );
  return rows;
}

/** The region that a warning counts under: its county, else the prefecture (a directly managed county is as good as one), else the province. */
const regionAbove = {
  county: `(select r.code from region r where w.scope_ord between r.scope_lo and r.scope_hi and r.level <> 'township' and r.level <> 'village' order by r.scope_lo desc limit 1)`,
  prefecture: `(select r.code from region r join region up on up.code = r.fiscal_parent
    where w.scope_ord between r.scope_lo and r.scope_hi and up.fiscal_parent is null limit 1)`,
};

function warningsSql(by: HealthRequest['by']): string {
  const region = by ? regionAbove[by] : 'null::text';
  return `
    with mine as (
      select w.id, w.rule_id, w.state, w.opened_as_of, ${region} as region_code
      from warning w
      where $3::text is null or w.scope_ord between (select scope_lo from region where code = $3) and (select scope_hi from region where code = $3)
    ),
    happened as (
      select m.rule_id, m.region_code,
        count(*) filter (where e.kind = 'raised' and e.as_of between $1::date and $2::date)::int as raised,
        count(*) filter (where e.kind = 'reopened' and e.as_of between $1::date and $2::date)::int as reopened,
        count(*) filter (where e.kind = 'cleared' and e.as_of between $1::date and $2::date)::int as cleared,
        $2::date - max(e.as_of) filter (where e.kind in ('raised', 'reopened') and e.as_of <= $2::date) as silent
      from mine m join warning_event e on e.warning_id = m.id group by 1, 2
    ),
    open as (
      select rule_id, region_code, count(*)::int as open,
        percentile_cont(0.5) within group (order by greatest($2::date - opened_as_of, 0)) as age
      from mine where state = 'open' group by 1, 2
    ),
    judged as (
      select m.rule_id, m.region_code, count(*)::int as verdicts,
        avg((v.verdict = 'violation' and v.rectified_on is not null)::int)::float8 as rectified,
        avg((v.verdict = 'normal')::int)::float8 as dismissed
      from mine m join (select distinct on (warning_id) warning_id, verdict, rectified_on, at from warning_verdict order by warning_id, id desc) v
        on v.warning_id = m.id
      where (v.at at time zone 'Asia/Shanghai')::date between $1::date and $2::date
      group by 1, 2
    )
    select json_agg(json_build_object('ruleId', h.rule_id, 'regionCode', h.region_code, 'raised', h.raised, 'reopened', h.reopened,
      'cleared', h.cleared, 'open', coalesce(o.open, 0), 'verdicts', coalesce(j.verdicts, 0), 'rectifiedShare', j.rectified,
      'dismissedShare', j.dismissed, 'medianOpenDays', o.age, 'silentDays', h.silent) order by h.rule_id, h.region_code)
    from happened h
    left join open o on o.rule_id = h.rule_id and o.region_code is not distinct from h.region_code
    left join judged j on j.rule_id = h.rule_id and j.region_code is not distinct from h.region_code`;
}
