import type { ParamSpec, ParamValue } from '@qingqu/rules-sdk';
import { inTransaction } from '@qingqu/schema';
import type pg from 'pg';
import { regionOf } from './regions.js';
import { installedRule } from './rules.js';

/** A parameter of an installed rule as it holds in a region on a day. Money is fen, as text. */
export interface ParameterInForce {
  name: string;
  spec: ParamSpec;
  value: ParamValue;
  /** Whose value it is and since when; null for the default of the rule. */
  setFor: { regionCode: string; effectiveFrom: string } | null;
}

/** The parameters of a rule where and when one asks: of the nearest region that has a value, the latest; else the rule's default. @throws ChangeRefused */
export async function parametersInForce(
  pool: pg.Pool,
  { ruleId, regionCode, on }: { ruleId: string; regionCode: string; on: string },
): Promise<ParameterInForce[]> {
  return inTransaction(
    pool,
    async (client) => {
      const { definition } = await installedRule(client, ruleId);
      const { lo, hi } = await regionOf(client, regionCode);
      const { rows } = await client.query<{
        name: string;
        value: ParamValue;
        regionCode: string;
        effectiveFrom: string;
      }>(
        `select distinct on (p.name) p.name, p.value, p.region_code as "regionCode", p.effective_from as "effectiveFrom"
       from rule_parameter p join region r on r.code = p.region_code
       where p.rule_id = $1 and p.effective_from <= $2 and p.checker is not null and r.scope_lo <= $3 and r.scope_hi >= $4
       order by p.name, r.scope_hi - r.scope_lo, p.effective_from desc, p.id desc`,
        [ruleId, on, lo, hi],
      );
      return Object.entries(definition.params).map(([name, spec]) => {
        const own = rows.find((row) => row.name === name);
        return {
          ...{ name, spec, value: own?.value ?? spec.default },
          setFor: own ? { regionCode: own.regionCode, effectiveFrom: own.effectiveFrom } : null,
        };
      });
    },
    'begin read only',
  );
}
