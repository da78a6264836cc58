const times = (n, make) => Array.from({ length: n }, (_, at) => make(at)).join(' ');

/** Bodies that are meant to cost much: the shapes that GraphQL servers are attacked with. */
export function attacks() {
  const documents = [
    `{ ${times(101, (at) => `a${at}: __typename`)} }`,
    `{ ${times(30, (at) => `a${at}: payments(first: 500) { totalCount nodes { id } }`)} }`,
    `{ ${times(1_000, (at) => `a${at}: payments(first: 1) { nodes { id } }`)} }`,
    `{ __typename ${'@aa'.repeat(200)} }`,
    `{ payments { nodes { ${'indicator { payments { nodes {'.repeat(60)} id ${'} } }'.repeat(60)} } } }`,
    `{ ${'... on Query {'.repeat(400)} __typename ${'}'.repeat(400)} }`,
    `{ ...F0 } ${times(18, (at) => `fragment F${at} on Query { ...F${at + 1} ...F${at + 1} }`)} fragment F18 on Query { __typename }`,
    '{ ...F0 } fragment F0 on Query { ...F1 } fragment F1 on Query { ...F0 }',
    `{ payments(first: 500) { nodes { lines(first: 500) { nodes { id } } } } }`,
    `mutation { ${times(20, (at) => `a${at}: signIn(username: "u", password: "p${at}") { token }`)} }`,
    `{ payments(filter: {${'and: [{'.repeat(30)} purpose: {contains: "x"} ${'}]'.repeat(30)}}) { totalCount } }`,
    '{ payments(filter: {purpose: {contains: "nothing of the kind"}}) { totalCount } }',
    `{ ${'n'.repeat(64 * 1024)} }`,
  ];
  return [
    ...documents.map((query) => JSON.stringify({ query })),
    '{',
    JSON.stringify({ query: `# ${'x'.repeat(300_000)}` }),
  ];
}
