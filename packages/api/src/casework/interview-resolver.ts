import {
  cancelInterview,
  closeInterview,
  conveneInterview,
  holdInterview,
  numberInterview,
  postponeInterview,
  printInterview,
} from '@qingqu/casework';
import { actsOf, begin, print, step } from './acts.js';
import { caseIfAny, day, documentNo, documentNoIfAny, ifAny, reason, region, text } from './arguments.js';

/** Interviews 约谈 (Art. 17): by leadership of a region above, or supervision on its behalf. */
export const InterviewResolver = actsOf(
  { entity: 'Interview', zh: '约谈', en: 'interview' },
  {
    conveneInterview: begin(
      'Convenes an interview with the head of a municipal or county finance 通知约谈.',
      {
        regionCode: region('Region whose finance is spoken to 被约谈地区代码.'),
        convenedFor: day('For which day; today or later 约谈时间.'),
        reason,
        place: ifAny(text('Where, at most 200 characters 地点.')),
        interviewer: ifAny(
          text('Office that speaks; the leadership above when not given. An office, not a name 约谈人.'),
        ),
        interviewee: ifAny(
          text('Office that is spoken to; the head of its finance when not given. An office, not a name 约谈对象.'),
        ),
        caseId: caseIfAny,
        documentNo: documentNoIfAny,
      },
      ({ client, actor, today }, { reason: why, convenedFor, ...wish }) =>
        conveneInterview(client, actor, { today, reason: why, convenedFor }, wish),
    ),
    postponeInterview: step(
      'Puts an interview off to another day 约谈改期.',
      { convenedFor: day('To which day; today or later 约谈时间.'), reason },
      postponeInterview,
    ),
    holdInterview: step(
      'Records that an interview was held, with its minutes and what is required 记录约谈.',
      {
        minutes: text('Minutes, at most 8,000 characters 约谈纪要.'),
        requirements: text('What is required, at most 8,000 characters 整改要求.'),
        heldOn: ifAny(day('When; today when not given 约谈日期.')),
      },
      (client, seen, said) => holdInterview(client, seen, { ...said, heldOn: said.heldOn ?? said.today }),
    ),
    closeInterview: step(
      'Closes an interview when what was required has been done; never by who recorded it 约谈办结.',
      { reason },
      closeInterview,
    ),
    cancelInterview: step('Cancels an interview that was not held 取消约谈.', { reason }, cancelInterview),
    numberInterview: step(
      'Gives an interview its document number, or another 约谈编文号.',
      { documentNo },
      numberInterview,
    ),
    printInterview: print(
      'Makes the document of an interview as it stands: the notice, once it was held the minutes. The same version gives the same document 打印约谈文书.',
      ({ client, actor }, key) => printInterview(client, key, actor.username),
    ),
  },
);
