import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type GraphQLSchema, parse, specifiedRules, validate } from 'graphql';
import { limits } from './limits.js';
import { refuse } from './refuse.js';

export interface DocumentSettings {
  /** A folder of manifests (`*.json`) that say `{ "sha256:<hex>": "query …" }`. */
  dir?: string;
  /** `required`: no other operation is answered, except as `plugins.ts` says. */
  mode: 'required' | 'optional';
  /** Whether Apollo's automatic persisted queries are taken, which anybody may add to. */
  automatic: boolean;
}

const example = `{ "${idOf('{ viewer { username } }')}": "{ viewer { username } }" }`;

/** The operations that clients were released with, by the SHA-256 of their text. */
export class TrustedDocuments {
  #texts: ReadonlyMap<string, string>;
  #known: ReadonlySet<string>;

  /** @throws Error that names the file, the entry, and what was expected. */
  constructor(
    schema: GraphQLSchema,
    readonly settings: DocumentSettings,
  ) {
    this.#texts = new Map(settings.dir ? readManifests(settings.dir, schema) : []);
    this.#known = new Set(this.#texts.values());
  }

  /** Whether the operations of this text are trusted, however they came. */
  has(text: string | undefined): boolean {
    return text !== undefined && this.#known.has(text);
  }

  /**
   * Puts the text in the place of a `documentId` before Apollo sees the request, as the appendix on persisted documents of
   * GraphQL over HTTP has it.
   */
  readonly preHandler = async (request: FastifyRequest, reply: FastifyReply) => {
    const asked = (request.method === 'GET' ? request.query : request.body) as
      | Record<string, unknown>
      | null
      | undefined;
    if (typeof asked !== 'object' || asked === null || !('documentId' in asked)) return;
    const { documentId, ...rest } = asked;
    if ('query' in rest) return refuse(reply, 400, 'BAD_USER_INPUT', 'Send documentId or query, not both.');
    const text = typeof documentId === 'string' ? this.#texts.get(documentId) : undefined;
    if (text === undefined)
      return refuse(
        reply,
        400,
        'PERSISTED_DOCUMENT_NOT_FOUND',
        'No document with this id is registered here. Register it in the folder of QINGQU_DOCUMENTS and start again.',
      );
    if (request.method === 'GET') {
      const search = new URLSearchParams({ ...(rest as Record<string, string>), query: text });
      request.raw.url = `/graphql?${search}`;
    } else request.body = { ...rest, query: text };
  };
}

export function idOf(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

function readManifests(dir: string, schema: GraphQLSchema): [string, string][] {
  const files = readdirSync(dir).filter((name) => name.endsWith('.json'));
  return files.sort().flatMap((file) => readManifest(join(dir, file), schema));
}

function readManifest(file: string, schema: GraphQLSchema): [string, string][] {
  const wrong = (place: string, expected: string) =>
    new Error(`${file}${place}: expected ${expected}, for example ${example}`);
  let manifest: unknown;
  try {
    manifest = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new Error(wrong('', 'a JSON object of ids and documents').message, { cause });
  }
  if (typeof manifest !== 'object' || manifest === null || Array.isArray(manifest))
    throw wrong('', 'a JSON object of ids and documents');
  return Object.entries(manifest).map(([id, text]) => {
    if (typeof text !== 'string') throw wrong(`, ${id}`, 'a document as a string');
    if (id !== idOf(text)) throw wrong(`, ${id}`, `the id ${idOf(text)}, which is the SHA-256 of the document`);
    const problem = problemOf(text, schema);
    if (problem) throw wrong(`, ${id}`, `a document that the schema allows (${problem})`);
    return [id, text];
  });
}

function problemOf(text: string, schema: GraphQLSchema): string | undefined {
  try {
    return validate(schema, parse(text, { maxTokens: limits.tokens }), specifiedRules, { maxErrors: 1 })[0]?.message;
  } catch (error) {
    return (error as Error).message;
  }
}
