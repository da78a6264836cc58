import { encodeCsv } from './csv.js';
import { encodeNdjson } from './ndjson.js';
import { encodeParquet } from './parquet.js';
import type { Encode } from './sheet.js';
import { encodeXlsx } from './xlsx.js';

export const formats = ['csv', 'ndjson', 'xlsx', 'parquet'] as const;
export type Format = (typeof formats)[number];

export const encoders: Readonly<Record<Format, Encode>> = {
  csv: encodeCsv,
  ndjson: encodeNdjson,
  xlsx: encodeXlsx,
  parquet: encodeParquet,
};

export const contentTypes: Readonly<Record<Format, string>> = {
  csv: 'text/csv; header=present',
  ndjson: 'application/x-ndjson; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  parquet: 'application/vnd.apache.parquet',
};
