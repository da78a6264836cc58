export type { Block, Cell, Column, OfficialDocument, Table } from './content.js';
export { contentJson, documentOf } from './frozen.js';
export { type DocumentFormat, documentFormats, mediaTypes, renderDocument, templateVersion } from './render.js';
export { chineseDay, chineseMonth, yuanText } from './words.js';
