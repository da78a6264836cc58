/** What an official document 公文 says, without how it looks. All of it is frozen when a report is made of it. */
export interface OfficialDocument {
  title: string;
  /** As 豫财农〔2018〕33号; null = not issued: it bears neither number nor red head. */
  documentNo: string | null;
  /** Who signs, as 河南省财政厅农业处. */
  issuer: string;
  /** To whom it goes 主送机关, without the colon. */
  addressee: string | null;
  /** Of its signing, 'YYYY-MM-DD'. */
  date: string | null;
  blocks: readonly Block[];
  /** Who gets copies 抄送. */
  copies?: readonly string[];
}

/** A heading, a paragraph (each line of it is one) or a table. */
export type Block = { heading: string } | { text: string } | { table: Table };

export interface Table {
  caption?: string;
  columns: readonly Column[];
  rows: readonly (readonly Cell[])[];
}

/**
 * text: a string; integer: a whole number; yuan: fen as bigint; percent: hundredths of a percent (1234 = 12.34 %); date: 'YYYY-MM-DD'.
 * Null = nothing to tell.
 */
export type Cell = string | number | bigint | null;

export interface Column {
  title: string;
  kind: 'text' | 'integer' | 'yuan' | 'percent' | 'date';
  /** Characters of the Chinese script; made to fit where nothing is said. */
  width?: number;
}
