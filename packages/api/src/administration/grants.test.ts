// Grants and the offices that they make, and that one person is not administrator and application staff (Art. 10), over GraphQL.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  api,
  CITY,
  COUNTY,
  closeOffices,
  day,
  grantOf,
  idOf,
  must,
  newGrant,
  newUser,
  OTHER_COUNTY,
  openOffices,
  PROVINCE,
  refusal,
  sessionOf,
} from '../testing/offices.js';

beforeAll(openOffices);
afterAll(closeOffices);

describe('grants', () => {
  it('make the offices of the measure', async () => {
    let made = 0;
    const officeOf = async (role: string, region: string, kinds = '') => {
      const id = await newUser(`office${++made}`, '', region, role === 'SERVICE' ? 'SERVICE' : 'PERSON');
      const { grantRole } = await must(
        'top',
        `mutation { grantRole(userId: "${id}", role: ${role}, regionCode: "${region}", reason: "x"${kinds}) { officeZh officeEn inForce region { code } user { username } } }`,
      );
      expect(grantRole.inForce).toBe(true);
      return [grantRole.officeZh, grantRole.officeEn];
    };
    expect(await officeOf('ADMIN', PROVINCE)).toEqual(['省级系统管理员', 'Provincial administrator']);
    expect(await officeOf('ADMIN', COUNTY)).toEqual(['县级系统管理员', 'County administrator']);
    expect(await officeOf('STAFF', PROVINCE, ', departmentKinds: [AGRI]')).toEqual([
      '省财政厅农业处',
      'Provincial finance department: agricultural finance',
    ]);
    expect(await officeOf('STAFF', COUNTY, ', departmentKinds: [TREASURY, BUDGET]')).toEqual([
      '县财政局国库科、预算科',
      'County finance bureau: treasury, budget',
    ]);
    expect(await officeOf('STAFF', CITY, ', departmentKinds: [BUSINESS]')).toEqual([
      '市财政局业务科',
      'Prefectural finance bureau: business division',
    ]);
    expect(await officeOf('SUPERVISOR', PROVINCE)).toEqual([
      '省财政监督检查局',
      'Provincial finance department: supervision',
    ]);
    expect(await officeOf('SUPERVISOR', CITY)).toEqual([
      '市财政局监督检查科',
      'Prefectural finance bureau: supervision',
    ]);
    expect(await officeOf('LEADER', COUNTY)).toEqual(['县财政局领导', 'County finance bureau: leadership']);
    expect(await officeOf('AUDITOR', PROVINCE)).toEqual(['省级审计', 'Provincial auditor']);
    expect(await officeOf('SERVICE', CITY, ', departmentKinds: [AGRI]')).toEqual(['市级程序', 'Prefectural service']);
  });

  it.each([
    [
      'auditors of the own region',
      'county',
      COUNTY,
      'AUDITOR',
      '',
      /^FORBIDDEN auditors and services of your own region/,
    ],
    ['a region above', 'county', CITY, 'STAFF', ', departmentKinds: [AGRI]', /^NOT_FOUND there is no such region/],
    [
      'a service for a person',
      'top',
      COUNTY,
      'SERVICE',
      ', departmentKinds: [AGRI]',
      /^BAD_USER_INPUT the role service is for services/,
    ],
    [
      'staff of no department',
      'county',
      COUNTY,
      'STAFF',
      '',
      /^BAD_USER_INPUT staff and services have kinds of department/,
    ],
    [
      'an administrator of a department',
      'county',
      COUNTY,
      'ADMIN',
      ', departmentKinds: [IT]',
      /^BAD_USER_INPUT staff and services have kinds/,
    ],
    ['yesterday', 'county', COUNTY, 'LEADER', `, validFrom: "${day(-1)}"`, /^BAD_USER_INPUT a grant begins today/],
    [
      'an end before the beginning',
      'county',
      COUNTY,
      'LEADER',
      `, validFrom: "${day(5)}", validTo: "${day(5)}"`,
      /^BAD_USER_INPUT a grant begins today/,
    ],
  ])('are refused: %s', async (_, who, region, role, more, words) => {
    const id = await idOf('refused').catch(() => newUser('refused'));
    expect(await refusal(who, grantOf(id, role, more, region))).toMatch(words);
  });

  it('are given by local administrators for their own region, administrators included, and auditors from above', async () => {
    const id = await newUser('local');
    await newGrant(id, 'LEADER', '', COUNTY, 'county');
    await newGrant(await newUser('local.admin'), 'ADMIN', '', COUNTY, 'county');
    await newGrant(await newUser('local.auditor'), 'AUDITOR', '', COUNTY, 'city');
    await newGrant(await newUser('top.auditor', '', PROVINCE), 'AUDITOR', '', PROVINCE, 'top');
  });

  it('are not given twice for the same time, but again after their end', async () => {
    const id = await newUser('twice');
    const first = await newGrant(id, 'LEADER', `, validTo: "${day(10)}"`);
    expect(await refusal('top', grantOf(id, 'LEADER', `, validFrom: "${day(9)}"`))).toBe(
      'CONFLICT the user has this role in this region already in that time',
    );
    await newGrant(id, 'LEADER', `, validFrom: "${day(10)}"`);
    expect(
      (await must('county', `mutation { endGrant(id: "${first}", on: "${day(5)}") { validTo endedBy inForce } }`))
        .endGrant,
    ).toEqual({ validTo: day(5), endedBy: 'county', inForce: true });
    expect(await refusal('county', `mutation { endGrant(id: "${first}", on: "${day(6)}") { id } }`)).toMatch(
      /^BAD_USER_INPUT a grant ends today/,
    );
    expect((await must('county', `mutation { endGrant(id: "${first}") { validTo inForce } }`)).endGrant).toEqual({
      validTo: day(0),
      inForce: false,
    });
    expect(await refusal('county', `mutation { endGrant(id: "${first}") { id } }`)).toBe(
      'CONFLICT the grant has ended already',
    );
  });

  it('are not ended by who holds them', async () => {
    const { grants } = await must('county', '{ grants(filter: {user: {username: {eq: "county"}}}) { nodes { id } } }');
    expect(await refusal('county', `mutation { endGrant(id: "${grants.nodes[0].id}") { id } }`)).toMatch(
      /^FORBIDDEN nobody ends his own grants/,
    );
    expect(await refusal('county2', grantOf(await idOf('county2'), 'ADMIN'))).toMatch(
      /^FORBIDDEN nobody changes his own/,
    );
  });

  it('of another account of the same person are his own too', async () => {
    const id = await newUser('two.a', ', staffNo: "T-1"');
    await newGrant(id, 'ADMIN');
    const other = await newUser('two.b', ', staffNo: "T-1"');
    const token = await sessionOf(id);
    const answer = await api.ask(token, grantOf(other, 'ADMIN'));
    expect(answer.errors![0]!.message).toMatch('nobody changes his own account');
  });
});

describe('one person is not administrator and application staff (Art. 10)', () => {
  it('by one account, for the days that overlap; what is in the way is named', async () => {
    const id = await newUser('both');
    const staff = await newGrant(id, 'STAFF', ', departmentKinds: [AGRI]');
    const words = await refusal('county', grantOf(id, 'ADMIN'));
    expect(words).toBe(
      `CONFLICT one person is not administrator and application staff at once (Art. 10); from ${day(0)} these are: admin ${COUNTY}, staff ${COUNTY}. End one of them first, or have an exception approved`,
    );
    await must('county', `mutation { endGrant(id: "${staff}", on: "${day(3)}") { id } }`);
    await newGrant(id, 'ADMIN', `, validFrom: "${day(3)}"`, COUNTY, 'county');
  });

  it('by two accounts with one staff number, also where the other is in another county: that is not told', async () => {
    const first = await newUser('cross.a', ', staffNo: "X-1"');
    await newGrant(first, 'LEADER');
    const second = await newUser('cross.b', ', staffNo: "X-1"', OTHER_COUNTY);
    const third = await newUser('cross.c');
    expect(await refusal('top', grantOf(second, 'ADMIN', '', OTHER_COUNTY))).toMatch(
      `admin ${OTHER_COUNTY}, leader ${COUNTY}`,
    );
    await newGrant(third, 'ADMIN', '', COUNTY, 'county');
    const adminOfOther = await newUser('cross.d', '', OTHER_COUNTY);
    await newGrant(adminOfOther, 'ADMIN', '', OTHER_COUNTY);
    const local = await api.ask(await sessionOf(adminOfOther), grantOf(second, 'ADMIN', '', OTHER_COUNTY));
    expect(local.errors![0]!.message).toMatch(`these are: admin ${OTHER_COUNTY}. End`);
    expect(await refusal('county', `mutation { changeUser(id: "${third}", change: {staffNo: "X-1"}) { id } }`)).toMatch(
      /^CONFLICT one person is not administrator/,
    );
  });

  it('but by an exception that one proposes, another approves from above, and both see', async () => {
    const id = await newUser('exempt');
    await newGrant(id, 'STAFF', ', departmentKinds: [AGRI]');
    const propose = (more = '') =>
      `mutation { recordException(userId: "${id}", reason: "人手不足", review: "县监督科每月复核", validTo: "${day(100)}"${more}) { id proposedBy approvedBy inForce } }`;
    const { recordException } = await must('county', propose());
    expect(recordException).toMatchObject({ proposedBy: 'county', approvedBy: null, inForce: false });
    expect(await refusal('county', grantOf(id, 'ADMIN', `, validTo: "${day(100)}"`))).toMatch(/^CONFLICT one person/);
    const approve = `mutation { approveException(id: "${recordException.id}") { approvedBy inForce } }`;
    expect(await refusal('county', approve)).toMatch(/^FORBIDDEN who has proposed it does not approve it/);
    expect(await refusal('county2', approve)).toMatch(/^FORBIDDEN an exception is approved by an administrator above/);
    expect((await must('city', approve)).approveException).toEqual({ approvedBy: 'city', inForce: true });
    expect(await refusal('top', approve)).toBe('CONFLICT the exception is approved already');
    expect(await refusal('county', grantOf(id, 'ADMIN'))).toMatch(
      `from ${day(100)} these are: admin ${COUNTY}, staff ${COUNTY}`,
    );
    const admin = await newGrant(id, 'ADMIN', `, validTo: "${day(100)}"`, COUNTY, 'county');

    const end = `mutation { endException(id: "${recordException.id}") { endedBy inForce } }`;
    expect(await refusal('county', end)).toMatch(
      `from ${day(0)} these are: admin ${COUNTY}, staff ${COUNTY}. End one of them first`,
    );
    await must('county', `mutation { endGrant(id: "${admin}") { id } }`);
    expect((await must('county', end)).endException).toEqual({ endedBy: 'county', inForce: false });
    expect(await refusal('county', end)).toBe('CONFLICT the exception has ended already');
    expect(await refusal('city', approve)).toBe('CONFLICT the exception has ended already');
  });

  it('and nobody proposes or approves one for himself, the last word of the province being another administrator of it', async () => {
    const id = await newUser('top.exempt', ', staffNo: "E-1"', PROVINCE);
    await newGrant(id, 'ADMIN', '', PROVINCE);
    const token = await sessionOf(id);
    const propose = `mutation { recordException(userId: "${id}", reason: "x", review: "x", validTo: "${day(30)}") { id } }`;
    expect((await api.ask(token, propose)).errors![0]!.extensions.code).toBe('FORBIDDEN');
    const exception = (await must('top', propose)).recordException.id;
    const approve = `mutation { approveException(id: "${exception}") { approvedBy } }`;
    expect((await api.ask(token, approve)).errors![0]!.message).toMatch('nobody changes his own');
    expect(await refusal('top', approve)).toMatch(/^FORBIDDEN who has proposed it/);
    expect((await must('top2', approve)).approveException.approvedBy).toBe('top2');
  });

  it('and an exception lasts a year at most and has words', async () => {
    const id = await newUser('exempt.words');
    const propose = (more: string, to = 30) =>
      refusal('county', `mutation { recordException(userId: "${id}", ${more}, validTo: "${day(to)}") { id } }`);
    expect(await propose('reason: "x", review: "x"', 400)).toMatch(/^BAD_USER_INPUT an exception begins today/);
    expect(await propose('reason: "x", review: "x"', 0)).toMatch(/^BAD_USER_INPUT an exception begins today/);
    expect(await propose('reason: " ", review: "x"')).toBe('BAD_USER_INPUT a reason has 1 to 500 characters');
    expect(await propose('reason: "x", review: ""')).toBe(
      'BAD_USER_INPUT how the work is reviewed instead has 1 to 500 characters',
    );
  });
});
