import type { Converter, ConvertJob } from './convert-job.js';
import { fixedToCells } from './fixed.js';
import { jsonToCells } from './json.js';
import { linesToCells } from './ndjson.js';
import { workbookToCells } from './xlsx/workbook-to-cells.js';
import { xmlToCells } from './xml.js';

/** What makes a file of each format into cells. */
export const converters: Readonly<Record<ConvertJob['format'], Converter>> = {
  xlsx: workbookToCells,
  json: jsonToCells,
  ndjson: linesToCells,
  fixed: fixedToCells,
  xml: xmlToCells,
};
