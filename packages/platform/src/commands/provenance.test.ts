import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ingestFile } from '@qingqu/ingest';
import { QingquCommand } from '../command.js';
import { errorLine } from '../say.js';
import { ingestDeps } from '../take-in.js';
import { type TestPlatform, testPlatform } from '../testing/test-platform.js';
import { addProvenanceCommands } from './provenance-program.js';

// `qingqu provenance` of a record with two versions, and of a person.

let test: TestPlatform;
beforeAll(async () => {
  test = await testPlatform();
  const header = 'key,name,region_code,status,rev,entered_by,entered_org';
  const project = (name: string, rev: number) => `${header}\nA,${name},410225000000,running,${rev},zhao,兰考县财政局\n`;
  await take('project', 'first.csv', project('道路', 0));
  await take('project', 'second.csv', project('道路二期', 1));
  await take('person', 'persons.csv', 'id_no,name,region_code\n11010519491231002X,欧阳显眼,410225101000\n');
});
afterAll(() => test.drop());

const take = async (feed: string, name: string, text: string) => {
  const request = { feed, name, bytes: Buffer.from(text), receivedBy: 'wang' };
  expect((await ingestFile(ingestDeps(test.platform), request)).status).toBe('done');
};

async function qingqu(...args: string[]): Promise<string> {
  const before = test.lines.length;
  const program = new QingquCommand('qingqu').exitOverride().configureOutput({ writeErr: () => undefined });
  const onPlatform =
    (load: () => Promise<{ run(...args: never[]): Promise<number> }>) =>
    async (...given: unknown[]) => {
      const { run } = await load();
      expect(await run(...([test.platform, new AbortController().signal, ...given] as never[]))).toBe(0);
    };
  addProvenanceCommands(program, onPlatform as Parameters<typeof addProvenanceCommands>[1]);
  await program.parseAsync(['provenance', ...args], { from: 'user' }).catch((error: Error) => {
    throw new Error(errorLine(error));
  });
  return test.lines.slice(before).join('\n');
}

it('tells of each version its file, row, bytes, columns and who entered it', async () => {
  const said = await qingqu('project', 'A');
  expect(said).toMatch(
    /版本 2，[\s\S]*second\.csv {2}#2 {2}SHA-256 [0-9a-f]{64}[\s\S]*版本 1，[\s\S]*first\.csv {2}#1 /,
  );
  expect(said).toMatch(/entered by: 兰考县财政局 zhao\n/);
  expect(said).toMatch(/received: \S+ wang {2}project\n.*第 1 条.*第 2 行，字节 55–\d+/);
  expect(said).toMatch(/^ {4}name ← name \(2\)$/m);
});

it('tells of one field alone, and reads the line again, masked', async () => {
  expect((await qingqu('project', 'A', 'name')).match(/ ← /g)).toHaveLength(2);
  const { rows } = await test.platform.system.query('select id from person');
  const said = await qingqu('person', rows[0].id, '--line');
  expect(said).toMatch(/id_no = 110105\*{8}002X\n {4}name = 欧\*\*\*/);
  expect(said).not.toMatch(/11010519491231002X|显眼/);
});

it.each([
  [
    'a key that there is not',
    ['project', 'Z-110105194912310021'],
    /project has no record of this key; expected .*for example \S+$/,
  ],
  [
    'a field that is not from the file',
    ['project', 'A', 'colour'],
    /the field colour was not read from the file; expected one of key, name, /,
  ],
  ['a feed that there is not', ['projct', 'A'], /project/],
])('says in one line what is wrong with %s, without repeating the key', async (_, args, line) => {
  const error = await qingqu(...args).catch((thrown: Error) => thrown.message);
  expect(error).toMatch(line);
  expect(error).not.toMatch(/\n|110105194912310021/);
});
