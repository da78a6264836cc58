/** A version of a record as its source line has it. */
export interface RecordVersion {
  version: number;
  cells: readonly { header: string; value: string }[] | null;
}

/** A field in the version before and in the one after. */
export interface ComparedField {
  header: string;
  before: string;
  after: string;
  differs: boolean;
}

/** What tells versions of one record apart, and is no statement about it. */
const bookkeeping = 'rev';

/** Two versions side by side, in the order of the earlier one's line; what only one has stands empty in the other. */
export function compareVersions(before: RecordVersion, after: RecordVersion): ComparedField[] {
  const values = (of: RecordVersion) => new Map(of.cells?.map(({ header, value }) => [header, value]));
  const [old, fresh] = [values(before), values(after)];
  const headers = [...new Set([...old.keys(), ...fresh.keys()])].filter((header) => header !== bookkeeping);
  return headers.map((header) => {
    const [was, is] = [old.get(header) ?? '', fresh.get(header) ?? ''];
    return { header, before: was, after: is, differs: was !== is };
  });
}
