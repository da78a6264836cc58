// Files of what is handled, over HTTP:
//   1. put by one person and fetched by another, byte for byte, both written down;
//   2. of the kinds that are taken, by their bytes, of 20 MiB at most;
//   3. to what the person sees and in which something is left to do; by nobody else, and not by programs.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { attachedEndings, mediaTypeOf } from '@qingqu/casework';
import { type CaseworkApi, COUNTY, caseworkApi, keyOf, OTHER_COUNTY } from '../testing/casework-api.js';

const offices = {
  nong: { role: 'staff', regionCode: COUNTY, departmentKinds: ['agri'] },
  guoku: { role: 'staff', regionCode: COUNTY, departmentKinds: ['treasury'] },
  jiandu: { role: 'supervisor', regionCode: COUNTY },
  shenji: { role: 'auditor', regionCode: COUNTY },
  guanli: { role: 'admin', regionCode: COUNTY },
  lingdao: { role: 'leader', regionCode: COUNTY },
  'lin-jiandu': { role: 'supervisor', regionCode: OTHER_COUNTY },
} as const;
type Name = keyof typeof offices;

const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n%%EOF\n');

let world: CaseworkApi<Name>;
let order: string;
beforeAll(async () => {
  world = await caseworkApi(offices);
  const { issueOrder } = await world.must(
    'jiandu',
    `mutation { issueOrder(title: "交办", requirement: "核实", regionCode: "${COUNTY}", departmentKind: AGRI) { id } }`,
  );
  order = issueOrder.id;
});
afterAll(() => world?.close());

interface Put {
  matter?: string;
  id?: string;
  name?: string;
  bytes?: Buffer;
}

async function put(who: Name | undefined, { matter = 'order', id = order, name = '凭证.pdf', bytes = PDF }: Put = {}) {
  const response = await fetch(
    `${world.api.url}/attachments/${matter}/${encodeURIComponent(id)}?name=${encodeURIComponent(name)}`,
    {
      method: 'POST',
      headers: {
        'content-type': 'application/octet-stream',
        ...(who && { authorization: `Bearer ${world.token(who)}` }),
      },
      body: bytes,
    },
  );
  const body = (await response.json()) as {
    id?: string;
    downloadUrl?: string;
    errors?: { message: string; extensions: { code: string } }[];
  };
  return { status: response.status, body, code: body.errors?.[0]?.extensions.code, message: body.errors?.[0]?.message };
}

const get = (who: Name | undefined, url: string) =>
  fetch(`${world.api.url}${url}`, who && { headers: { authorization: `Bearer ${world.token(who)}` } });

const entries = async (action: string) =>
  (
    await world.database.system.query(
      'select username, role, target_kind, target_id, detail from audit_entry where action = $1 order by seq',
      [action],
    )
  ).rows;

describe('a file', () => {
  it('is put by one person and fetched by another, byte for byte, and both are written down', async () => {
    const { status, body } = await put('nong');
    const sha256 = createHash('sha256').update(PDF).digest('hex');
    expect({ status, body }).toEqual({
      status: 201,
      body: {
        id: expect.any(String),
        name: '凭证.pdf',
        mediaType: 'application/pdf',
        bytes: PDF.length,
        sha256,
        downloadUrl: expect.stringMatching(/^\/attachments\//),
      },
    });
    const key = keyOf(body.id!);
    expect(readFileSync(join(world.blobDir, sha256.slice(0, 2), sha256))).toEqual(PDF);
    const fetched = await get('jiandu', body.downloadUrl!);
    expect(Buffer.from(await fetched.arrayBuffer())).toEqual(PDF);
    expect(Object.fromEntries(fetched.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(PDF.length),
      'content-disposition': `attachment; filename="attachment"; filename*=UTF-8''${encodeURIComponent('凭证.pdf')}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'x-content-sha256': sha256,
    });
    const matter = { matter: 'order', matterId: keyOf(order) };
    expect(await entries('attachment_add')).toEqual([
      {
        username: 'nong',
        role: 'staff',
        target_kind: 'Attachment',
        target_id: key,
        detail: { ...matter, mediaType: 'application/pdf', bytes: PDF.length, sha256 },
      },
    ]);
    expect(await entries('attachment_fetch')).toEqual([
      { username: 'jiandu', role: 'supervisor', target_kind: 'Attachment', target_id: key, detail: matter },
    ]);
  });

  it('is shown with what it belongs to, also by its global id', async () => {
    const { workOrders } = await world.must(
      'nong',
      '{ workOrders(first: 1) { nodes { attachments(first: 5) { nodes { id name uploadedBy downloadUrl matter { id } } } } } }',
    );
    const [shown] = workOrders.nodes[0].attachments.nodes;
    expect(shown).toMatchObject({ name: '凭证.pdf', uploadedBy: 'nong', matter: { id: order } });
    expect((await get('nong', `/attachments/${encodeURIComponent(shown.id)}`)).status).toBe(200);
  });

  it('has no path in its name, and nothing that a terminal would take for more than a letter', async () => {
    await put('nong', { name: '../../etc/C:\\temp\\\u202e票\u0007据.pdf' });
    const { rows } = await world.database.system.query('select name from attachment order by uploaded_at desc limit 1');
    expect(rows).toEqual([{ name: '票据.pdf' }]);
  });
});

describe('it is refused', () => {
  const countFiles = async () =>
    (await world.database.system.query('select count(*)::int as n from attachment')).rows[0].n;

  it.each<[string, Name | undefined, Put, number, string, RegExp]>([
    ['from nobody', undefined, {}, 401, 'UNAUTHENTICATED', /./],
    ['from another department', 'guoku', {}, 404, 'NOT_FOUND', /no such matter/],
    ['from another county', 'lin-jiandu', {}, 404, 'NOT_FOUND', /no such matter/],
    ['from an auditor', 'shenji', {}, 403, 'FORBIDDEN', /staff and supervision/],
    ['from an administrator', 'guanli', {}, 403, 'FORBIDDEN', /staff and supervision/],
    ['from leadership', 'lingdao', {}, 403, 'FORBIDDEN', /staff and supervision/],
    ['to what there is not', 'nong', { matter: 'ledger' }, 404, 'NOT_FOUND', /case\|order\|inspection/],
    ['to an id of something else', 'nong', { matter: 'case' }, 404, 'NOT_FOUND', /\/attachments\//],
    [
      'to an order that nobody has issued',
      'nong',
      { id: '00000000-0000-4000-8000-000000000000' },
      404,
      'NOT_FOUND',
      /./,
    ],
    ['without a name', 'nong', { name: '/' }, 400, 'BAD_USER_INPUT', /name=voucher\.pdf/],
    ['without bytes', 'nong', { bytes: Buffer.alloc(0) }, 400, 'BAD_USER_INPUT', /empty/],
    ['by a name that is not its kind', 'nong', { name: '凭证.png' }, 400, 'BAD_USER_INPUT', /one of pdf, png/],
    ['as a program', 'nong', { name: '凭证.exe', bytes: Buffer.from('MZ') }, 400, 'BAD_USER_INPUT', /one of pdf/],
    ['as a page', 'nong', { name: 'a.html', bytes: Buffer.from('<script>') }, 400, 'BAD_USER_INPUT', /one of pdf/],
    [
      'of more than 20 MiB',
      'nong',
      { bytes: Buffer.concat([PDF, Buffer.alloc(20 << 20)]) },
      413,
      'TOO_LARGE',
      /20971520/,
    ],
  ])('%s', async (_, who, given, status, code, message) => {
    const before = await countFiles();
    const answer = await put(who, given);
    expect(answer).toMatchObject({ status, code, message: expect.stringMatching(message) });
    expect(await countFiles()).toBe(before);
  });

  it('without a body, or with half of one', async () => {
    const url = `${world.api.url}/attachments/order/${order}?name=a.pdf`;
    const authorization = `Bearer ${world.token('nong')}`;
    const bare = await fetch(url, { method: 'POST', headers: { authorization } });
    expect(bare.status).toBe(400);
    const before = await countFiles();
    const sent = httpRequest(url, { method: 'POST', headers: { authorization, 'content-length': '1000' } });
    sent.on('error', () => undefined);
    sent.write(PDF);
    await once(sent, 'socket');
    sent.destroy();
    await put('nong', { name: '其后.pdf' });
    expect(await countFiles()).toBe(before + 1);
    expect(world.api.logged.filter(({ message }) => message === 'a request failed')).toEqual([]);
  });

  it('to what is over', async () => {
    await world.must(
      'jiandu',
      'mutation ($id: ID!) { withdrawOrder(id: $id, version: 1, reason: "重复交办") { id } }',
      {
        id: order,
      },
    );
    expect(await put('nong')).toMatchObject({
      status: 409,
      code: 'CONFLICT',
      message: expect.stringContaining('withdrawn'),
    });
  });

  it('and fetched by nobody who does not see what it belongs to', async () => {
    const { rows } = await world.database.system.query<{ id: string }>('select id from attachment limit 1');
    const url = `/attachments/${rows[0]!.id}`;
    const statuses = await Promise.all(
      (['guoku', 'lin-jiandu', 'guanli', 'lingdao', undefined] as const).map(
        async (who) => (await get(who, url)).status,
      ),
    );
    expect(statuses).toEqual([404, 404, 404, 404, 401]);
    expect((await get('shenji', url)).status).toBe(200);
    expect((await get('nong', '/attachments/nothing')).status).toBe(404);
  });

  it('and nothing of it stays where the log cannot be written', async () => {
    const bytes = Buffer.from('%PDF-1.4 unlogged');
    const before = await countFiles();
    await world.database.system.query(
      "alter table audit_entry add constraint no_files check (action <> 'attachment_add') not valid",
    );
    const { issueOrder } = await world.must(
      'jiandu',
      `mutation { issueOrder(title: "交办", requirement: "核实", regionCode: "${COUNTY}", departmentKind: AGRI) { id } }`,
    );
    const { status } = await put('nong', { id: issueOrder.id, bytes });
    await world.database.system.query('alter table audit_entry drop constraint no_files');
    expect(status).toBe(500);
    expect(await countFiles()).toBe(before);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    // The bytes are there, under a name that nobody asks for.
    expect(existsSync(join(world.blobDir, sha256.slice(0, 2), sha256))).toBe(true);
  });
});

describe('the kind of a file', () => {
  const zip = (...parts: string[]) =>
    Buffer.from(`PK\x03\x04${['[Content_Types].xml', ...parts].join('\0')}`, 'latin1');

  it.each<[string, Buffer, string | undefined]>([
    ['a.pdf', PDF, 'application/pdf'],
    ['a.PNG', Buffer.from('\x89PNG\r\n\x1a\n…', 'latin1'), 'image/png'],
    ['a.jpeg', Buffer.from('\xff\xd8\xff\xe0', 'latin1'), 'image/jpeg'],
    ['a.docx', zip('word/document.xml'), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['a.xlsx', zip('xl/workbook.xml'), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['a.txt', Buffer.from('已核对\r\n\t三笔'), 'text/plain; charset=utf-8'],
    ['a.docx', zip('xl/workbook.xml'), undefined],
    ['a.docx', zip('word/document.xml', 'word/vbaProject.bin'), undefined],
    ['a.xlsm', zip('xl/workbook.xml'), undefined],
    ['a.txt', Buffer.from([0xb0, 0xa1]), undefined],
    ['a.txt', Buffer.from('a\0b'), undefined],
    ['a.png', PDF, undefined],
    ['pdf', PDF, undefined],
  ])('%s: %#', (name, bytes, mediaType) => {
    expect(mediaTypeOf(name, bytes)).toBe(mediaType);
  });

  it('is one of those that refusals name', () => {
    expect(attachedEndings).toEqual(['pdf', 'png', 'jpg', 'jpeg', 'docx', 'xlsx', 'txt']);
  });
});
