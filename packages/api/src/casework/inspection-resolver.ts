import {
  cancelInspection,
  closeInspection,
  numberInspection,
  orderInspection,
  printInspection,
  reportInspection,
  startInspection,
} from '@qingqu/casework';
import { actsOf, begin, print, step } from './acts.js';
import { caseIfAny, day, documentNo, documentNoIfAny, ifAny, reason, region, text } from './arguments.js';

/** Inspections 专项督查 (Art. 13, 17): by supervision of the province, or of a prefecture for its counties. */
export const InspectionResolver = actsOf(
  { entity: 'Inspection', zh: '专项督查', en: 'inspection' },
  {
    orderInspection: begin(
      'Orders an inspection of a municipal or county finance, by supervision above. Where months of problems have made one due, the region is being inspected from then on 下达专项督查.',
      {
        regionCode: region('Region that is inspected 被督查地区代码.'),
        scope: text('What is looked into, at most 2,000 characters 督查内容.'),
        reason,
        caseId: caseIfAny,
        documentNo: documentNoIfAny,
      },
      ({ client, actor, today }, { reason: why, ...wish }) =>
        orderInspection(client, actor, { today, reason: why }, wish),
    ),
    startInspection: step(
      'Says that the team has begun 督查进点.',
      {
        team: text('Who carries it out, by office, at most 200 characters 督查组.'),
        startedOn: ifAny(day('When; today when not given 进点日期.')),
      },
      (client, seen, said) => startInspection(client, seen, { ...said, startedOn: said.startedOn ?? said.today }),
    ),
    reportInspection: step(
      'Reports what was found and what is required. From then on the region is watched 提交督查报告.',
      {
        findings: text('What was found, at most 8,000 characters 督查发现.'),
        requirements: text('What is required, at most 8,000 characters 整改要求.'),
      },
      reportInspection,
    ),
    closeInspection: step(
      'Closes an inspection when what was required has been done; never by who reported 督查办结.',
      { reason },
      closeInspection,
    ),
    cancelInspection: step(
      'Cancels an inspection before its report, unless months of problems have made it necessary 取消专项督查.',
      { reason },
      cancelInspection,
    ),
    numberInspection: step(
      'Gives an inspection its document number, or another 督查编文号.',
      { documentNo },
      numberInspection,
    ),
    printInspection: print(
      'Makes the document of an inspection as it stands: the notice, once it is reported the report. The same version gives the same document 打印督查文书.',
      ({ client, actor }, key) => printInspection(client, key, actor.username),
    ),
  },
);
