import {
  acknowledgeCircular,
  type CircularStream,
  deliverCircular,
  draftCircular,
  issueCircular,
  redraftCircular,
  returnCircular,
  reviewCircular,
} from '@qingqu/casework';
import { CircularStream as Streams } from '../entities/circulars.js';
import { RegionCode } from '../graphql/scalars.js';
import { actsOf, begin, step } from './acts.js';
import { argument, documentNo, ifAny, oneOf, reason, text } from './arguments.js';

const remarks = ifAny(text('What is asked of those who get it, at most 4,000 characters 有关要求.'));
const regionsOr = (otherwise: string) =>
  ifAny(argument<string[]>([RegionCode], `Codes of the regions that it goes to; ${otherwise} 通报对象.`));

/** Circulars 通报 (Art. 20): of a closed month, by the IT or the agricultural office of the province, or of a prefecture for its counties. */
export const CircularResolver = actsOf(
  { entity: 'Circular', zh: '通报', en: 'circular' },
  {
    draftCircular: begin(
      'Drafts a circular of a closed month: its figures are read as they were known at the close, and frozen 起草通报.',
      {
        stream: oneOf<CircularStream>(Streams, 'What it tells of; who drafts it is of that office 通报类别.'),
        month: text('A closed month, such as 2018-11 月份.'),
        title: ifAny(text('Title, at most 100 characters; the usual one when not given 标题.')),
        remarks,
        regions: regionsOr(
          "the divisions of one's own finance department for statistics of online operation, else every region directly below when not given",
        ),
      },
      ({ client, actor, today }, wish) => draftCircular(client, actor, { today }, wish),
    ),
    redraftCircular: step(
      'Changes the words of a draft; its figures stay 修改通报.',
      {
        title: text('Title, at most 100 characters 标题.'),
        remarks,
        regions: regionsOr('as they are when not given'),
      },
      redraftCircular,
    ),
    reviewCircular: step('Reviews a draft; never by who drafted it 审核通报.', {}, reviewCircular),
    returnCircular: step('Sends a draft back to be drafted anew 退回通报.', { reason }, returnCircular),
    issueCircular: step(
      'Issues a reviewed circular under its document number; its document stays as it is from then on 印发通报.',
      { documentNo },
      issueCircular,
    ),
    deliverCircular: step(
      'Delivers it to all that it goes to: they read it from then on 送达通报.',
      {},
      deliverCircular,
    ),
    acknowledgeCircular: step(
      "Acknowledges a circular for one's region, by its staff or supervision 签收通报.",
      {},
      acknowledgeCircular,
    ),
  },
);
