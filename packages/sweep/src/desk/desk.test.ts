import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type CompiledRule,
  keyIdOf,
  type RulePackage,
  rawPublicKey,
  renderPackage,
  signPackage,
} from '@qingqu/rules-sdk';
import { inTransaction } from '@qingqu/schema';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { installRules } from '../rules/install-rules.js';
import { sweptRules } from '../rules/swept-rules.js';
import { resolveParams } from '../sweep/resolve-params.js';
import { idOf, KAIFENG, LANKAO, overLimit, PROVINCE, packageOf, payment, person, write } from '../testing/world.js';
import type { DeskSettings } from './change-kind.js';
import { decideChange, type KindOfChange, listChanges, type Proposal, proposeChange } from './changes.js';
import { openHolds } from './holds.js';
import { ChangeRefused } from './refused.js';

const settings: DeskSettings = { today: '2018-11-30', allowUnsigned: false };
const OTHERS = '410104000000';
const core = packageOf([overLimit()], { name: '@qingqu/rules-core', owner: 'henan-finance' });

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await installRules(database.system, core);
  await person(database.system, 'maker', 'supervisor', PROVINCE);
  await person(database.system, 'checker', 'supervisor', PROVINCE);
  await person(database.system, 'operator', 'admin', PROVINCE);
  await person(database.system, 'lankao', 'staff', LANKAO);
  await person(database.system, 'lankao-chief', 'supervisor', LANKAO);
  await payment(database.system, 'p1');
  await write(database.system, 'enterprise', 'shop', {});
});
afterAll(() => database.drop());

const propose = (kind: KindOfChange, subject: string, payload: unknown, more: Partial<Proposal> = {}) =>
  proposeChange(database.system, { kind, subject, payload, reason: '县财政局批复', maker: 'maker', ...more }, settings);
const approve = (id: bigint, checker = 'checker') =>
  decideChange(database.system, id, { checker, decision: 'approved', reason: '同意' }, settings);

/** Proposes and approves. */
async function change(kind: KindOfChange, subject: string, payload: unknown, more: Partial<Proposal> = {}) {
  const id = await propose(kind, subject, payload, more);
  await approve(id);
  return id;
}

/** What the work is refused with, in one line a language. */
async function refusal(work: Promise<unknown>): Promise<ChangeRefused> {
  const error = await work.then(
    () => undefined,
    (thrown: Error) => thrown,
  );
  expect(error).toBeInstanceOf(ChangeRefused);
  const refused = error as ChangeRefused;
  expect(`${refused.words.zh}${refused.words.en}`).not.toContain('\n');
  return refused;
}

const rows = async (sql: string) => (await database.system.query(sql)).rows;

describe('a change', () => {
  const value = { name: 'limit', regionCode: LANKAO, effectiveFrom: '2018-12-01', value: '5000' };

  it('takes effect when a second person approves it, with both names and its number', async () => {
    const id = await propose('parameter', 'over-limit', value, { maker: 'lankao' });
    expect(await rows('select from rule_parameter')).toEqual([]);
    await approve(id, 'lankao-chief');
    expect(await rows('select maker, checker, change_id from rule_parameter')).toEqual([
      { maker: 'lankao', checker: 'lankao-chief', change_id: id },
    ]);
    const params = await inTransaction(database.system, (client) => resolveParams(client, core.rules, '2018-12-01'));
    expect(params.get('over-limit')!.regions.map(({ regionCode, values }) => [regionCode, values])).toEqual([
      [LANKAO, { limit: '5000' }],
    ]);
  });

  it('is decided once, and not by its maker', async () => {
    const id = await propose('parameter', 'over-limit', value);
    expect((await refusal(approve(id, 'maker'))).words.zh).toContain('须由另一人复核');
    await approve(id);
    expect((await refusal(approve(id))).code).toBe('CONFLICT');
  });

  it('is decided once also when two decide at the same instant', async () => {
    const id = await propose('parameter', 'over-limit', { ...value, value: '7000' });
    const outcomes = await Promise.allSettled([approve(id), approve(id)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await rows(`select from rule_parameter where value = '"7000"'`)).toHaveLength(1);
  });

  it('that is refused stays on record and changes nothing', async () => {
    const id = await propose('parameter', 'over-limit', { ...value, value: '9000' });
    const refused = { checker: 'checker', decision: 'refused', reason: '依据不足' } as const;
    await decideChange(database.system, id, refused, settings);
    expect((await listChanges(database.system, { subject: 'over-limit' }))[0]).toMatchObject({
      id,
      checker: 'checker',
      decision: 'refused',
      decisionReason: '依据不足',
    });
    expect(await rows(`select from rule_parameter where value = '"9000"'`)).toEqual([]);
    expect(await listChanges(database.system, { open: true })).toEqual([]);
  });

  it('whose effect fails is not decided either', async () => {
    const id = await propose('parameter', 'over-limit', { ...value, value: '11000' });
    await database.system.query('alter table rule_parameter add constraint no_more check (value <> \'"11000"\')');
    await expect(approve(id)).rejects.toThrow('no_more');
    expect((await listChanges(database.system, { open: true })).map((one) => one.id)).toEqual([id]);
    await database.system.query('alter table rule_parameter drop constraint no_more');
    await approve(id);
  });

  it('that was not decided in time is refused: nothing is backdated', async () => {
    const id = await propose('parameter', 'over-limit', value);
    const later = { ...settings, today: '2018-12-02' };
    const decision = { checker: 'checker', decision: 'approved', reason: '同意' } as const;
    expect((await refusal(decideChange(database.system, id, decision, later))).words.en).toContain('not backdated');
    await decideChange(database.system, id, { ...decision, decision: 'refused' }, later);
  });

  it.each([
    ['nobody', LANKAO, 'no enabled user'],
    ['operator', LANKAO, 'administrator'],
    ['lankao', KAIFENG, 'beyond what'],
    ['lankao', PROVINCE, 'beyond what'],
  ])('is not made by %s for %s', async (maker, regionCode, reason) => {
    const refused = await refusal(propose('parameter', 'over-limit', { ...value, regionCode }, { maker }));
    expect([refused.code, refused.words.en]).toEqual(['FORBIDDEN', expect.stringContaining(reason)]);
  });

  it('of a whole rule is not for a county, wherever it says that it takes effect', async () => {
    const payload = { digest: core.rules[0]!.digest, status: 'retired' };
    const more = { maker: 'lankao', regionCode: LANKAO };
    expect((await refusal(propose('life', 'over-limit', payload, more))).code).toBe('FORBIDDEN');
  });

  it.each<[string, unknown, string]>([
    ['a parameter that there is not', { ...value, name: 'limits' }, 'it has: limit'],
    ['a name that every object has', { ...value, name: 'toString' }, 'it has: limit'],
    ['a value of another type', { ...value, value: 5000 }, 'for example 10.00'],
    ['a value beyond its bounds', { ...value, value: '-1' }, 'expected 0.00 to …, for example 10.00'],
    ['a region that there is not', { ...value, regionCode: '999999999999' }, 'there is no region 999999999999'],
    ['a date that there is not', { ...value, effectiveFrom: '2018-02-30' }, 'expected a date that exists'],
    ['a date that has passed', { ...value, effectiveFrom: '2018-11-29' }, 'expected 2018-11-30 or later'],
    ['a word too many', { ...value, checker: 'me' }, 'for example {"name"'],
  ])('is refused for %s', async (_, payload, reason) => {
    expect((await refusal(propose('parameter', 'over-limit', payload))).words.en).toContain(reason);
  });

  it('takes effect from today on', async () => {
    await change('parameter', 'over-limit', { ...value, effectiveFrom: settings.today });
  });

  it('needs a kind that there is, a rule that there is, and a reason', async () => {
    expect((await refusal(propose('__proto__' as KindOfChange, 'over-limit', {}))).code).toBe('BAD_INPUT');
    expect((await refusal(propose('parameter', 'under-limit', value))).code).toBe('NOT_FOUND');
    expect((await refusal(propose('parameter', 'over-limit', value, { reason: ' ' }))).code).toBe('BAD_INPUT');
    expect((await refusal(approve(999n))).code).toBe('NOT_FOUND');
  });
});

describe('a whitelist entry', () => {
  const entry = {
    matches: 'subject',
    entryId: idOf('p1'),
    basis: '县财政局批复〔2018〕12号',
    validFrom: '2018-12-01',
    expiresOn: '2020-12-01',
  };
  const inLankao = { maker: 'lankao', regionCode: LANKAO };

  it('holds for a subject of the region, until somebody ends it', async () => {
    const id = await propose('whitelist', 'over-limit', entry, inLankao);
    await approve(id, 'lankao-chief');
    const [stored] = await rows('select id, entry_id, basis, checker, change_id, ended_at from rule_whitelist');
    expect(stored).toMatchObject({ entry_id: idOf('p1'), basis: entry.basis, checker: 'lankao-chief', change_id: id });
    const end = { entry: String(stored.id) };
    await change('whitelist-end', 'over-limit', end);
    expect(await rows('select from rule_whitelist where ended_at is null')).toEqual([]);
    expect((await refusal(propose('whitelist-end', 'over-limit', end))).code).toBe('CONFLICT');
  });

  it('of another region is as good as not there', async () => {
    const elsewhere = { regionCode: OTHERS };
    expect((await refusal(propose('whitelist', 'over-limit', entry, elsewhere))).code).toBe('NOT_FOUND');
    const { id } = (await rows('select id from rule_whitelist'))[0];
    const end = { entry: String(id) };
    expect((await refusal(propose('whitelist-end', 'over-limit', end, elsewhere))).code).toBe('NOT_FOUND');
  });

  it('of a party is for all regions', async () => {
    const party = { ...entry, matches: 'party', entryId: idOf('shop') };
    expect((await refusal(propose('whitelist', 'over-limit', party, inLankao))).words.en).toContain('all regions');
    await change('whitelist', 'over-limit', party);
    expect(await rows("select scope_ord from rule_whitelist where matches = 'party'")).toHaveLength(1);
  });

  it.each<[string, Partial<typeof entry>, string]>([
    ['no basis', { basis: '  ' }, 'basis'],
    ['no expiry', { expiresOn: undefined as never }, 'expiresOn'],
    ['an expiry a day too late', { expiresOn: '2020-12-02' }, 'at most 2 years'],
    ['an expiry before its beginning', { expiresOn: '2018-11-30' }, 'expected 2018-12-01 to 2020-12-01'],
    ['a beginning that has passed', { validFrom: '2018-11-29' }, 'not backdated'],
    ['a record that is no subject of the rule', { entryId: idOf('shop') }, 'is about: payment'],
  ])('is refused with %s', async (_, about, reason) => {
    const refused = await refusal(propose('whitelist', 'over-limit', { ...entry, ...about }));
    expect(refused.words.en).toContain(reason);
  });
});

describe('the life of a rule', () => {
  const { digest } = core.rules[0]!;
  const become = (status: string, regions?: string[]) =>
    change('life', 'over-limit', { digest, status, ...(regions && { regions }) });
  const now = async () => (await sweptRules(database.system)).map(({ status, pilotRegions }) => [status, pilotRegions]);

  it('goes its way, and back only through the shadow', async () => {
    expect(await now()).toEqual([['active', []]]);
    expect((await refusal(become('shadow'))).words.en).toContain('expected retired');
    await become('retired');
    expect(await now()).toEqual([]);
    expect((await refusal(become('active'))).words.en).toContain('expected shadow');
    await become('shadow');
    expect(await now()).toEqual([['shadow', []]]);
    await become('pilot', [LANKAO]);
    await become('pilot', [LANKAO, KAIFENG]);
    expect(await now()).toEqual([['pilot', [LANKAO, KAIFENG]]]);
    await become('active');
    expect(await now()).toEqual([['active', []]]);
  });

  it('stays as people decided when the platform installs its package again', async () => {
    await become('retired');
    await installRules(database.system, core);
    expect(await now()).toEqual([]);
    const next = packageOf([overLimit({ severity: 'red' })], {
      name: '@qingqu/rules-core',
      owner: 'henan-finance',
      version: '1.1.0',
    });
    await installRules(database.system, next);
    expect(await now()).toEqual([]);
    await installRules(database.system, core);
    await become('shadow');
    await become('active');
  });

  it('is refused for regions where there are none to be, or that there are not', async () => {
    await become('retired');
    expect((await refusal(become('shadow', [LANKAO]))).words.en).toContain('a pilot names its regions');
    await become('shadow');
    expect((await refusal(become('pilot'))).words.en).toContain('a pilot names its regions');
    expect((await refusal(become('pilot', ['999999999999']))).code).toBe('NOT_FOUND');
    const other = { digest: 'ab'.repeat(32), status: 'active' };
    expect((await refusal(propose('life', 'over-limit', other))).words.en).toContain('propose the change for that one');
    await become('active');
  });
});

describe('a hold', () => {
  it('keeps a rule out of the sweeps until it is released', async () => {
    await database.system.query(
      `insert into rule_hold (rule_id, rule_digest, cause, detail) values ('over-limit', $1, 'strikes', 'failed thrice')`,
      [core.rules[0]!.digest],
    );
    expect(await sweptRules(database.system)).toEqual([]);
    const [hold] = await openHolds(database.system);
    await change('hold-release', 'over-limit', { hold: String(hold!.id) });
    expect(await openHolds(database.system)).toEqual([]);
    expect(await sweptRules(database.system)).toHaveLength(1);
    expect((await refusal(propose('hold-release', 'over-limit', { hold: String(hold!.id) }))).code).toBe('CONFLICT');
  });
});

describe('packages', () => {
  const NAME = '@lankao/rules';
  const OWNER = 'lankao-finance';
  const mine = generateKeyPairSync('ed25519').privateKey;
  const foreign = generateKeyPairSync('ed25519').privateKey;
  const rule = (about: Partial<CompiledRule> = {}) => overLimit({ id: 'shop-limit', ...about });
  const built = (version: string, rules = [rule()], about: Partial<RulePackage['package']> = {}) =>
    packageOf(rules, { name: NAME, version, owner: OWNER, ...about });
  const payloadOf = (content: RulePackage, life?: string) => ({
    source: `${content.package.name}@${content.package.version}`,
    json: renderPackage(content),
    ...(life && { life }),
  });
  const install = (content: RulePackage, life?: string, key: KeyObject = mine) =>
    change('package-install', content.package.name, payloadOf(signPackage(content, key), life));
  const addKey = (key: KeyObject, owner: string, validTo?: string) =>
    change('key', keyIdOf(rawPublicKey(key)), {
      owner,
      publicKey: rawPublicKey(key).toString('base64'),
      validFrom: '2018-01-01',
      ...(validTo && { validTo }),
    });
  const inForce = async () =>
    (
      await rows(
        `select p.version, v.rule_id, v.status, v.severity from rule_package p join rule_version v on v.package_id = p.id
         where p.name = '${NAME}' and p.enabled and v.status <> 'retired' order by 2`,
      )
    ).map((row) => Object.values(row).join(' '));

  it('are taken only with a signature by a registered key of their owner', async () => {
    expect((await refusal(install(built('1.0.0')))).words.zh).toContain('未登记');
    await addKey(mine, OWNER);
    await addKey(foreign, 'somebody-else');
    expect((await refusal(install(built('1.0.0'), undefined, foreign))).words.en).toContain('of somebody-else');
    const unsigned = await refusal(change('package-install', NAME, payloadOf(built('1.0.0'))));
    expect([unsigned.code, unsigned.words.en]).toEqual(['UNTRUSTED', expect.stringContaining('is not signed')]);
    expect(await inForce()).toEqual([]);
    const id = await install(built('1.0.0'));
    expect(await inForce()).toEqual(['1.0.0 shop-limit shadow orange']);
    expect(await rows('select source, signed_by, change_id from rule_package where signed_by is not null')).toEqual([
      { source: `${NAME}@1.0.0`, signed_by: keyIdOf(rawPublicKey(mine)), change_id: id },
    ]);
  });

  it('show the checker what they are, without their text', async () => {
    const [shown] = await listChanges(database.system, { subject: NAME });
    expect(shown!.payload).toEqual({
      source: `${NAME}@1.0.0`,
      version: '1.0.0',
      owner: OWNER,
      digest: built('1.0.0').package.digest,
      rules: ['shop-limit'],
    });
  });

  it('are refused when a signature was made for something else', async () => {
    const signed = signPackage(built('1.1.0'), mine);
    const swapped = { ...signed, signature: signPackage(built('1.2.0'), mine).signature! };
    const refused = await refusal(change('package-install', NAME, payloadOf(swapped)));
    expect(refused.words.en).toContain('does not fit the content');
    const wrongKey = { ...signed, signature: { ...signed.signature!, key: keyIdOf(rawPublicKey(foreign)) } };
    expect((await refusal(change('package-install', NAME, payloadOf(wrongKey)))).code).toBe('UNTRUSTED');
  });

  it('are what they were asked for', async () => {
    const other = { ...payloadOf(signPackage(built('1.1.0'), mine)), source: `${NAME}@1.2.0` };
    expect((await refusal(change('package-install', NAME, other))).words.en).toContain(`is the package ${NAME} 1.1.0`);
    const unsound = { ...payloadOf(built('1.1.0')), json: '{"format":1,"format":1}' };
    expect((await refusal(change('package-install', NAME, unsound))).words.en).toContain("'format' stands twice");
  });

  it('take over the lives of their rules when they are upgraded; new rules begin in the shadow', async () => {
    await change('life', 'shop-limit', { digest: rule().digest, status: 'active' });
    await install(built('1.1.0', [rule({ severity: 'red' }), rule({ id: 'till-limit' })]));
    expect(await inForce()).toEqual(['1.1.0 shop-limit active red', '1.1.0 till-limit shadow orange']);
    await install(built('1.2.0', [rule({ severity: 'blue' })]), 'shadow');
    expect(await inForce()).toEqual(['1.2.0 shop-limit shadow blue']);
  });

  it('do not come back by being installed, only by being rolled back', async () => {
    const replayed = await refusal(install(built('1.1.0', [rule({ severity: 'red' }), rule({ id: 'till-limit' })])));
    expect([replayed.code, replayed.words.en]).toEqual(['UNTRUSTED', expect.stringContaining('is lower than 1.2.0')]);
    expect((await refusal(install(built('1.2.0', [rule({ severity: 'red' })])))).words.en).toContain('another content');
    expect((await refusal(install(built('1.2.0', [rule({ severity: 'blue' })])))).words.en).toContain('is installed');
    expect((await refusal(change('package-rollback', NAME, { version: '0.9.0' }))).words.en).toContain('1.1.0, 1.0.0');
    await change('package-rollback', NAME, { version: '1.0.0', life: 'active' });
    expect(await inForce()).toEqual(['1.0.0 shop-limit active orange']);
    expect((await refusal(install(built('1.1.9')))).code).toBe('UNTRUSTED');
  });

  it('are disabled and enabled with the lives that their rules had', async () => {
    await change('package-disable', NAME, {});
    expect((await sweptRules(database.system)).map((one) => one.definition.id)).toEqual(['over-limit']);
    expect((await refusal(change('package-disable', NAME, {}))).code).toBe('NOT_FOUND');
    await change('package-enable', NAME, {});
    expect(await inForce()).toEqual(['1.0.0 shop-limit active orange']);
    expect((await refusal(change('package-enable', NAME, {}))).code).toBe('CONFLICT');
  });

  it("leave others' names and rules alone", async () => {
    const taken = signPackage(built('9.0.0', [rule()], { owner: 'somebody-else' }), foreign);
    expect((await refusal(change('package-install', NAME, payloadOf(taken)))).words.en).toContain(
      `belongs to ${OWNER}`,
    );
    const platform = signPackage(built('9.0.0', [rule()], { name: '@qingqu/rules-core' }), mine);
    expect((await refusal(change('package-install', '@qingqu/rules-core', payloadOf(platform)))).code).toBe('CONFLICT');
    const double = signPackage(built('1.0.0', [overLimit()], { name: '@lankao/more' }), mine);
    expect((await refusal(change('package-install', '@lankao/more', payloadOf(double)))).words.en).toContain(
      "'over-limit' belongs to the package @qingqu/rules-core",
    );
    expect((await refusal(change('package-remove', '@qingqu/rules-core', {}))).words.en).toContain('comes with');
    expect((await refusal(change('package-install', '@lankao/other', payloadOf(taken)))).code).toBe('BAD_INPUT');
  });

  it('of the platform stay disabled when it starts again', async () => {
    await change('package-disable', '@qingqu/rules-core', {});
    await installRules(database.system, core);
    expect((await sweptRules(database.system)).map((one) => one.definition.id)).toEqual(['shop-limit']);
    await change('package-enable', '@qingqu/rules-core', {});
  });

  it('that were altered in the database are held, and run again once they are as they were', async () => {
    const alter = (from: string, to: string) =>
      database.system.query(
        `update rule_version set definition = jsonb_set(definition, '{params,limit,default}', '"${to}"')
         where rule_id = 'shop-limit' and definition->'params'->'limit'->>'default' = '${from}' and status = 'active'`,
      );
    await alter('1000', '9999999');
    expect((await sweptRules(database.system)).map((one) => one.definition.id)).toEqual(['over-limit']);
    const [hold] = await openHolds(database.system);
    expect(hold).toMatchObject({
      ruleId: 'shop-limit',
      cause: 'signature',
      detail: expect.stringContaining('another'),
    });
    await alter('9999999', '1000');
    expect(await sweptRules(database.system)).toHaveLength(1);
    await change('hold-release', 'shop-limit', { hold: String(hold!.id) });
    expect(await sweptRules(database.system)).toHaveLength(2);
    expect(await openHolds(database.system)).toEqual([]);
  });

  it('by a key that is revoked are held, and not installed any more; another key of the owner brings them back', async () => {
    const id = keyIdOf(rawPublicKey(mine));
    await change('key-revoke', id, {});
    expect((await sweptRules(database.system)).map((one) => one.definition.id)).toEqual(['over-limit']);
    expect(await openHolds(database.system)).toMatchObject([{ ruleId: 'shop-limit', cause: 'signature' }]);
    expect((await refusal(install(built('2.0.0')))).words.en).toContain('has been revoked');
    expect((await refusal(change('package-rollback', NAME, { version: '1.1.0' }))).code).toBe('UNTRUSTED');
    expect((await refusal(addKey(mine, OWNER))).words.en).toContain('does not come back');
    const next = generateKeyPairSync('ed25519').privateKey;
    await addKey(next, OWNER);
    await install(built('2.0.0'), undefined, next);
    expect(await inForce()).toEqual(['2.0.0 shop-limit active orange']);
    expect(await openHolds(database.system)).toEqual([]);
    expect(await sweptRules(database.system)).toHaveLength(2);
  });

  it('by a key whose time is over are not installed', async () => {
    const old = generateKeyPairSync('ed25519').privateKey;
    await addKey(old, OWNER, '2018-11-29');
    expect((await refusal(install(built('2.1.0'), undefined, old))).words.en).toContain('2018-01-01 to 2018-11-29');
  });

  it('without a signature are taken where the operator allows it, and a bad one never', async () => {
    const lax = { ...settings, allowUnsigned: true };
    const unsigned = built('2.1.0');
    const proposal = { kind: 'package-install', subject: NAME, reason: '试用', maker: 'maker' } as const;
    const bad = payloadOf(signPackage(unsigned, foreign));
    expect((await refusal(proposeChange(database.system, { ...proposal, payload: bad }, lax))).code).toBe('UNTRUSTED');
    const id = await proposeChange(database.system, { ...proposal, payload: payloadOf(unsigned) }, lax);
    expect((await refusal(approve(id))).code).toBe('UNTRUSTED');
    await decideChange(database.system, id, { checker: 'checker', decision: 'approved', reason: '同意' }, lax);
    expect(await inForce()).toEqual(['2.1.0 shop-limit active orange']);
  });

  it('are removed, and begin in the shadow when they come again', async () => {
    await change('package-remove', NAME, {});
    expect(await inForce()).toEqual([]);
    expect((await refusal(change('package-enable', NAME, {}))).code).toBe('NOT_FOUND');
    expect((await refusal(change('package-remove', NAME, {}))).code).toBe('NOT_FOUND');
    const next = generateKeyPairSync('ed25519').privateKey;
    await addKey(next, OWNER);
    await install(built('2.1.0'), undefined, next);
    expect(await inForce()).toEqual(['2.1.0 shop-limit shadow orange']);
    expect((await refusal(change('package-rollback', NAME, { version: '1.0.0' }))).words.en).toContain(
      'there is: none',
    );
  });
});
