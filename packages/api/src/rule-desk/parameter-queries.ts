import { parametersInForce } from '@qingqu/sweep';
import { Arg, Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import { LocalDate, RegionCode, yuanOf } from '../graphql/scalars.js';
import type { ApiContext } from '../server/operation.js';
import { ofEngine } from './errors.js';
import { ruleText } from './rights.js';

@ObjectType('ParameterInForce', {
  description: 'A parameter of a rule as it holds in a region on a day 现行参数.',
  simpleResolvers: true,
})
export class ParameterInForceType {
  @Field(() => String, { description: 'Its name in the rule 参数名.' })
  name!: string;

  @Field(() => String, { description: 'What it means, in Chinese 含义.' })
  labelZh!: string;

  @Field(() => String, { description: 'What it means, in English 含义（英文）.' })
  labelEn!: string;

  @Field(() => String, { description: 'money, integer, ratio, text or codes 类型.' })
  type!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What it counts: yuan, days, workdays or count; null where that says nothing 单位.',
  })
  unit!: string | null;

  @Field(() => String, { description: 'The value that holds; money in yuan 现行值（金额单位为元）.' })
  value!: string;

  @Field(() => String, { description: 'The default of the rule 默认值.' })
  usual!: string;

  @Field(() => String, { nullable: true, description: 'The least that it may be; null = no bound 下限.' })
  min!: string | null;

  @Field(() => String, { nullable: true, description: 'The most that it may be; null = no bound 上限.' })
  max!: string | null;

  @Field(() => RegionCode, {
    nullable: true,
    description: 'The region that the value was set for; null when it is the default 设置地区.',
  })
  regionCode!: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'First day on which it holds; null when it is the default 生效日期.',
  })
  effectiveFrom!: string | null;
}

/** What the values of parameters come to: a rule's own list (`ruleParameters`) tells what was set, this tells what holds. */
@Resolver()
export class ParameterQueries {
  @Query(() => [ParameterInForceType], {
    nullable: true,
    complexity: 20,
    description:
      "Which values of a rule's parameters hold in a region on a day: those of the nearest region that has any, else the defaults; null when no enabled package has such a rule 现行规则参数.",
  })
  async parametersInForce(
    @Arg('ruleId', () => String, { description: ruleText }) ruleId: string,
    @Arg('regionCode', () => RegionCode, {
      nullable: true,
      description: "The region; the viewer's own when not given 区划代码.",
    })
    regionCode: string | null,
    @Arg('on', () => LocalDate, { nullable: true, description: 'The day; the business date when not given 日期.' })
    on: string | null,
    @Ctx() { operation }: ApiContext,
  ): Promise<ParameterInForceType[] | null> {
    const { port } = operation.rules;
    const isInstalled = await operation.read(
      'select exists (select from rule_version v join rule_package p on p.id = v.package_id where v.rule_id = $1 and p.enabled)',
      [ruleId],
    );
    if (isInstalled !== true) return null;
    const viewer = await operation.viewer();
    const place = { regionCode: regionCode ?? viewer.regionCode, on: on ?? (await port.settings()).today };
    const found = await ofEngine(parametersInForce(port.sweep.pool, { ruleId, ...place }));
    return found.map(({ name, spec, value, setFor }) => {
      const { type, label, unit, min, max } = spec;
      const shown = (each: typeof value): string =>
        type === 'money' ? yuanOf(String(each)) : Array.isArray(each) ? each.join(', ') : String(each);
      return {
        ...{ name, type, labelZh: label.zh, labelEn: label.en, unit: unit === 'fen' ? 'yuan' : (unit ?? null) },
        ...{ value: shown(value), usual: shown(spec.default) },
        ...{ min: min === undefined ? null : shown(min), max: max === undefined ? null : shown(max) },
        ...{ regionCode: setFor?.regionCode ?? null, effectiveFrom: setFor?.effectiveFrom ?? null },
      };
    });
  }
}
