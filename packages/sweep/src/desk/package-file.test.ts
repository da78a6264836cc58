import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Header } from 'tar';
import { RulesRefused } from '../errors.js';
import { tempDir } from '../testing/world.js';
import { fetchPackage } from './fetch-package.js';

interface Entry {
  path: string;
  content?: string | Buffer;
  type?: 'File' | 'SymbolicLink' | 'Link' | 'Directory';
  linkpath?: string;
  /** What the header says when it lies. */
  size?: number;
}

/** A tar archive, entry by entry. */
function archiveOf(entries: Entry[]): Buffer {
  const blocks = entries.flatMap(({ path, content = '', type = 'File', linkpath, size }) => {
    const bytes = Buffer.from(content);
    const header = new Header({ path, type, size: size ?? bytes.length, mode: 0o644, mtime: new Date(0), linkpath });
    const block = Buffer.alloc(512);
    header.encode(block);
    return [block, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

let dir: string;
beforeAll(async () => {
  dir = await tempDir();
});

let counter = 0;
function fileOf(bytes: Buffer): string {
  counter += 1;
  const path = join(dir, `package-${counter}.tgz`);
  writeFileSync(path, bytes);
  return path;
}
const packed = (entries: Entry[]) => fileOf(gzipSync(archiveOf(entries)));
const rules = { path: 'package/rules.json', content: '{"规则": 1}' };

async function refusal(source: string, npmEnvironment?: NodeJS.ProcessEnv): Promise<string> {
  const error = await fetchPackage(source, npmEnvironment).then(
    () => undefined,
    (thrown: Error) => thrown,
  );
  expect(error).toBeInstanceOf(RulesRefused);
  expect(error!.message).not.toContain('\n');
  return error!.message;
}

describe('a package file', () => {
  it('is read for its rules.json alone', async () => {
    const code = { path: 'package/dist/index.js', content: 'process.exit(1)' };
    const path = packed([{ path: 'package/package.json', content: '{}' }, rules, code]);
    expect(await fetchPackage(path)).toEqual({ source: `package-${counter}.tgz`, json: '{"规则": 1}' });
  });

  const refused: [name: string, entries: Entry[], reason: RegExp][] = [
    ['without rules.json', [{ path: 'package/package.json' }], /holds no package\/rules\.json/],
    ['with it elsewhere', [{ path: 'rules.json', content: '{}' }], /holds no/],
    ['with a way round to it', [{ path: 'package/../package/rules.json', content: '{}' }], /holds no/],
    ['with it by another case', [{ path: 'package/Rules.json', content: '{}' }], /holds no/],
    ['with it twice', [rules, rules], /is there twice/],
    [
      'with a link in its place',
      [{ path: 'package/rules.json', type: 'SymbolicLink', linkpath: '/etc/passwd' }],
      /is a SymbolicLink, not a plain file/,
    ],
    [
      'with a hard link in its place',
      [
        { path: 'package/other.json', content: '{}' },
        { path: 'package/rules.json', type: 'Link', linkpath: 'package/other.json' },
      ],
      /is a Link/,
    ],
    ['with a folder in its place', [{ path: 'package/rules.json', type: 'Directory' }], /is a Directory/],
    ['with a rules.json that is too large', [{ ...rules, content: Buffer.alloc(20_000_001, 32) }], /larger than 20 MB/],
    [
      'with too many entries',
      Array.from({ length: 10_001 }, (_, n) => ({ path: `package/${n}` })),
      /more than 10000 entries/,
    ],
  ];
  it.each(refused)('%s is refused', async (_, entries, reason) => {
    expect(await refusal(packed(entries))).toMatch(reason);
  });

  it('that is cut off, damaged or something else is refused', async () => {
    const whole = gzipSync(archiveOf([rules]));
    expect(await refusal(fileOf(whole.subarray(0, -20)))).toMatch(/no archive .* make one with `npm pack`/);
    expect(await refusal(fileOf(Buffer.from('{"format": 1}')))).toMatch(/no archive/);
    expect(await refusal(fileOf(gzipSync('{"format": 1}')))).toMatch(/no archive/);
    expect(await refusal(packed([{ ...rules, size: 999_999 }]))).toMatch(/no archive/);
    expect(await refusal(join(dir, 'nothing.tgz'))).toMatch(/cannot be read/);
    mkdirSync(join(dir, 'folder.tgz'));
    expect(await refusal(join(dir, 'folder.tgz'))).toMatch(/this is no file/);
  });

  it('with text that is not UTF-8 is refused', async () => {
    expect(await refusal(packed([{ ...rules, content: Buffer.from([0x7b, 0xff, 0x7d]) }]))).toMatch(/no archive/);
  });

  it('that is packed twice, or that unpacks without an end, is left in time', async () => {
    const archive = archiveOf([rules]);
    expect(await refusal(fileOf(gzipSync(gzipSync(archive))))).toMatch(/its first entry is none/);
    const bomb = gzipSync(archiveOf([{ path: 'package/zeros', content: Buffer.alloc(300_000_000) }, rules]));
    const begun = performance.now();
    expect(await refusal(fileOf(bomb))).toMatch(/unpacks to more than 100 MB/);
    expect(performance.now() - begun).toBeLessThan(5_000);
  });

  it('that is too large as it is sent is not opened', async () => {
    expect(await refusal(fileOf(randomBytes(20_000_001)))).toMatch(/larger than 20 MB/);
  });
});

describe('a package from the registry', () => {
  const tarball = gzipSync(
    archiveOf([
      {
        path: 'package/package.json',
        content: JSON.stringify({
          name: '@county/rules',
          version: '1.0.0',
          scripts: { prepare: 'exit 1', preinstall: 'exit 1' },
        }),
      },
      rules,
    ]),
  );
  /** As much of npm's protocol as fetching one package takes. */
  const registry = createServer((request, response) => {
    const here = `http://${request.headers.host}`;
    if (request.url?.endsWith('.tgz')) return void response.end(tarball);
    if (!request.url?.startsWith('/@county')) return void response.writeHead(404).end('{}');
    const dist = {
      tarball: `${here}/@county/rules/-/rules-1.0.0.tgz`,
      integrity: `sha512-${createHash('sha512').update(tarball).digest('base64')}`,
    };
    const manifest = { name: '@county/rules', version: '1.0.0', dist };
    response.end(JSON.stringify({ name: '@county/rules', versions: { '1.0.0': manifest }, 'dist-tags': {} }));
  });
  let npm: NodeJS.ProcessEnv;
  beforeAll(async () => {
    await new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve));
    npm = {
      ...process.env,
      npm_config_registry: `http://127.0.0.1:${(registry.address() as AddressInfo).port}/`,
      npm_config_cache: await tempDir(),
      npm_config_fetch_retries: '0',
    };
  });
  afterAll(() => {
    registry.close();
  });

  it('is fetched by npm, without its scripts', async () => {
    expect(await fetchPackage('@county/rules@1.0.0', npm)).toEqual({
      source: '@county/rules@1.0.0',
      json: rules.content,
    });
  });

  it('that is not there, or whose registry is not there, is one line', async () => {
    expect(await refusal('@county/rules@2.0.0', npm)).toMatch(/npm could not fetch it \(ETARGET\)/);
    expect(await refusal('nothing-here@1.0.0', npm)).toMatch(/npm could not fetch it \(E404\); .* \.tgz file/);
    const nowhere = { ...npm, npm_config_registry: 'http://127.0.0.1:9/' };
    expect(await refusal('@county/rules@1.0.0', nowhere)).toMatch(/npm could not fetch it \(ECONNREFUSED\)/);
  });

  it.each([
    '@county/rules',
    '@county/rules@latest',
    '@county/rules@^1.0.0',
    'https://example.com/rules.zip',
    'git+ssh://example.com/rules.git',
    '--registry=http://example.com@1.0.0',
    'file:../rules@1.0.0',
    '../rules@1.0.0',
    'rules@1.0.0 other@1.0.0',
  ])('is asked for by its name and version: %s is not', async (source) => {
    expect(await refusal(source)).toMatch(/write it like @lankao\/township-rules@1\.0\.0/);
  });
});
