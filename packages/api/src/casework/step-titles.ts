import type { Words } from '@qingqu/casework';
import { offerings } from './offers.js';

/** Acts that begin a matter and stand in no machine, since nothing leads to them: by the matter and the act of its first step. */
const beginnings: readonly [step: string, title: Words][] = [
  ['order/issue', { zh: '下达', en: 'issue' }],
  ['inspection/order', { zh: '下达', en: 'order' }],
  ['interview/convene', { zh: '通知约谈', en: 'convene' }],
  ['correction/raise', { zh: '提出疑问', en: 'raise' }],
  ['assessment/make', { zh: '生成', en: 'make' }],
  ['circular/draft', { zh: '起草', en: 'draft' }],
  ['exchange/request', { zh: '申请', en: 'request' }],
];

const titles: readonly [step: string, title: Words][] = [
  ...beginnings,
  ...Object.values(offerings).flatMap(({ machine: { matter, acts } }) =>
    Object.entries(acts as Record<string, { title: Words }>).map(([act, { title }]): [string, Words] => [
      `${matter}/${act}`,
      title,
    ]),
  ),
];

/** What the act of a step is called, by its matter and its name; the name itself of one that no machine knows any more. */
export function stepTitleSql(language: 'zh' | 'en', matter: string, act: string): string {
  const cases = titles.map(([step, title]) => `when '${step}' then '${title[language].replaceAll("'", "''")}'`);
  return `case ${matter}::text || '/' || ${act} ${cases.join(' ')} else ${act} end`;
}
