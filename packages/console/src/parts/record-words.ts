/** Fields that tell a record from others of its kind, the most telling first. */
const NAMES = [
  'voucherNo',
  'docNo',
  'planNo',
  'contractNo',
  'serialNo',
  'householdNo',
  'name',
  'payeeName',
  'accountNoMasked',
  'idNoMasked',
  'period',
  'month',
] as const;
const DAYS = [
  'paidOn',
  'docIssuedOn',
  'occurredOn',
  'transactedOn',
  'diedOn',
  'validFrom',
  'registeredOn',
  'acquiredOn',
] as const;

/** The fields that a record is called by, as far as its kind has them. */
export const NAMING: readonly string[] = [...NAMES, ...DAYS, 'amount', 'total'];

/** `5202-2018-1 · 虞城县某公司 · 2018-07-02 · 150,000.00`: what a record is called among its kind. */
export function recordWords(record: object, amountWords: (yuan: string) => string): string {
  const fields = record as Readonly<Record<string, unknown>>;
  const within = fields.doc as { docNo?: string | null } | null | undefined;
  const amount = (fields.amount ?? fields.total) as string | null | undefined;
  return [
    within?.docNo,
    ...NAMES.map((name) => fields[name]),
    ...DAYS.map((day) => fields[day]),
    amount && amountWords(amount),
  ]
    .filter(Boolean)
    .join(' · ');
}
