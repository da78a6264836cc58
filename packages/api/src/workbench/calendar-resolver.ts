import { calendarDay } from '@qingqu/schema';
import { Arg, Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { badInput, both } from '../errors.js';
import { choiceEnum } from '../graphql/enums.js';
import { LocalDate } from '../graphql/scalars.js';
import { choice, choiceName } from '../model/choice.js';
import type { ApiContext } from '../server/operation.js';

const DayKind = choiceEnum(
  choice('CalendarDayKind', 'What a day of the calendar is 日期类别.', calendarDay.kind.enumValues, {
    workday: 'Working day 工作日.',
    weekend: 'Weekend 周末.',
    holiday: 'Holiday 节假日.',
    makeup: 'A weekend day that is worked 调休上班.',
  }),
);

@ObjectType('CalendarDay', { description: 'A day of the working-day calendar 日历日.', simpleResolvers: true })
export class CalendarDayType {
  @Field(() => LocalDate, { description: 'The day 日期.' })
  day!: string;

  @Field(() => Boolean, { description: 'Whether it is worked 是否工作日.' })
  workday!: boolean;

  @Field(() => DayKind, { description: 'What it is 类别.' })
  kind!: string;

  @Field(() => String, { nullable: true, description: 'The holiday that it belongs to, in Chinese 节日名称.' })
  name!: string | null;

  @Field(() => Int, { description: 'The version of the calendar that says so; a later one replaces an earlier 版本.' })
  version!: number;

  @Field(() => String, { description: 'The document that says so 依据.' })
  basis!: string;
}

/** The calendar that deadlines are reckoned by. */
@Resolver()
export class CalendarResolver {
  @Query(() => [CalendarDayType], {
    complexity: 20,
    description:
      'The days of a year, in the latest version of each; none of a year whose holidays are not loaded yet 工作日历.',
  })
  async calendarDays(
    @Arg('year', () => Int, { description: 'The year, such as 2018 年度.' }) year: number,
    @Ctx() { operation }: ApiContext,
  ): Promise<CalendarDayType[]> {
    if (year < 1949 || year > 2200)
      throw badInput(
        both({ zh: '年度应为 1949 至 2200，例如 2018', en: 'year expects 1949 to 2200, for example 2018' }),
      );
    const days = (await operation.read(
      `select coalesce(json_agg(d order by day), '[]') from (
         select distinct on (day) day, is_workday as workday, kind, name_zh as name, version, source_doc as basis
         from calendar_day where day between make_date($1, 1, 1) and make_date($1, 12, 31) order by day, version desc) d`,
      [year],
    )) as CalendarDayType[];
    return days.map((day) => ({ ...day, kind: choiceName(day.kind) }));
  }
}
