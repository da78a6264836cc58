/** The encodings that are read as they come; whatever comes in another is made UTF-8 first. */
export type Encoding = 'utf-8' | 'gb18030';

/**
 * How the bytes of a part are cut into records and cells. Kept with the batch, so that a run that is taken up reads as the first did.
 * `delimited` is read as it came. `cells` is what everything else is made into: one JSON array a line, the place that people know (the row of
 * a sheet, the number of an element, the line of a text) and then the cells; an empty cell is ''.
 * A row leaves out the empty cells at its end. What was no record has, in place of its first cell, a list with the code that says why.
 */
export type Reading = { kind: 'delimited'; delimiter: string; quote: string } | { kind: 'cells' };

/** Commas and double quotes: the usual. */
export const commaSeparated: Reading = { kind: 'delimited', delimiter: ',', quote: '"' };
