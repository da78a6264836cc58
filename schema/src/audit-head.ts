import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { AuditError, type AuditHead } from './audit-seal.js';

/** Reads which seal was the newest when this installation last sealed; undefined when it never did. @throws AuditError */
export function readAuditHead(file: string): AuditHead | undefined {
  const text = textOf(file);
  if (text === undefined) return undefined;
  const { n, hash } = parsed(text);
  if (/^\d{1,18}$/.test(String(n)) && /^[0-9a-f]{64}$/.test(String(hash))) return { n: BigInt(n!), hash: hash! };
  throw new AuditError({
    zh: `${file} 不是封存记录的标记，应形如 {"n":"12","hash":"<64 位十六进制>"}；请从备份恢复`,
    en: `${file} does not tell the newest seal, as {"n":"12","hash":"<64 hexadecimal digits>"} would; restore it from a backup`,
  });
}

/** Remembers the newest seal, whole or not at all; one that is remembered is never replaced by an earlier one. */
export function writeAuditHead(file: string, head: AuditHead): void {
  const known = readAuditHead(file);
  if (known && known.n >= head.n) return;
  mkdirSync(dirname(file), { recursive: true });
  const fresh = `${file}.${process.pid}.new`;
  writeFileSync(fresh, `${JSON.stringify({ n: String(head.n), hash: head.hash })}\n`, { mode: 0o600, flush: true });
  renameSync(fresh, file);
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function parsed(text: string): { n?: string; hash?: string } {
  try {
    return (JSON.parse(text) ?? {}) as { n?: string; hash?: string };
  } catch {
    return {};
  }
}
