import {
  addDays,
  and,
  daysBetween,
  defineRule,
  eq,
  gte,
  inArray,
  notExists,
  paid,
  param,
  sql,
} from '@qingqu/rules-sdk';

export const projectUnpaid = defineRule({
  id: 'township-project-unpaid',
  category: 'cycle',
  subject: 'project',
  severity: 'blue',
  timeClass: 'C',
  title: { zh: '乡镇项目开工半年未付款', en: 'No payment half a year after a township project began' },
  basis: ['豫财办〔2018〕33号 第六条'],
  params: { days: param.integer(183, 'days', { zh: '开工后天数', en: 'Days since it began' }) },
  find: ({ select, projects, regions, payments, asOf }, { days }) =>
    select({
      subject: projects.id,
      code: projects.code,
      township: regions.name,
      startedOn: projects.startedOn,
      daysSince: daysBetween(projects.startedOn, asOf),
    })
      .from(projects)
      .innerJoin(regions, and(eq(regions.code, projects.regionCode), eq(regions.level, 'township')))
      .where(
        and(
          inArray(projects.status, ['running', 'done']),
          gte(asOf, addDays(projects.startedOn, days)),
          notExists(
            select({ one: sql`1` })
              .from(payments)
              .where(and(eq(payments.projectId, projects.id), paid(payments))),
          ),
        ),
      ),
  message: {
    zh: '{township} 项目 {code} 于 {startedOn} 开工，已 {daysSince} 天未付款，请核实进度',
    en: 'Nothing has been paid for the project {code} of {township}, {daysSince} days after it began on {startedOn}; please verify its progress',
  },
});
