// What the general page of a record shows of each kind, out of schema/schema.graphql: see src/schema/records.ts.
import {
  getNamedType,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
} from 'graphql';

/** What names a record, the first of them that its kind has. */
const NAMES = [
  'name',
  'displayName',
  'titleZh',
  'title',
  'docNo',
  'voucherNo',
  'applicationNo',
  'planNo',
  'householdNo',
  'contractNo',
];
const NUMBERS = [
  'warningNo',
  'caseNo',
  'correctionNo',
  'orderNo',
  'serialNo',
  'entityNo',
  'username',
  'accountNoMasked',
  'cardNoMasked',
  'period',
  'ruleId',
  'code',
];
/** What a list shows rather than others of its kind. */
const RATHER = [
  'payee',
  'person',
  'fund',
  'doc',
  'programme',
  'toRegion',
  'toAgency',
  'agency',
  'payment',
  'region',
  'paidOn',
  'docIssuedOn',
  'issuedOn',
  'occurredOn',
  'transactedOn',
  'openedAsOf',
  'raisedOn',
];
const rank = ({ name }) => (RATHER.includes(name) ? RATHER.indexOf(name) : RATHER.length);
const byRank = (one, other) => rank(one) - rank(other);
/** In which order fields stand on a page, by their type. */
const WEIGHTS = ['Money', 'choice', 'LocalDate', 'DateTime'];

/** What other people have to do with a record stands behind what belongs to it. */
const LAST = ['warnings', 'corrections'];

/** Where a record came from has its own place on the page, not among the fields. */
const ORIGIN = new Set([
  'id',
  'batch',
  'rowNo',
  'enteredBy',
  'enteredOrg',
  'enteredAt',
  'sourceSystem',
  'sourceKey',
  'version',
  'epoch',
]);
/** What stands behind a relation of no fixed kind. */
const ANY =
  'id __typename ... on Enterprise { name } ... on Person { name } ... on Agency { name } ... on Payment { voucherNo } ... on Payee { name } ... on Account { accountNoMasked } ... on Indicator { docIssuedOn }';
/** Columns of a list within a record: enough to tell its rows apart, each leads to the whole. */
const MOST = { names: 2, amounts: 1, days: 2, choices: 2, links: 2 };

const core = (type) => (isNonNullType(type) ? type.ofType : type);
const isPlain = (type) => isScalarType(core(type)) || isEnumType(core(type));
const isConnection = (type) => isObjectType(core(type)) && core(type).name.endsWith('Connection');
const isRecord = (type) =>
  isObjectType(core(type)) &&
  core(type)
    .getInterfaces()
    .some(({ name }) => name === 'Node');

const named = (type) =>
  [...NAMES, ...NUMBERS].filter((name) => type.getFields()[name] && isPlain(type.getFields()[name].type));

/** The name of the field that shows the name of a code: `funcCode` → `funcName`. */
const nameOfCode = (fields, name) => {
  const beside = name.endsWith('Code') ? `${name.slice(0, -4)}Name` : undefined;
  return beside && fields[beside] ? beside : undefined;
};

function weight({ name, type, isChoice }, names) {
  if (names.includes(name)) return -1;
  const at = WEIGHTS.indexOf(isChoice ? 'choice' : type);
  return at < 0 ? WEIGHTS.length : at;
}

function kindOf(type) {
  const all = type.getFields();
  const open = Object.values(all).filter(
    ({ args, name }) => !args.some(({ type: of }) => isNonNullType(of)) && !ORIGIN.has(name),
  );
  const ofCodes = new Set(
    Object.keys(all)
      .map((name) => nameOfCode(all, name))
      .filter(Boolean),
  );
  const names = named(type).slice(0, MOST.names);
  // A region's code says nothing beside its name.
  const isSaid = (name) => ofCodes.has(name) || (name.endsWith('Code') && all[name.slice(0, -4)]);
  const fields = open
    .filter(({ name, type: of }) => isPlain(of) && !isSaid(name))
    .map(({ name, type: of }) => ({
      name,
      type: getNamedType(of).name,
      beside: nameOfCode(all, name),
      isChoice: isEnumType(core(of)) || undefined,
    }))
    .toSorted((one, other) => weight(one, names) - weight(other, names));
  const links = open
    .filter(
      ({ type: of, args }) => args.length === 0 && !isListType(core(of)) && (isRecord(of) || isInterfaceType(core(of))),
    )
    .map(({ name, type: of }) => ({ name, kind: isRecord(of) ? core(of).name : null }));
  const lists = open
    .filter(({ type: of }) => isConnection(of))
    .map(({ name, type: of }) => ({ name, kind: core(of).name.replace(/Connection$/, '') }))
    .toSorted((one, other) => LAST.indexOf(one.name) - LAST.indexOf(other.name));
  return { names, fields, links, lists, isBusiness: Boolean(all.sourceSystem && all.rowNo) };
}

/** The columns of a list of the kind. */
function columnsOf(kind) {
  const first = (many, is) =>
    kind.fields
      .filter(({ name, type }) => is(type) && !kind.names.includes(name))
      .toSorted(byRank)
      .slice(0, many);
  return [
    ...kind.names.map((name) => kind.fields.find((field) => field.name === name)),
    ...first(MOST.days, (type) => type === 'LocalDate'),
    ...first(MOST.amounts, (type) => type === 'Money'),
    ...kind.fields.filter(({ isChoice }) => isChoice).slice(0, MOST.choices),
  ];
}

const written = ({ name, beside }) => (beside ? `${name} ${beside}` : name);

/** @returns The table of kinds, ready to be written as JSON. */
export function recordKinds(schema) {
  const types = Object.values(schema.getTypeMap()).filter((type) => isRecord(type));
  const kinds = new Map(types.map((type) => [type.name, kindOf(type)]));
  // What has no name of its own goes by its document's.
  const nameOf = ({ names, links }) =>
    names.length === 0 && links.some(({ name }) => name === 'doc') ? 'doc { id docNo }' : names.join(' ');
  const select = ({ name, kind }) => `${name} { ${kind ? `id __typename ${nameOf(kinds.get(kind))}` : ANY} }`;
  return Object.fromEntries(
    [...kinds].map(([name, kind]) => {
      const columns = columnsOf(kind);
      const links = kind.links.toSorted(byRank).slice(0, MOST.links);
      const origin = kind.isBusiness ? 'version' : '';
      return [
        name,
        {
          ...kind,
          columns: columns.map((column) => column.name),
          rowLinks: links.map((link) => link.name),
          whole:
            `${[...new Set([...kind.fields.map(written), ...kind.names])].join(' ')} ${origin} ${kind.links.map(select).join(' ')}`
              .replace(/ +/g, ' ')
              .trim(),
          row: `id __typename ${[...new Set(columns.map(written))].join(' ')} ${links.map(select).join(' ')}`.trim(),
        },
      ];
    }),
  );
}
