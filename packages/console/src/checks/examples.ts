const oneOf = (list: string) => `{ ${list}(first: 1) { nodes { id } } }`;

/**
 * One record for each page about one: asked of the API as the page's user, the first id in the answer stands in the address for what begins with a
 * colon.
 */
export const examples: Readonly<Record<string, string>> = {
  '/accounts/:id': oneOf('accounts'),
  '/administration/users/:id': oneOf('users'),
  '/assessments/:id': oneOf('assessments'),
  '/cases/:id': oneOf('cases'),
  '/circulars/:id': oneOf('circulars'),
  '/corrections/:id': oneOf('corrections'),
  '/enterprises/:id': oneOf('enterprises'),
  '/exchanges/:id': oneOf('dataExchanges'),
  '/funds/:id': oneOf('funds'),
  '/ingest/batches/:id': oneOf('batches'),
  '/ingest/quarantine/:id': oneOf('quarantinedRows'),
  '/inspections/:id': oneOf('inspections'),
  '/interviews/:id': oneOf('interviews'),
  '/ledgers/:id': '{ ledgers(filter: { regionCode: { eq: "411425000000" } }, first: 1) { nodes { id } } }',
  '/orders/:id': oneOf('workOrders'),
  '/payees/:id': oneOf('payees'),
  '/records/:id': oneOf('payments'),
  '/rules/:ruleId': '{ rules(first: 1) { nodes { id: ruleId } } }',
  '/rules/backtests/:id': oneOf('backtests'),
  '/sweeps/:id': oneOf('sweeps'),
  '/warnings/:id': oneOf('warnings'),
};

/** The first `id` of an answer, or whatever the question calls so. */
export function firstId(answer: unknown): string | undefined {
  if (Array.isArray(answer)) return answer.map(firstId).find(Boolean);
  if (typeof answer !== 'object' || answer === null) return undefined;
  if ('id' in answer) return String(answer.id);
  return Object.values(answer).map(firstId).find(Boolean);
}
