import { Arg, Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import type { ApiContext } from '../server/operation.js';
import { type PagedRule, rulePageOf } from './rule-page.js';

@ObjectType('RulePage', { description: 'The page of a rule, as Markdown 规则说明.', simpleResolvers: true })
export class RulePageType {
  @Field(() => String, { description: 'Id of the rule 规则编号.' })
  ruleId!: string;

  @Field(() => String, { description: 'Digest of the version that it is of 版本摘要.' })
  digest!: string;

  @Field(() => String, { description: 'Package and version 规则包.' })
  package!: string;

  @Field(() => String, {
    description: "In Chinese: title, headings, message, parameters; the rest in its author's words 中文.",
  })
  zh!: string;

  @Field(() => String, {
    description: "In English: title, headings, message, parameters; the rest in its author's words 英文.",
  })
  en!: string;
}

interface Found {
  digest: string;
  package: string;
  definition: PagedRule;
}

/** What a rule is about, in words that can be argued with. */
@Resolver()
export class RulePageResolver {
  @Query(() => RulePageType, {
    nullable: true,
    complexity: 10,
    description:
      'The page of a rule of any package, of the version that is in force or was last: what it says, how it finds it, why it matters, law, parameters, known false positives; null when there is no such rule 规则说明.',
  })
  async rulePage(
    @Arg('ruleId', () => String, { description: 'Id of the rule, such as "cash-single-large" 规则编号.' })
    ruleId: string,
    @Ctx() { operation }: ApiContext,
  ): Promise<RulePageType | null> {
    const found = (await operation.read(
      `select json_build_object('digest', v.digest, 'package', p.name || ' ' || p.version, 'definition', v.definition)
       from rule_version v join rule_package p on p.id = v.package_id where v.rule_id = $1
       order by p.enabled desc, v.status <> 'retired' desc, p.installed_at desc, p.id desc limit 1`,
      [ruleId],
    )) as Found | null | undefined;
    if (!found) return null;
    const { definition, ...rest } = found;
    return { ruleId, ...rest, ...rulePageOf(definition) };
  }
}
