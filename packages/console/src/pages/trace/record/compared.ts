interface Cell {
  header: string;
  value: string;
}

interface ReadField<Kind> {
  column: string;
  kind: Kind;
  fields: readonly string[];
  from: readonly { header: string; position: number }[];
}

/** A row of the comparison: cells of the line, and the fields that were read from them. */
export interface Compared<Kind = string> {
  key: string;
  from: readonly Cell[];
  kind: Kind | null;
  fields: readonly string[];
}

/**
 * Lays the cells of a line beside the fields that were read from them, in the order of the file; then what was read from no cell. Cells that
 * nothing was read from stand alone, so that nothing of the line is left out.
 */
export function compared<Kind extends string>(
  cells: readonly Cell[],
  read: readonly ReadField<Kind>[],
): Compared<Kind>[] {
  const withCells = read
    .map((field) => ({ ...field, at: field.from.map(({ position }) => position).toSorted((a, b) => a - b) }))
    .toSorted((one, other) => (one.at[0] ?? Number.POSITIVE_INFINITY) - (other.at[0] ?? Number.POSITIVE_INFINITY));
  const rows = withCells.map(({ column, kind, fields, from, at }) => ({
    at: at[0] ?? Number.POSITIVE_INFINITY,
    row: { key: column, kind, fields, from: from.flatMap(({ position }) => cells[position - 1] ?? []) },
  }));
  const used = new Set(withCells.flatMap(({ at }) => at));
  const unread = cells.flatMap((cell, index) =>
    used.has(index + 1) ? [] : [{ at: index + 1, row: { key: `#${index + 1}`, kind: null, fields: [], from: [cell] } }],
  );
  return [...rows, ...unread].toSorted((one, other) => one.at - other.at).map(({ row }) => row);
}
