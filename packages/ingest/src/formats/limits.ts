/** How much of a file is read at most. Each is a guard against files made to exhaust a machine, far above what honest files have. */
export interface FormatLimits {
  /** Members of an archive or of a workbook. */
  entries: number;
  /** Bytes that an archive may unpack to, all members together. */
  unpackedBytes: number;
  /** Bytes that a workbook may unpack to. */
  workbookBytes: number;
  /** Bytes unpacked for each packed one, beyond the first 16 MiB: deflate reaches 1000, honest tables hardly 100. */
  ratio: number;
  /** Cells with something in them, in a workbook. */
  cells: number;
  /** Rows of a sheet. */
  rows: number;
  /** Different names in the records of a JSON or XML file. */
  names: number;
  /** Seconds that converting a file may take, and one more for each MB of it. */
  seconds: number;
  /** Memory of the process that converts it: of its heap, and all in all. */
  heapMiB: number;
  memoryMiB: number;
}

/** What holds where nothing else is set. */
export const defaultLimits: FormatLimits = {
  entries: 1000,
  unpackedBytes: 4 * 2 ** 30,
  workbookBytes: 2 ** 30,
  ratio: 200,
  cells: 5_000_000,
  rows: 1_000_000,
  names: 2000,
  seconds: 120,
  heapMiB: 384,
  memoryMiB: 1024,
};
