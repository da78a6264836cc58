import { expect, it } from '@jest/globals';
import { parseSource } from './source-definition.js';

const whole = `name: lankao-treasury
title: { zh: 兰考国库支付, en: Lankao treasury payments }
feed: payment
owner: 兰考县财政局
region: '410225000000'
from:
  kind: sftp
  host: files.treasury.example
  user: qingqu
  privateKey: file:/etc/qingqu/sftp_key
  hostKey: SHA256:${'A'.repeat(43)}
  path: /out
schedule: { at: ['07:30', '12:00'], on: workday }
expect: { every: workday, after: 1, by: '10:00', grace: 30m }
maxOpenQuarantine: 500
`;

const refusal = (yaml: string): string => {
  try {
    parseSource(yaml, 'a.yaml');
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('it was taken');
};

it('reads a whole definition, with spans in seconds', () => {
  expect(parseSource(whole, 'a.yaml')).toMatchObject({
    name: 'lankao-treasury',
    schedule: { at: ['07:30', '12:00'], on: 'workday' },
    expect: { every: 'workday', after: 1, by: '10:00', grace: 1_800 },
    maxOpenQuarantine: 500,
  });
  const nightly = whole.replace(/schedule: .*\n/, '');
  expect(parseSource(nightly, 'a.yaml').schedule).toEqual({ nightly: true });
});

it.each([
  ['name: lankao', 'name: 兰考', 'a.yaml: name: expected small letters, digits and dashes, like lankao-treasury'],
  ['title: {', 'titel: {', 'a.yaml: title: '],
  [
    "region: '410225000000'",
    'region: 410225',
    "a.yaml: region: expected a region's 12 digits in quotes, like '410225000000'",
  ],
  ['kind: sftp', 'kind: ftp', 'a.yaml: from.kind: expected kind: folder, http, sftp or sql'],
  [
    'file:/etc/qingqu/sftp_key',
    's3cret',
    'a.yaml: from.privateKey: a credential stands here by reference only, like env:',
  ],
  ['hostKey: SHA256:', 'hostKey: MD5:', 'a.yaml: from.hostKey: expected the fingerprint of the server, like SHA256:'],
  ['  path: /out', '  path: /out\n  password: env:X', 'a.yaml: from: expected either password or privateKey'],
  [
    '  path: /out',
    '  path: /out\n  settel: 5s',
    'a.yaml: from: Unrecognized key: "settel"; docs/sources.md lists the keys',
  ],
  ["at: ['07:30', '12:00'], on: workday", 'every: often', 'a.yaml: schedule: expected nightly, { every: 15m } or'],
  ["by: '10:00'", "by: '25:00'", "a.yaml: expect.by: expected a time of day in quotes, like '10:00'"],
  ['grace: 30m', 'grace: half an hour', 'a.yaml: expect.grace: expected a number and s, m, h or d, like 15m'],
  ['feed: payment', 'feed: [payment', 'a.yaml, line 4: not valid YAML: '],
])('refuses %s → %s in one line with an example', (from, to, message) => {
  const said = refusal(whole.replace(from, to));
  expect(said).toContain(message);
  expect(said).not.toMatch(/\n|s3cret/);
});

it('takes no credential in an address', () => {
  const at = (url: string) =>
    refusal(
      `name: web-source\ntitle: { zh: 甲, en: a }\nfeed: payment\nowner: 甲\nfrom: { kind: http, url: '${url}' }\n`,
    );
  expect(at('https://reader:s3cret@treasury.example/a.csv')).toBe(
    'a.yaml: from.url: no user and password in an address: use basic: { user: reader, password: env:TREASURY_PASSWORD }',
  );
  expect(at('https://treasury.example/a.csv?access_token=s3cret')).toBe(
    'a.yaml: from.url: no credential in an address: use headers: { x-api-key: env:TREASURY_KEY }',
  );
  expect(at('ftp://treasury.example/a.csv')).toMatch(
    /^a.yaml: from.url: expected an http or https address, like https:/,
  );
});
