// Bytes by their hash over real HTTP: an upload that is cut half-way is gone on with; what is wrong, too big or too much at once is refused before it is
// read.
import { mkdirSync, readdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { IntakeState } from '@qingqu/ingest';
import { noon } from '../testing/client.js';
import {
  MAX_BYTES,
  project,
  type Reply,
  replyTo,
  sha256,
  type UploadWorld,
  type User,
  uploadWorld,
} from '../testing/uploading.js';
import { PartialFiles } from './partial-files.js';

let world: UploadWorld;
beforeAll(async () => {
  world = await uploadWorld();
});
afterEach(() => world.clear());
afterAll(() => world?.drop());

describe('an upload by its hash', () => {
  it('whose connection is cut half-way is gone on with where it broke', async () => {
    const content = project(...Array.from({ length: 900 }, (_, at): [string] => [`P${at}`]));
    const bytes = Buffer.from(content);
    const sent = world.open('PATCH', `/uploads/${sha256(content)}?feed=project`, {
      ...world.bearer('yucheng'),
      'content-type': 'application/octet-stream',
      'upload-offset': 0,
      'upload-length': bytes.length,
      'content-length': bytes.length,
    });
    sent.on('error', () => undefined);
    sent.write(bytes.subarray(0, 1_000));
    while ((await world.head('yucheng', content)).headers['upload-offset'] !== '1000');
    sent.destroy();
    // The server has to notice; until then it says that somebody is on it.
    let reply: Reply;
    do reply = await world.patch('yucheng', content, 1_000, bytes.subarray(1_000, 1_500));
    while (reply.status === 409);
    expect([reply.status, reply.headers['upload-offset']]).toEqual([204, '1500']);
    const rest = await world.patch('yucheng', content, 1_500, bytes.subarray(1_500));
    expect(rest).toMatchObject({ status: 202, body: { sha256: sha256(content), batches: [{ status: 'RECEIVED' }] } });
    await world.load();
    expect((await world.batches())[0]).toMatchObject({ n_loaded: 900, bytes: BigInt(bytes.length), name: 'p.csv' });
    expect(world.partials()).toEqual([]);
  });

  it('goes on at no other place than where it stands', async () => {
    const content = project(['P1']);
    expect((await world.head('yucheng', content)).status).toBe(404);
    await world.patch('yucheng', content, 0, content.slice(0, 10));
    const wrong = await world.patch('yucheng', content, 5, content.slice(5));
    expect([wrong.status, wrong.headers['upload-offset']]).toEqual([409, '10']);
    expect(await world.head('yucheng', content)).toMatchObject({
      status: 200,
      headers: { 'upload-offset': '10', 'upload-complete': '?0' },
    });
    expect((await world.head('minquan', content)).status).toBe(404);
    expect((await world.put('yucheng', content)).status).toBe(202);
  });

  it('that is whole is answered with its batch, however often it is asked', async () => {
    const content = project(['P1']);
    const first = await world.put('yucheng', content);
    expect(await world.put('yucheng', content)).toMatchObject({
      status: 202,
      body: { batches: [{ id: first.body.batches[0].id, already: true }] },
    });
    expect(await world.head('yucheng', content)).toMatchObject({ status: 200, headers: { 'upload-complete': '?1' } });
    expect(await world.batches()).toHaveLength(1);
  });

  it('with another hash than its address says is thrown away', async () => {
    const content = project(['P1']);
    const reply = await world.put('yucheng', content, { path: `/uploads/${sha256('other')}?feed=project` });
    expect(reply).toMatchObject({ status: 422, body: { errors: [{ extensions: { code: 'HASH_MISMATCH' } }] } });
    expect([await world.batches(), world.partials()]).toEqual([[], []]);
  });

  it.each<[string, Record<string, string | number>, number]>([
    ['of another kind', { 'content-type': 'text/csv' }, 415],
    ['of no length', { 'upload-length': '-1' }, 400],
    ['that is too big', { 'upload-length': MAX_BYTES + 1 }, 413],
  ])('%s is refused', async (_, headers, status) => {
    const content = project(['P1']);
    expect((await world.put('yucheng', content, { headers })).status).toBe(status);
    expect(await world.batches()).toEqual([]);
  });

  it('with an address that is no hash is refused', async () => {
    expect((await world.put('yucheng', 'x', { path: '/uploads/..%2f..%2fetc?feed=project' })).status).toBe(400);
  });

  it('that brings more than it said is refused', async () => {
    const content = project(['P1']);
    const headers = { ...world.bearer('yucheng'), 'content-type': 'application/octet-stream', 'upload-length': 10 };
    expect((await world.put('yucheng', content, { headers })).status).toBe(400);
    const chunked = world.open('PUT', `/uploads/${sha256(content)}?feed=project`, headers);
    const reply = replyTo(chunked);
    chunked.end(content);
    expect((await reply).status).toBe(400);
    expect(world.partials()).toEqual([]);
  });
});

describe('what is too much', () => {
  it('is refused by its length before it is read, and by its bytes where it does not say', async () => {
    const big = `${project()}${'x'.repeat(MAX_BYTES + 20_000)}`;
    expect((await world.form('yucheng', { feed: 'project' }, big)).status).toBe(413);
    const just = `${project()}${'x'.repeat(MAX_BYTES)}`;
    expect((await world.form('yucheng', { feed: 'project' }, just)).status).toBe(413);
    expect([await world.batches(), world.partials()]).toEqual([[], []]);
  });

  it('at once is told to come again, and goes on afterwards', async () => {
    const begin = (who: User, key: string) => {
      const content = project([key]);
      const sent = world.open('PUT', `/uploads/${sha256(content)}?feed=project`, {
        ...world.bearer(who),
        'content-type': 'application/octet-stream',
        'content-length': Buffer.byteLength(content),
      });
      sent.write(content.slice(0, 5));
      const reply = replyTo(sent);
      return {
        isThere: async () => (await world.head(who, content)).status === 200,
        async finish() {
          sent.end(content.slice(5));
          expect((await reply).status).toBe(202);
        },
      };
    };
    const begun = [begin('yucheng', 'A'), begin('yucheng', 'B'), begin('minquan', 'C')];
    for (const { isThere } of begun) while (!(await isThere()));
    const more = (who: User) => world.put(who, project(['D']));
    expect(await more('minquan')).toMatchObject({ status: 429, headers: { 'retry-after': '5' } });
    await begun[2]!.finish();
    // There is room again, but not for somebody who has half of it already.
    expect((await more('yucheng')).status).toBe(429);
    expect((await more('minquan')).status).toBe(202);
    await begun[0]!.finish();
    expect((await more('yucheng')).status).toBe(202);
    await begun[1]!.finish();
  });

  it.each<[Exclude<IntakeState, { isOpen: true }>['cause'], number]>([
    ['busy', 429],
    ['disk', 507],
  ])('for the platform (%s) is told when to come again', async (cause, status) => {
    world.intake.state = { isOpen: false, cause, words: { zh: '请稍后', en: 'later' }, retryAfterSeconds: 30 };
    const reply = await world.form('yucheng', { feed: 'project' });
    expect([reply.status, reply.headers['retry-after']]).toEqual([status, '30']);
  });

  it('for a disk that is full in the middle of it is told as such', async () => {
    const content = project(['P1']);
    mkdirSync(world.uploads, { recursive: true });
    const path = join(world.uploads, `${world.users.yucheng.id}-${sha256(content)}`);
    symlinkSync('/dev/full', path);
    expect(await world.put('yucheng', content)).toMatchObject({
      status: 507,
      body: { errors: [{ extensions: { code: 'STORAGE_FULL' } }] },
    });
    rmSync(path);
  });

  it('in time is thrown away: parts that nobody has gone on with for a day', async () => {
    const uploads = join(world.uploads, '..', 'partial');
    mkdirSync(uploads);
    for (const [name, hours] of [
      ['old', 25],
      ['new', 23],
    ] as const) {
      writeFileSync(join(uploads, name), 'x');
      const at = new Date(noon.getTime() - hours * 3_600_000);
      utimesSync(join(uploads, name), at, at);
    }
    expect(await new PartialFiles(uploads, () => noon).clean()).toBe(1);
    expect(readdirSync(uploads)).toEqual(['new']);
  });
});
