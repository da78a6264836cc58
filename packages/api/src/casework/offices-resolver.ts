import { Arg, Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import * as choices from '../entities/choices.js';
import { apiError, both } from '../errors.js';
import { choiceEnum, enumOf } from '../graphql/enums.js';
import { LocalDate, RegionCode } from '../graphql/scalars.js';
import { choiceName } from '../model/choice.js';
import type { ApiContext } from '../server/operation.js';

const DepartmentKind = choiceEnum(choices.DepartmentKind);
const Office = enumOf('Office', 'An office that every municipal and county finance designates (Art. 10) 应设岗位.', {
  ADMIN: 'Administrator 系统管理员.',
  STAFF: 'Application staff 应用人员.',
});

@ObjectType('OfficeMissing', { description: 'An office that a region lacks 岗位空缺.', simpleResolvers: true })
export class OfficeMissingType {
  @Field(() => RegionCode, { description: 'Code of the region 区划代码.' })
  regionCode!: string;

  @Field(() => Office, { description: 'Which office 岗位.' })
  office!: string;

  @Field(() => DepartmentKind, {
    nullable: true,
    description: 'Of application staff, the department that has cases and nobody to handle them 处室类别.',
  })
  departmentKind!: string | null;

  @Field(() => Int, { description: 'Cases that are open there 未办结案件数.' })
  openCases!: number;
}

interface Missing {
  region_code: string;
  office: string;
  department_kind: string | null;
  open_cases: number;
}

/** Whether every finance has somebody in each office that Art. 10 asks for. */
@Resolver()
export class OfficesResolver {
  @Query(() => [OfficeMissingType], {
    complexity: 50,
    description:
      'For administrators, supervision and auditors: regions in scope without an administrator of their own, or without application staff of a department that has open cases 岗位空缺.',
  })
  async officesMissing(
    @Arg('on', () => LocalDate, { nullable: true, description: 'On which day; the business date when not given 日期.' })
    on: string | null,
    @Ctx() { operation }: ApiContext,
  ): Promise<OfficeMissingType[]> {
    const { role } = await operation.viewer();
    if (!['admin', 'supervisor', 'auditor'].includes(role))
      throw apiError(
        'FORBIDDEN',
        both({
          zh: '岗位空缺由系统管理员、监督检查人员和审计人员查看（第十条）',
          en: 'who is missing is for administrators, supervision and auditors (Art. 10)',
        }),
      );
    const day = on ?? (await operation.casework.today());
    const found = await operation.read(
      `select coalesce(json_agg(m order by region_code, office, department_kind), '[]') from offices_missing($1) m`,
      [day],
    );
    return (found as Missing[]).map(({ region_code, office, department_kind, open_cases }) => ({
      regionCode: region_code,
      office: choiceName(office),
      departmentKind: department_kind && choiceName(department_kind),
      openCases: open_cases,
    }));
  }
}
