export { type ReadDocx, type ReadTable, readDocx } from './read-docx.js';
export { type ReadCell, type ReadWorkbook, readWorkbook } from './read-workbook.js';
export { unzip } from './unzip.js';
