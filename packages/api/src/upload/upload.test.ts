// A form with a file over real HTTP, by staff of two counties, a supervisor and an administrator: it is registered and answered with its batch, the
// same bytes again with the first; rows outside of the sender's region are rejected one by one; who may not enter data is refused.
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { MINQUAN, project, sha256, type UploadWorld, type User, uploadWorld, YUCHENG } from '../testing/uploading.js';

let world: UploadWorld;
beforeAll(async () => {
  world = await uploadWorld();
});
afterEach(() => world.clear());
afterAll(() => world?.drop());

describe('a form with a file', () => {
  it('is registered as a batch of its sender, and a worker is world.intake.woken with its number alone', async () => {
    const content = project(['P1'], ['P2']);
    const fields = { feed: 'project', asOf: '2018-09-30', declaredRows: '2', declaredYuan: '12.50' };
    const { status, body } = await world.form('yucheng', fields, content);
    const [batch] = await world.batches();
    expect([status, body]).toEqual([
      202,
      {
        sha256: sha256(content),
        batches: [{ id: expect.any(String), number: String(batch.id), status: 'RECEIVED', already: false }],
      },
    ]);
    expect(world.intake.woken).toEqual([batch.id]);
    expect(batch).toMatchObject({
      name: 'project-2018.csv',
      received_by: 'yucheng',
      within_region: YUCHENG,
      as_of: '2018-09-30',
      declared_rows: 2,
      declared_fen: 1250n,
    });
    await world.load();
    const { data } = await world.api.ask(
      world.users.yucheng.token,
      `query ($id: ID!) { node(id: $id) { ... on Batch { name status loaded declaredRows declaredSum } } }`,
      { id: body.batches[0].id },
    );
    expect(data.node).toEqual({
      name: 'project-2018.csv',
      status: 'DONE',
      loaded: 2,
      declaredRows: 2,
      declaredSum: '12.50',
    });
    expect(world.partials()).toEqual([]);
  });

  it('that comes again, or twice at once, is answered with the first batch', async () => {
    const [one, two] = await Promise.all([
      world.form('yucheng', { feed: 'project' }),
      world.form('yucheng', { feed: 'project' }),
    ]);
    const again = await world.form('yucheng', { feed: 'project' });
    expect(again.body.batches[0]).toMatchObject({ already: true, id: one.body.batches[0].id });
    expect(two.body.batches[0].id).toBe(one.body.batches[0].id);
    expect(await world.batches()).toHaveLength(1);
  });

  it('of another county is not taken for the same: what one may not enter another may', async () => {
    const content = project(['P1', MINQUAN]);
    await world.form('yucheng', { feed: 'project' }, content);
    await world.load();
    await world.form('minquan', { feed: 'project' }, content);
    await world.load();
    expect((await world.batches()).map(({ n_loaded, n_quarantined }) => [n_loaded, n_quarantined])).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  it("has its rows outside of the sender's region rejected, one by one, for the sender to see", async () => {
    await world.form('yucheng', { feed: 'project' }, project(['P1'], ['P2', MINQUAN], ['P3', '1']));
    await world.load();
    const ask = (who: User) =>
      world.api.ask(world.users[who].token, '{ quarantinedRows { nodes { rowNo reasonCode ownerOrg messageEn } } }');
    const { data } = await ask('yucheng');
    expect(
      data.quarantinedRows.nodes
        .map(({ rowNo, reasonCode, ownerOrg }: Record<string, unknown>) => [rowNo, reasonCode, ownerOrg])
        .sort(),
    ).toEqual([
      [2, 'E_SCOPE', 'yucheng'],
      [3, 'E_REGION', 'yucheng'],
    ]);
    expect((await ask('minquan')).data.quarantinedRows.nodes).toEqual([]);
  });

  it.each<[string, User | undefined, number, RegExp]>([
    ['without a token', undefined, 401, /Authorization/],
    ['of an administrator (Art. 10)', 'guanli', 403, /第十条/],
    ['of a supervisor, who enters nothing', 'jiandu', 403, /supervises and enters no data/],
  ])('%s is refused', async (_, who, status, words) => {
    const reply = await world.form(who, { feed: 'project' });
    expect(reply.status).toBe(status);
    expect(reply.body.errors[0].message).toMatch(words);
    expect(await world.batches()).toEqual([]);
  });

  it('that a foreign page posts, with whatever the browser keeps, is refused', async () => {
    const headers = { origin: 'https://elsewhere.example', cookie: `token=${world.users.yucheng.token}` };
    for (const type of ['multipart/form-data; boundary=x', 'text/plain', 'application/x-www-form-urlencoded']) {
      const { status } = await world.send('POST', '/uploads', { ...headers, 'content-type': type }, '--x--');
      expect([401, 415]).toContain(status);
    }
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['no feed', {}, /feed .*for example payment/],
    ['a feed that there is not', { feed: 'projekt' }, /near: .*project/],
    ['a day that there is not', { feed: 'project', asOf: '2018-02-30' }, /asOf .*2018-10-15/],
    ['rows that are no number', { feed: 'project', declaredRows: 'many' }, /declaredRows .*5000/],
    ['an amount that is none', { feed: 'project', declaredYuan: '1e5' }, /declaredYuan .*1234\.50/],
  ])('with %s is refused in one line', async (_, fields, words) => {
    const { status, body } = await world.form('yucheng', fields);
    expect(status).toBe(400);
    expect(body.errors[0].message).toMatch(words);
    expect(body.errors[0].message).not.toContain('\n');
    expect(world.partials()).toEqual([]);
  });

  it('without a file is refused', async () => {
    const data = new FormData();
    data.append('feed', 'project');
    const response = await fetch(`${world.api.url}/uploads`, {
      method: 'POST',
      body: data,
      headers: world.bearer('yucheng'),
    });
    expect(response.status).toBe(400);
  });

  it.each<[string, string, string]>([
    ['of no boundary', 'multipart/form-data', '--x--'],
    [
      'that ends in the middle',
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="feed"\r\n\r\npro',
    ],
    ['that is none', 'multipart/form-data; boundary=x', 'key,name\n'],
    ['of another kind', 'application/json', '{}'],
  ])('%s is refused', async (_, type, body) => {
    const { status } = await world.send('POST', '/uploads', { ...world.bearer('yucheng'), 'content-type': type }, body);
    expect([400, 406, 415]).toContain(status);
  });

  it('that is no such file is answered with what is wrong with it', async () => {
    await world.form('yucheng', { feed: 'project' }, 'a,b\n1,2\n');
    await world.load();
    expect((await world.batches())[0]).toMatchObject({ status: 'refused' });
    const again = await world.form('yucheng', { feed: 'project' }, 'a,b\n1,2\n');
    expect(again.status).toBe(202);
  });
});

describe('a try', () => {
  it('tells what a file would come to, masked, and stores nothing', async () => {
    const data = new FormData();
    data.append('feed', 'account');
    const card = '6228480402564890018';
    const line = (region: string, medium: string) => `${card},${region},张三丰,41,individual,${medium}\n`;
    const head_ = 'account_no,region_code,name,type_code,holder_kind,medium\n';
    data.append('file', new Blob([head_, line(YUCHENG, 'card'), line(MINQUAN, 'card'), line(YUCHENG, '?')]), 'a.csv');
    const response = await fetch(`${world.api.url}/uploads?try=1`, {
      method: 'POST',
      body: data,
      headers: world.bearer('yucheng'),
    });
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({
      feed: 'account',
      parts: [
        { read: 3, good: 1, quarantined: 2, reasons: [{ code: 'E_SCOPE' }, { code: 'E_CODE', column: 'medium' }] },
      ],
    });
    for (const secret of [card, '三丰']) expect(text).not.toContain(secret);
    expect([response.status, await world.batches(), world.partials(), world.intake.woken]).toEqual([200, [], [], []]);
  });
});
