import type { Entity } from '../model/entity.js';
import type { Registry } from '../model/registry.js';

type KeyPart = Entity['key'][number];

const forms: Record<KeyPart['type'], (text: string) => boolean> = {
  uuid: (text) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text),
  bigint: (text) => /^\d{1,18}$/.test(text),
  integer: (text) => /^\d{1,9}$/.test(text),
  date: isDay,
  text: (text) => text.length > 0 && text.length <= 200 && !text.includes('\0'),
};

/** Whether there is such a day of the calendar: Postgres would not take another. */
function isDay(text: string): boolean {
  const ms = /^[12]\d{3}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

/** Where ids are encoded, one after the other: a page has hundreds, and a buffer of its own for each would cost more than the rest. */
const scratch = Buffer.alloc(1024);

/** The opaque id of a record: its type and key. */
export function globalId(entity: Pick<Entity, 'name'>, key: readonly unknown[]): string {
  const words = `${entity.name}:${key.length === 1 ? key[0] : key.join('/')}`;
  // A character has at most three bytes.
  if (words.length * 3 > scratch.length) return Buffer.from(words).toString('base64url');
  return scratch.toString('base64url', 0, scratch.write(words));
}

/** What an id stands for; undefined when it is none of ours. */
export function parseGlobalId(entities: Registry, id: string): { entity: Entity; key: string[] } | undefined {
  if (id.length > 400) return undefined;
  const [name, rest] = splitOnce(Buffer.from(id, 'base64url').toString(), ':');
  const entity = entities.get(name);
  if (!entity || rest === undefined) return undefined;
  const words = rest.split('/');
  // What is left over belongs to the last part.
  const last = entity.key.length - 1;
  const key = [...words.slice(0, last), words.slice(last).join('/')];
  const fits = entity.key.every((part, at) => key[at] !== undefined && forms[part.type](key[at]));
  return fits ? { entity, key } : undefined;
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
