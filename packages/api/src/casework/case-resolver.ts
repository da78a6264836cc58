import {
  assignCase,
  confirmNormal,
  declineNormal,
  determineViolation,
  proposeNormal,
  reportDataIssue,
  resumeVerifying,
  takeUpCase,
} from '@qingqu/casework';
import { ID } from 'type-graphql';
import { notFound } from '../errors.js';
import { recordOf } from '../rule-desk/shown.js';
import { seenKey } from './acting.js';
import { actsOf, wish } from './acts.js';
import { type Argument, caseName, ifAny, reason, text } from './arguments.js';

/** A business record of any kind that the viewer sees. */
const recordSeen: Argument<{ recordKind: string; recordId: string }> = {
  type: ID,
  about: 'Id of the record: the subject of a warning, or one of its rows 数据.',
  read: async (context, id) => {
    const record = recordOf(id as string);
    if (!record) throw notFound('数据', 'record');
    const recordId = await seenKey(context, id as string, { entity: record.entity.name, zh: '数据', en: 'record' });
    return { recordKind: record.entity.table, recordId };
  },
};

/** How a case is verified and determined (Art. 17). Who may take which step, its machine says. */
export const CaseResolver = actsOf(caseName, {
  takeUpCase: wish(
    'Takes a case in hand, by staff of the department that handles it; of a red rule it is to be rectified at once 受理案件.',
    {},
    takeUpCase,
  ),
  assignCase: wish(
    'Gives a case to a colleague of the department 指定经办人.',
    { assignee: text('User name of the colleague 经办人.') },
    assignCase,
  ),
  proposeNormal: wish(
    'Proposes that the warnings are in order; a second person confirms it. Not for whoever entered one of the records 提出认定正常.',
    {
      reason,
      evidence: ifAny(text("What it rests on, such as a voucher's number; not needed where a file is attached 依据.")),
    },
    proposeNormal,
  ),
  confirmNormal: wish(
    'Confirms that the warnings are in order and closes the case; never by who proposed it 确认正常.',
    {},
    confirmNormal,
  ),
  declineNormal: wish(
    'Does not agree that the warnings are in order: they are verified again; never by who proposed it 不同意认定正常.',
    { reason },
    declineNormal,
  ),
  determineViolation: wish(
    'Determines a violation, which is to be rectified. Not for whoever entered one of the records 认定违规.',
    { violationType: text('Code of the code system `violation-type`, such as "diverted" 违规类型.'), reason },
    determineViolation,
  ),
  reportDataIssue: wish(
    'Reports that a record which the warnings rest on is wrong, and begins its correction (Art. 16) 报告数据有误.',
    { recordId: recordSeen, reason },
    (client, { said: { recordId: record, ...said }, ...seen }) =>
      reportDataIssue(client, { ...seen, said: { ...said, ...record } }),
  ),
  resumeVerifying: wish(
    'Verifies a case again whose data needed no correction, once no correction is under way 恢复核实.',
    {},
    resumeVerifying,
  ),
});
