import { byMark } from '../../encoding.js';
import { damaged } from '../refusal.js';
import { decoderOf } from '../text.js';
import type { Member, Zip } from '../zip.js';

/** A member of a workbook, by name. @throws Refusal when there is none */
export function memberNamed(zip: Zip, name: string): Member {
  const member =
    zip.members.find((one) => one.name === name) ??
    zip.members.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (!member) throw damaged(`工作簿缺少 ${name}`, `the workbook lacks ${name}`);
  return member;
}

/** The text of a member, as it comes; the parts of workbooks are UTF-8, or UTF-16 with its mark. */
export async function* piecesOf(zip: Zip, name: string, onBytes?: (bytes: number) => void): AsyncGenerator<string> {
  let decoder: ReturnType<typeof decoderOf> | undefined;
  for await (const chunk of zip.read(memberNamed(zip, name))) {
    onBytes?.(chunk.length);
    if (!decoder) {
      const mark = byMark(chunk);
      decoder = decoderOf(mark?.charset ?? 'utf-8');
      yield decoder.decode(chunk.subarray(mark?.bom ?? 0), { stream: true });
    } else yield decoder.decode(chunk, { stream: true });
  }
  if (decoder) yield decoder.decode();
}
