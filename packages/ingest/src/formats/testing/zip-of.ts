import { deflateRawSync } from 'node:zlib';
import { Crc32 } from '../crc32.js';

/** A member of a zip file, and what is to be wrong with it. */
export interface ZipMember {
  name: string | Buffer;
  content: string | Buffer;
  /** Whether the name is marked as UTF-8. */
  isUtf8?: boolean;
  /** What the directory says in place of what is. */
  declaredSize?: number;
  declaredCrc?: number;
  isEncrypted?: boolean;
  isStored?: boolean;
}

/** A zip file of these members, written without any checks, so that every kind of wrong one can be made. */
export function zipOf(members: readonly ZipMember[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const member of members) {
    const name = Buffer.from(member.name);
    const content = Buffer.from(member.content);
    const packed = member.isStored ? content : deflateRawSync(content);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE((member.isEncrypted ? 1 : 0) | (member.isUtf8 ? 0x800 : 0), 2);
    shared.writeUInt16LE(member.isStored ? 0 : 8, 4);
    shared.writeUInt16LE(0x21, 8);
    shared.writeUInt32LE(member.declaredCrc ?? new Crc32().update(content).value, 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(member.declaredSize ?? content.length, 18);
    shared.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), shared, name, packed]);
    // Comment length, disk, internal and external attributes (all none), and where the member lies.
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.of(20, 0), shared, rest, name]));
    locals.push(local);
    offset += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(members.length, 4);
  end.writeUInt16LE(members.length, 6);
  end.writeUInt32LE(entries.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, entries, Buffer.from('PK\x05\x06'), end]);
}
