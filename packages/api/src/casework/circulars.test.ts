// Circulars through GraphQL, and their documents as files: by the office that makes them, and read by whom they were delivered to.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closeMonth, keepCases, platform } from '@qingqu/casework';
import { assertCasework, raise } from '@qingqu/casework/testing';
import { readDocx, readWorkbook } from '@qingqu/documents/testing';
import { inTransaction } from '@qingqu/schema';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { type TestApi, testApi } from '../testing/client.js';

const PROVINCE = '410000000000';
const COUNTY = '411421000000';
const OTHER_COUNTY = '411425000000';

let database: TestDatabase;
let api: TestApi;
const tokens: Record<string, string> = {};

const people = {
  nong1: { role: 'staff', regionCode: PROVINCE, departmentKinds: ['agri'] },
  nong2: { role: 'staff', regionCode: PROVINCE, departmentKinds: ['agri'] },
  xinxi: { role: 'staff', regionCode: PROVINCE, departmentKinds: ['it'] },
  county: { role: 'staff', regionCode: COUNTY, departmentKinds: ['budget'] },
  countyLeader: { role: 'leader', regionCode: COUNTY, departmentKinds: [] },
  countyAdmin: { role: 'admin', regionCode: COUNTY, departmentKinds: [] },
  otherCounty: { role: 'supervisor', regionCode: OTHER_COUNTY, departmentKinds: [] },
} as const;

beforeAll(async () => {
  database = await testDatabase();
  const casework = { system: database.system, today: async () => '2018-12-03', blobDir: '/nowhere' };
  api = await testApi(database, 'production', { casework });
  for (const [username, { role, regionCode, departmentKinds }] of Object.entries(people))
    tokens[username] = (await api.user({ username, role, regionCode, departmentKinds: [...departmentKinds] })).token;
  await closeNovember();
});
afterAll(async () => {
  await api?.close();
  await database?.drop();
});

/** A month in which one case came up in the county. */
async function closeNovember(): Promise<void> {
  await raise(database.system, { ruleId: 'cash-personal-subsidy', regionCode: COUNTY });
  await keepCases(database.system, { today: '2018-11-05' });
  await closeMonth(database.system, { month: '2018-11', today: '2018-12-01', actor: platform });
}

async function must(who: string, query: string) {
  const { data, errors } = await api.ask(tokens[who], query);
  if (errors) throw new Error(`${who}: ${query}\n${JSON.stringify(errors)}`);
  return data;
}
async function refusal(who: string, query: string): Promise<string> {
  const { errors } = await api.ask(tokens[who], query);
  return errors!.map(({ extensions }) => extensions.code).join(' ');
}
const fetched = (who: string | undefined, path: string) =>
  fetch(api.url + path, { headers: who ? { authorization: `Bearer ${tokens[who]}` } : {} });

const shown = '{ id state version acts documentNo downloadUrl facts }';

async function drafted(regions = `["${COUNTY}"]`, stream = 'AGRI', who = 'nong1') {
  const { draftCircular } = await must(
    who,
    `mutation { draftCircular(stream: ${stream}, month: "2018-11", remarks: "请整改", regions: ${regions}) ${shown} }`,
  );
  return draftCircular;
}
const act = (name: string, { id, version }: { id: string; version: number }, more = '') =>
  `mutation { ${name}(id: "${id}", version: ${version}${more}) ${shown} }`;
let numbers = 0;

async function issued() {
  const draft = await drafted();
  const { reviewCircular } = await must('nong2', act('reviewCircular', draft));
  numbers += 1;
  const number = `, documentNo: "豫财农〔2018〕${numbers}号"`;
  return (await must('nong1', act('issueCircular', reviewCircular, number))).issueCircular;
}
const delivered = async () => (await must('nong1', act('deliverCircular', await issued()))).deliverCircular;

describe('a circular', () => {
  it('is drafted, reviewed, issued, delivered and acknowledged; each answer tells which acts follow', async () => {
    const draft = await drafted();
    expect([draft.state, draft.version, draft.acts]).toEqual(['DRAFT', 1, ['redraft', 'review', 'return']]);
    expect(draft.facts.regions.find(({ name }: { name: string }) => name === '民权县')).toMatchObject({
      fresh: 1,
      closing: 1,
    });
    const sent = await delivered();
    expect([sent.state, sent.acts]).toEqual(['DELIVERED', ['acknowledge']]);
    const { acknowledgeCircular } = await must('county', act('acknowledgeCircular', sent));
    expect([acknowledgeCircular.state, acknowledgeCircular.acts]).toEqual(['ACKNOWLEDGED', []]);
    const { circulars } = await must(
      'nong2',
      `{ circulars(first: 5, filter: { state: { eq: ACKNOWLEDGED } }) { nodes { region { code } deliveries(first: 5) { nodes { regionCode addressee acknowledgedBy acknowledgedOn } }
         reports(first: 5) { nodes { kind matterVersion matter { ... on Circular { documentNo } } } } } } }`,
    );
    expect(circulars.nodes).toEqual([
      {
        region: { code: PROVINCE },
        deliveries: {
          nodes: [
            {
              regionCode: COUNTY,
              addressee: '民权县委、民权县人民政府',
              acknowledgedBy: 'county',
              acknowledgedOn: '2018-12-03',
            },
          ],
        },
        reports: {
          nodes: [3, 1].map((matterVersion) => ({
            kind: 'CIRCULAR',
            matterVersion,
            matter: { documentNo: sent.documentNo },
          })),
        },
      },
    ]);
    await assertCasework(database.system);
  });

  it('is not there for a county before it is delivered, and never for one that it does not go to', async () => {
    const circular = await issued();
    const look = (who: string) =>
      must(
        who,
        `{ node(id: "${circular.id}") { ... on Circular { state facts deliveries { nodes { regionCode } } } } }`,
      );
    const act1 = act('acknowledgeCircular', circular);
    expect([(await look('county')).node, await refusal('county', act1)]).toEqual([null, 'NOT_FOUND']);
    const { deliverCircular } = await must('nong1', act('deliverCircular', circular));
    const { node } = await look('county');
    expect([node.state, node.deliveries.nodes]).toEqual(['DELIVERED', [{ regionCode: COUNTY }]]);
    expect((await look('countyLeader')).node.state).toBe('DELIVERED');
    expect((await look('otherCounty')).node).toBeNull();
    expect(await refusal('otherCounty', act('acknowledgeCircular', deliverCircular))).toBe('NOT_FOUND');
    expect(await refusal('countyAdmin', `{ circulars { nodes { id } } }`)).toBe('FORBIDDEN');
  });

  it('is refused to others than its office, to its drafter for review, and to who has not seen how it stands', async () => {
    const draft = await drafted();
    expect(await refusal('xinxi', act('reviewCircular', draft))).toBe('FORBIDDEN');
    const { errors } = await api.ask(tokens.nong1, act('reviewCircular', draft));
    expect(errors![0]!.extensions).toMatchObject({
      code: 'FORBIDDEN',
      basis: '豫财办〔2018〕33号 第十条',
      state: 'draft',
      version: 1,
      legalActs: ['redraft'],
    });
    await must('nong2', act('returnCircular', draft, ', reason: "请补充"'));
    expect(await refusal('nong2', act('reviewCircular', draft))).toBe('CONFLICT');
    expect(await refusal('county', `mutation { draftCircular(stream: AGRI, month: "2018-11") { id } }`)).toBe(
      'FORBIDDEN',
    );
    await assertCasework(database.system);
  });

  it('is redrafted to other regions', async () => {
    const draft = await drafted();
    const more = `, title: "通报", remarks: null, regions: ["${OTHER_COUNTY}"]`;
    const { redraftCircular } = await must('nong2', act('redraftCircular', draft, more));
    const { node } = await must(
      'nong1',
      `{ node(id: "${redraftCircular.id}") { ... on Circular { title draftedBy deliveries { nodes { regionCode } } } } }`,
    );
    expect(node).toEqual({ title: '通报', draftedBy: 'nong2', deliveries: { nodes: [{ regionCode: OTHER_COUNTY }] } });
  });
});

describe('a document as a file', () => {
  it('comes as it was made, with its digest and a Chinese name, and is written down with its purpose', async () => {
    const { downloadUrl } = await issued();
    const purpose = '核对整改情况';
    for (const format of ['docx', 'xlsx'] as const) {
      const response = await fetched(
        'nong2',
        `${downloadUrl}.${format}?purpose=${encodeURIComponent(purpose)}&ticket=A-1`,
      );
      const bytes = Buffer.from(await response.arrayBuffer());
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const title = '关于2018年11月扶贫资金动态监控系统应用及预警问题跟踪处理情况的通报';
      expect(response.status).toBe(200);
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'content-disposition': `attachment; filename="report.${format}"; filename*=UTF-8''${encodeURIComponent(`${title}.${format}`)}`,
        'content-length': String(bytes.length),
        etag: `"${sha256}"`,
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      });
      if (format === 'docx') expect((await readDocx(bytes)).paragraphs[0]!.text).toBe('河南省财政厅农业处文件');
      else expect([...(await readWorkbook(bytes)).sheets.keys()]).toEqual(['正文', '表1']);
      const { rows } = await database.system.query(
        `select username, target_id, purpose, ticket, detail from audit_entry where action = 'report_fetch' order by seq desc limit 1`,
      );
      expect(rows).toEqual([
        {
          username: 'nong2',
          target_id: downloadUrl.split('/').at(-1),
          purpose,
          ticket: 'A-1',
          detail: { format, sha256, purposeCode: 'reconciliation' },
        },
      ]);
    }
  });

  it('is there for those whom it was delivered to, and for nobody else', async () => {
    const circular = await issued();
    const path = `${circular.downloadUrl}.docx`;
    const statuses = async () =>
      Promise.all(
        [undefined, 'nong2', 'county', 'countyLeader', 'countyAdmin', 'otherCounty'].map(
          async (who) => (await fetched(who, path)).status,
        ),
      );
    expect(await statuses()).toEqual([401, 200, 404, 404, 404, 404]);
    await must('nong1', act('deliverCircular', circular));
    expect(await statuses()).toEqual([401, 200, 200, 200, 404, 404]);
    const { node } = await must(
      'county',
      `{ node(id: "${circular.id}") { ... on Circular { downloadUrl reports { nodes { id } } } } }`,
    );
    expect(node).toEqual({ downloadUrl: circular.downloadUrl, reports: { nodes: [] } });
    // Its draft is its makers' still.
    const { rows } = await database.system.query<{ id: string }>(
      `select d.id from report d join report r using (matter_id) where r.id = $1 and d.matter_version = 1`,
      [circular.downloadUrl.split('/').at(-1)],
    );
    expect((await fetched('county', `/reports/${rows[0]!.id}.docx`)).status).toBe(404);
  });

  it('is refused in another format, under another name, and for a purpose that says nothing', async () => {
    const { downloadUrl } = await issued();
    const status = async (path: string) => (await fetched('nong1', path)).status;
    expect(await status(`${downloadUrl}.pdf`)).toBe(404);
    expect(await status(downloadUrl)).toBe(404);
    expect(await status('/reports/x.docx')).toBe(404);
    expect(await status('/reports/00000000-0000-4000-8000-000000000000.docx')).toBe(404);
    expect(await status(`${downloadUrl}.docx?purpose=x`)).toBe(400);
    expect(await status(`${downloadUrl}.docx?purpose=xxxx&purpose=yyyy`)).toBe(400);
  });

  it('is not handed out when other bytes come out than were made', async () => {
    const { downloadUrl } = await issued();
    await inTransaction(database.system, async (client) => {
      await client.query('set local session_replication_role = replica');
      await client.query(`update report set template_version = '0' where id = $1`, [downloadUrl.split('/').at(-1)]);
    });
    const response = await fetched('nong1', `${downloadUrl}.docx`);
    expect([response.status, await response.text()]).toEqual([409, expect.stringContaining('made in layout 0')]);
    await inTransaction(database.system, async (client) => {
      await client.query('set local session_replication_role = replica');
      await client.query(`update report set template_version = '1' where id = $1`, [downloadUrl.split('/').at(-1)]);
    });
  });
});
