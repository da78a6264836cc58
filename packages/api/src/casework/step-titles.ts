import {
  assessmentMachine,
  caseMachine,
  circularMachine,
  correctionMachine,
  exchangeMachine,
  inspectionMachine,
  interviewMachine,
  ledgerMachine,
  type Machine,
  orderMachine,
} from '@qingqu/casework';

// biome-ignore lint/suspicious/noExplicitAny: what a machine looks at is its own business
const machines: readonly Machine<string, any, any>[] = [
  caseMachine,
  orderMachine,
  inspectionMachine,
  interviewMachine,
  correctionMachine,
  ledgerMachine,
  assessmentMachine,
  circularMachine,
  exchangeMachine,
];

/** What the act of a step is called, by its matter and its name; the name itself of one that no machine knows any more. */
export function stepTitleSql(language: 'zh' | 'en', matter: string, act: string): string {
  const cases = machines.flatMap(({ matter: kind, acts }) =>
    Object.entries(acts as Record<string, { title: { zh: string; en: string } }>).map(
      ([name, { title }]) => `when '${kind}/${name}' then '${title[language].replaceAll("'", "''")}'`,
    ),
  );
  return `case ${matter}::text || '/' || ${act} ${cases.join(' ')} else ${act} end`;
}
