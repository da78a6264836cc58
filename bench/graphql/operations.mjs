/**
 * The six operations. Each has the query for both servers, the variables of its variants (the same questions, asked in turn),
 * and how an answer of either is read into one form, so that answers can be compared before anything is timed.
 */
export const operations = [
  {
    name: 'page',
    about: 'the newest 50 payments up to a day, each with payee and indicator',
    ours: `query ($until: LocalDate!) {
      payments(first: 50, filter: { paidOn: { lte: $until } }, orderBy: [{ field: PAID_ON, direction: DESC }]) {
        nodes {
          id voucherNo paidOn amount purpose payeeName status
          payee { id name kind accountNoMasked bankName }
          indicator { id docIssuedOn amount funcCode superiorDocNo }
        }
        pageInfo { hasNextPage endCursor }
      }
    }`,
    theirs: `query ($until: Date!) {
      allPayments(first: 50, filter: { paidOn: { lessThanOrEqualTo: $until } }, orderBy: [PAID_ON_DESC, PRIMARY_KEY_DESC]) {
        nodes {
          id voucherNo paidOn amountFen purpose payeeName status
          payee { id name kind accountNoMasked bankName }
          indicator { id docIssuedOn amountFen funcCode superiorDocNo }
        }
        pageInfo { hasNextPage endCursor }
      }
    }`,
    variants: ({ days }) => days.map((until) => both({ until })),
    read: (server, data) => {
      const page = server === 'ours' ? data.payments : data.allPayments;
      return { more: page.pageInfo.hasNextPage, rows: page.nodes.map((row) => paymentIn(server, row)) };
    },
  },
  {
    name: 'payee',
    about: 'a payee by id with its newest 20 payments and its warnings',
    ours: `query ($id: ID!) {
      node(id: $id) {
        ... on Payee {
          id name kind accountNoMasked bankName
          payments(first: 20, orderBy: [{ field: PAID_ON, direction: DESC }]) { nodes { id voucherNo paidOn amount purpose } }
          warnings(first: 20, orderBy: [{ field: WARNING_NO, direction: ASC }]) { nodes { id ruleId category severity messageZh amount } }
        }
      }
    }`,
    theirs: `query ($id: ID!) {
      node(id: $id) {
        ... on Payee {
          id name kind accountNoMasked bankName
          payments(first: 20, orderBy: [PAID_ON_DESC, PRIMARY_KEY_DESC]) { nodes { id voucherNo paidOn amountFen purpose } }
          warnings(first: 20, orderBy: [WARNING_NO_ASC]) { nodes { id ruleId category severity messageZh amountFen } }
        }
      }
    }`,
    variants: ({ payees }) => payees.map((id) => byId('Payee', id)),
    read: (server, { node }) => ({
      ...payeeIn(server, node),
      payments: node.payments.nodes.map((row) => paymentIn(server, row)),
      warnings: node.warnings.nodes.map((row) => warningIn(server, row)),
    }),
  },
  {
    name: 'warnings',
    about: 'the newest 50 warnings of a county and a category, with their evidence',
    ours: `query ($county: String!, $category: WarningCategory!) {
      warnings(first: 50, filter: { regionUnder: $county, category: { eq: $category } }, orderBy: [{ field: OPENED_AS_OF, direction: DESC }]) {
        nodes { id ruleId category severity state openedAsOf messageZh amount evidence { name type value } }
        pageInfo { hasNextPage endCursor }
      }
    }`,
    theirs: `query ($lo: BigInt!, $hi: BigInt!, $category: String!) {
      allWarnings(first: 50, filter: { scopeOrd: { greaterThanOrEqualTo: $lo, lessThanOrEqualTo: $hi }, category: { equalTo: $category } }, orderBy: [OPENED_AS_OF_DESC, PRIMARY_KEY_DESC]) {
        nodes { id ruleId category severity state openedAsOf messageZh amountFen evidence }
        pageInfo { hasNextPage endCursor }
      }
    }`,
    variants: ({ counties }) =>
      counties.flatMap(({ code, lo, hi }) =>
        ['fund', 'cash', 'account'].map((category) => ({
          ours: { county: code, category: category.toUpperCase() },
          theirs: { lo, hi, category },
        })),
      ),
    read: (server, data) => {
      const page = server === 'ours' ? data.warnings : data.allWarnings;
      return { more: page.pageInfo.hasNextPage, rows: page.nodes.map((row) => warningIn(server, row)) };
    },
  },
  {
    name: 'deep page',
    about: '50 payments behind a cursor that lies deep in the list, each with its payee',
    ours: `query ($after: String!) {
      payments(first: 50, after: $after, orderBy: [{ field: PAID_ON, direction: DESC }]) {
        nodes { id voucherNo paidOn amount payee { id name } }
        pageInfo { hasNextPage endCursor }
      }
    }`,
    theirs: `query ($after: Cursor!) {
      allPayments(first: 50, after: $after, orderBy: [PAID_ON_DESC, PRIMARY_KEY_DESC]) {
        nodes { id voucherNo paidOn amountFen payee { id name } }
        pageInfo { hasNextPage endCursor }
      }
    }`,
    variants: ({ cursors }) =>
      cursors.map(({ ours, theirs }) => ({ ours: { after: ours }, theirs: { after: theirs } })),
    read: (server, data) => {
      const page = server === 'ours' ? data.payments : data.allPayments;
      return { more: page.pageInfo.hasNextPage, rows: page.nodes.map((row) => paymentIn(server, row)) };
    },
  },
  {
    name: 'aggregate',
    about: 'number and sum of the payments since the first of a month, by county and month',
    ours: `query ($since: LocalDate!) {
      paymentStats(first: 500, filter: { paidOn: { gte: $since } }, groupBy: [COUNTY, MONTH]) { countyCode month count sumAmount }
    }`,
    theirs: `query ($since: Date!) {
      allPayments(filter: { paidOn: { greaterThanOrEqualTo: $since } }) {
        groupedAggregates(groupBy: [REGION_CODE, PAID_ON_TRUNCATED_TO_MONTH]) { keys count { amountFen } sum { amountFen } }
      }
    }`,
    // Periods begin with a month, as reports do: it is what roll-ups answer.
    variants: ({ days }) => [...new Set(days.map((day) => `${day.slice(0, 7)}-01`))].map((since) => both({ since })),
    read: (server, data) =>
      server === 'ours'
        ? groups(data.paymentStats, (row) => [row.countyCode, row.month, row.count, row.sumAmount])
        : groups(data.allPayments.groupedAggregates, ({ keys, count, sum }) => [
            keys[0],
            keys[1].slice(0, 7),
            Number(count.amountFen),
            yuan(sum.amountFen),
          ]),
  },
  {
    name: 'node',
    about: 'a payment by its global id, with its fund',
    ours: `query ($id: ID!) {
      node(id: $id) { ... on Payment { id voucherNo paidOn amount purpose payeeName payeeAccountNoMasked status fund { id code name } } }
    }`,
    theirs: `query ($id: ID!) {
      node(id: $id) { ... on Payment { id voucherNo paidOn amountFen purpose payeeName payeeAccountNoMasked status fund { id code name } } }
    }`,
    variants: ({ payments }) => payments.map((id) => byId('Payment', id)),
    read: (server, { node }) => paymentIn(server, node),
  },
];

/** Pages of 500 whose last cursors are where the deep pages begin. */
export const walk = {
  ours: `query ($after: String) { page: payments(first: 500, after: $after, orderBy: [{ field: PAID_ON, direction: DESC }]) { nodes { id } pageInfo { hasNextPage endCursor } } }`,
  theirs: `query ($after: Cursor) { page: allPayments(first: 500, after: $after, orderBy: [PAID_ON_DESC, PRIMARY_KEY_DESC]) { nodes { id } pageInfo { hasNextPage endCursor } } }`,
};

const both = (variables) => ({ ours: variables, theirs: variables });

/** Either server's global id of the same row. */
const byId = (type, id) => ({
  ours: { id: Buffer.from(`${type}:${id}`).toString('base64url') },
  theirs: { id: Buffer.from(JSON.stringify([type, id])).toString('base64') },
});

const uuidIn = (globalId) =>
  /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(Buffer.from(globalId, 'base64').toString())[0];

/** Fen to yuan, which our API shows. */
function yuan(fen) {
  if (fen === null) return null;
  const digits = String(fen).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

// PostGraphile shows the stored word where we have an enumeration; it shows fen where we have yuan; evidence as it is stored.
const words = (row) =>
  Object.fromEntries(
    ['kind', 'status', 'severity', 'state', 'category'].flatMap((name) =>
      name in row ? [[name, row[name].toUpperCase()]] : [],
    ),
  );

function rowIn(server, { amountFen, ...row }) {
  const own = { ...row, id: uuidIn(row.id) };
  return server === 'ours'
    ? own
    : { ...own, ...words(row), ...(amountFen !== undefined && { amount: yuan(amountFen) }) };
}

function paymentIn(server, row) {
  const { payee, indicator, fund, ...own } = row;
  return {
    ...rowIn(server, own),
    ...(payee && { payee: payeeIn(server, payee) }),
    ...(indicator && { indicator: rowIn(server, indicator) }),
    ...(fund && { fund: rowIn(server, fund) }),
  };
}

function payeeIn(server, { payments, warnings, ...row }) {
  return rowIn(server, row);
}

function warningIn(server, row) {
  const read = rowIn(server, row);
  if (row.evidence === undefined) return read;
  const stored = typeof row.evidence === 'string' ? JSON.parse(row.evidence) : row.evidence;
  const list =
    server === 'ours'
      ? stored
      : Object.entries(stored).map(([name, { type, value }]) => ({
          name,
          type,
          value: type === 'money' ? yuan(value) : String(value),
        }));
  return { ...read, evidence: list };
}

const groups = (rows, of) => rows.map(of).sort((a, b) => (`${a[0]}${a[1]}` < `${b[0]}${b[1]}` ? -1 : 1));
