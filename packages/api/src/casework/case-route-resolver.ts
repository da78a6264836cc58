import { addWarningRoute, pauseCase, reassignCase, reportToProvince, resumeCase, splitCase } from '@qingqu/casework';
import { ID } from 'type-graphql';
import * as choices from '../entities/choices.js';
import { seenKey } from './acting.js';
import { actsOf, begin, wish } from './acts.js';
import {
  type Argument,
  caseName,
  day,
  departmentKind,
  ifAny,
  oneOf,
  reason,
  region,
  text,
  warningName,
} from './arguments.js';

/** Warnings that the viewer sees, each of them. */
const warningsSeen: Argument<string[]> = {
  type: [ID],
  about: 'Ids of the warnings 预警.',
  read: async (context, ids) => {
    const keys: string[] = [];
    for (const id of ids as string[]) keys.push(await seenKey(context, id, warningName));
    return keys;
  },
};

/** Who has a case, how it is divided, and when its clock stands still. */
export const CaseRouteResolver = actsOf(caseName, {
  pauseCase: wish('Stops the clock of a case while it waits for the superior 中止计时.', { reason }, pauseCase),
  resumeCase: wish(
    'Lets the clock of a case run again; the paused working days lengthen its due dates 恢复计时.',
    {},
    resumeCase,
  ),
  reassignCase: wish(
    'Gives a case to another department of the region, by the one that has it or by supervision; its warnings and history follow. Null where the viewer sees it no more 移交案件.',
    { departmentKind: departmentKind('Kind of department 责任处室.'), reason },
    reassignCase,
    { nullable: true },
  ),
  splitCase: wish(
    'Makes a case of its own of some of the warnings, before anything is determined; answers the case that they leave 分案.',
    { warningIds: warningsSeen, reason },
    splitCase,
  ),
  reportToProvince: wish(
    'Says that the state of a case was reported to the province (Art. 17) 反馈省财政厅.',
    {},
    reportToProvince,
  ),
});

/** To which kind of department new warnings go. */
export const WarningRouteResolver = actsOf(
  { entity: 'WarningRoute', zh: '预警分办规则', en: 'route' },
  {
    addWarningRoute: begin(
      'Routes new warnings of a category to a kind of department from a day on, by supervision of the province; what is there already stays where it is 设定预警分办规则.',
      {
        category: oneOf(choices.WarningCategory, 'Category of warnings 预警类别.'),
        departmentKind: departmentKind('Kind of department 责任处室.'),
        effectiveFrom: day('First day; not before today 生效日期.'),
        basis: text('What it rests on, such as a document number 依据.'),
        regionCode: ifAny(region('The region in whose subtree it holds; everywhere when not given 区划代码.')),
      },
      ({ client, actor, today }, { regionCode = null, ...route }) =>
        addWarningRoute(client, actor, { today }, { ...route, regionCode }),
    ),
  },
);
