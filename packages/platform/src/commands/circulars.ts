import type { Platform } from '../open-platform.js';
import { both } from '../say.js';
import { type ExportOptions, formatOf, writeDocument } from './document-file.js';

/** `qingqu circulars list` */
export async function list(
  { system, voice }: Platform,
  _signal: AbortSignal,
  { month, stream }: { month?: string; stream?: string },
): Promise<number> {
  const { rows } = await system.query<{
    circularNo: bigint;
    stream: string;
    month: string;
    state: string;
    title: string;
    documentNo: string | null;
    issuedOn: string | null;
    to: number;
    acknowledged: number;
  }>(
    `select c.circular_no as "circularNo", c.stream, c.month, c.state, c.title, c.document_no as "documentNo", c.issued_on as "issuedOn",
       count(d)::int as to, count(d.acknowledged_on)::int as acknowledged
     from circular c left join circular_delivery d on d.circular_id = c.id
     where ($1::text is null or c.month = $1) and ($2::text is null or c.stream = $2) group by c.id order by c.circular_no desc`,
    [month ?? null, stream ?? null],
  );
  if (rows.length === 0) voice.line(both('没有通报', 'there are none'));
  for (const { circularNo, stream: of, month: about, state, title, documentNo, issuedOn, to, acknowledged } of rows)
    voice.line(
      `${circularNo}  ${about}  ${of}  ${state}  ${documentNo ?? '-'}  ${issuedOn ?? '-'}  ${title}  ${both(
        `发送 ${to}，签收 ${acknowledged}`,
        `to ${to}, acknowledged by ${acknowledged}`,
      )}`,
    );
  return 0;
}

/** `qingqu circulars export <circular>`: its document as it was made last. */
export async function exportOne(
  platform: Platform,
  _signal: AbortSignal,
  circularNo: string,
  options: ExportOptions,
): Promise<number> {
  formatOf(options.format);
  if (!/^\d{1,18}$/.test(circularNo))
    throw new Error(
      both(
        `${circularNo} 不是通报编号；例如 qingqu circulars export 3`,
        `'${circularNo}' is no number of a circular; for example: qingqu circulars export 3`,
      ),
    );
  const { rows } = await platform.system.query<{ reportId: string }>(
    `select r.id as "reportId" from circular c join report r on r.matter_id = c.id where c.circular_no = $1 order by r.matter_version desc, r.made_at desc limit 1`,
    [circularNo],
  );
  if (!rows[0]) throw new Error(both(`没有通报 ${circularNo}`, `there is no circular ${circularNo}`));
  await writeDocument(platform, rows[0].reportId, options);
  return 0;
}
