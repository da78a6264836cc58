import { regionDigits } from '../../../parts/region-digits.js';
import type {
  AccountFilter,
  AllocationFilter,
  EnterpriseFilter,
  HouseholdFilter,
  IndicatorDocFilter,
  IndicatorFilter,
  PayeeFilter,
  PaymentFilter,
  PersonFilter,
  SubsidyLineFilter,
} from '../../../schema/filters.js';

/** What lists are asked by, as it stands in their addresses; empty = not asked. */
export type Asked = Record<'q' | 'region' | 'fund' | 'year' | 'from' | 'to' | 'min' | 'max', string>;

export const NOTHING: Asked = { q: '', region: '', fund: '', year: '', from: '', to: '', min: '', max: '' };

type Part<Filter> = Filter | false | '' | undefined;

/** All that is asked, together. */
const all = <Filter extends object>(...parts: Part<Filter>[]): Filter =>
  Object.assign({}, ...parts.filter(Boolean)) as Filter;

const under = ({ region }: Pick<Asked, 'region'>) => region && { regionUnder: region };
const ofFund = ({ fund }: Pick<Asked, 'fund'>) => fund && { fund: { code: { eq: fund } } };
const ofYear = ({ year }: Pick<Asked, 'year'>) => year && { fiscalYear: { eq: Number(year) } };

function days({ from, to }: Pick<Asked, 'from' | 'to'>) {
  return (from || to) && { ...(from && { gte: from }), ...(to && { lte: to }) };
}

function amounts({ min, max }: Pick<Asked, 'min' | 'max'>) {
  return (min || max) && { amount: { ...(min && { gte: min }), ...(max && { lte: max }) } };
}

export type IndicatorAsked = Asked & Record<'source' | 'status' | 'held' | 'agency' | 'entered', string>;

/** `held`: 'pending' = those that a finance department holds, 'agency' = those of budget units. `entered`: those that came into the region from above or outside. */
export function indicatorFilter(asked: IndicatorAsked): IndicatorFilter {
  const { q, source, status, held, agency, entered } = asked;
  const on = days(asked);
  return all<IndicatorFilter>(
    under(asked),
    ofFund(asked),
    ofYear(asked),
    amounts(asked),
    source && { source: { eq: source as never } },
    status && { status: { eq: status as never } },
    on && { docIssuedOn: on },
    held === 'pending' && { not: { agency: {} } },
    held === 'agency' && { agency: {} },
    agency && { agency: { code: { eq: agency } } },
    entered && asked.region && { and: [enteredInto(asked.region)] },
    q && { or: [{ doc: { docNo: { contains: q } } }, { superiorDocNo: { contains: q } }] },
  );
}

/** Money that has come into a region: pending indicators, but for those that regions of its own have passed on to each other. */
export const enteredInto = (region: string): IndicatorFilter => ({
  not: {
    or: [{ agency: {} }, { upstreamAllocation: { fromRegionCode: { startsWith: regionDigits(region) } } }],
  },
});

export type AllocationAsked = Asked & Record<'kind' | 'status' | 'sender' | 'receiver' | 'agency', string>;

/** `sender` and `receiver` are codes of the regions themselves, `region` one whose regions received, `agency` the unit that did. */
export function allocationFilter(asked: AllocationAsked): AllocationFilter {
  const { q, kind, status, sender, receiver, agency } = asked;
  const on = days(asked);
  return all<AllocationFilter>(
    under(asked),
    ofFund(asked),
    ofYear(asked),
    amounts(asked),
    kind && { kind: { eq: kind as never } },
    status && { status: { eq: status as never } },
    sender && { fromRegionCode: { eq: sender } },
    receiver && { toRegionCode: { eq: receiver } },
    agency && { toAgency: { code: { eq: agency } } },
    on && { docIssuedOn: on },
    q && { docNo: { contains: q } },
  );
}

export type PaymentAsked = Asked &
  Record<
    'status' | 'payeeKind' | 'payee' | 'agency' | 'project' | 'indicator' | 'level' | 'refunds' | 'warned',
    string
  >;

/** What a list of payments that no link has limited is asked by. */
export const ALL_PAYMENTS: PaymentAsked = {
  ...NOTHING,
  status: '',
  payeeKind: '',
  payee: '',
  agency: '',
  project: '',
  indicator: '',
  level: '',
  refunds: '',
  warned: '',
};

/** `payee`: one or several ids with blanks between. `refunds`: 'without' = payments that return none. `level` is that of the paying region itself. */
export function paymentFilter(asked: PaymentAsked): PaymentFilter {
  const { q, status, payeeKind, payee, agency, project, indicator, level, refunds, warned } = asked;
  const on = days(asked);
  return all<PaymentFilter>(
    under(asked),
    ofFund(asked),
    ofYear(asked),
    amounts(asked),
    status && { status: { eq: status as never } },
    payeeKind && { payeeKind: { eq: payeeKind as never } },
    payee && { payee: { id: { in: payee.split(' ') } } },
    agency && { agency: { code: { eq: agency } } },
    project && { project: { code: { eq: project } } },
    indicator && { indicator: { id: { eq: indicator } } },
    level && { region: { level: { eq: level as never } } },
    on && { paidOn: on },
    warned && { warnings: { some: {} } },
    refunds === 'without' && { not: { refundOf: {} } },
    q && {
      or: [
        { voucherNo: { startsWith: q } },
        { applicationNo: { startsWith: q } },
        { payeeName: { contains: q } },
        { purpose: { contains: q } },
        { contractNo: { startsWith: q } },
      ],
    },
  );
}

export type SubsidyLineAsked = Asked & Record<'status' | 'programme' | 'person' | 'household', string>;

export function subsidyLineFilter(asked: SubsidyLineAsked): SubsidyLineFilter {
  const { q, status, programme, person, household } = asked;
  const on = days(asked);
  // Fund and year of a line are those of the payment that funds its batch.
  const payment = all<PaymentFilter>(ofFund(asked), ofYear(asked));
  return all<SubsidyLineFilter>(
    under(asked),
    amounts(asked),
    status && { status: { eq: status as never } },
    programme && { programme: { code: { eq: programme } } },
    person && { person: { id: { eq: person } } },
    household && { household: { id: { eq: household } } },
    on && { paidOn: on },
    Object.keys(payment).length > 0 && { subsidyBatch: { payment } },
    q && { or: [{ household: { householdNo: { startsWith: q } } }, { programme: { name: { contains: q } } }] },
  );
}

type Searched = Pick<Asked, 'q' | 'region' | 'from' | 'to' | 'min' | 'max'>;

export const payeeFilter = (asked: Searched): PayeeFilter =>
  all<PayeeFilter>(
    under(asked),
    asked.q && {
      or: [
        { name: { contains: asked.q } },
        { uscc: { startsWith: asked.q } },
        { accountNoMasked: { startsWith: asked.q } },
      ],
    },
  );

export function enterpriseFilter(asked: Searched): EnterpriseFilter {
  const { q, min, max } = asked;
  const on = days(asked);
  return all<EnterpriseFilter>(
    under(asked),
    on && { establishedOn: on },
    (min || max) && { regCapital: { ...(min && { gte: min }), ...(max && { lte: max }) } },
    q && { or: [{ name: { contains: q } }, { uscc: { startsWith: q } }, { address: { contains: q } }] },
  );
}

export function accountFilter(asked: Searched): AccountFilter {
  const on = days(asked);
  return all<AccountFilter>(
    under(asked),
    on && { openedOn: on },
    asked.q && {
      or: [
        { name: { contains: asked.q } },
        { accountNoMasked: { startsWith: asked.q } },
        { bankName: { contains: asked.q } },
      ],
    },
  );
}

export function personFilter(asked: Searched): PersonFilter {
  const on = days(asked);
  return all<PersonFilter>(
    under(asked),
    on && { bornOn: on },
    asked.q && {
      or: [
        { name: { startsWith: asked.q } },
        { idNoMasked: { startsWith: asked.q } },
        { memberships: { some: { household: { householdNo: { startsWith: asked.q } } } } },
      ],
    },
  );
}

export function householdFilter(asked: Searched): HouseholdFilter {
  const on = days(asked);
  return all<HouseholdFilter>(
    under(asked),
    on && { registeredOn: on },
    asked.q && { or: [{ householdNo: { startsWith: asked.q } }, { head: { name: { startsWith: asked.q } } }] },
  );
}

export function documentFilter(asked: Searched): IndicatorDocFilter {
  const on = days(asked);
  return all<IndicatorDocFilter>(
    under(asked),
    on && { issuedOn: on },
    asked.q && {
      or: [
        { docNo: { contains: asked.q } },
        { title: { contains: asked.q } },
        { superiorDocNo: { contains: asked.q } },
      ],
    },
  );
}
