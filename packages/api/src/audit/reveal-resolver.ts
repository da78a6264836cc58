import 'reflect-metadata';
import { purposeOf } from '@qingqu/casework';
import { KeyError, type Role, recordPlace, type Vault } from '@qingqu/schema';
import { Arg, Ctx, Field, ID, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { apiError, badInput, both, mayNotRead, notFound } from '../errors.js';
import { enumOf } from '../graphql/enums.js';
import { BigInteger } from '../graphql/scalars.js';
import { recordOf } from '../rule-desk/shown.js';
import type { ApiContext, Operation } from '../server/operation.js';
import { revealFieldsOf, revealMeanings, revealTables } from './reveal-fields.js';

const RevealField = enumOf('RevealField', 'A personal value that is kept sealed 加密保存的个人信息.', revealMeanings);

@ObjectType('Revealed', {
  description: 'A personal value in full, and the record of its having been shown 完整的个人信息.',
  simpleResolvers: true,
})
export class RevealedType {
  @Field(() => String, { description: 'The value. It is for the purpose that was given, and for nothing else 值.' })
  value!: string;

  @Field(() => RevealField, { description: 'What it is 字段.' })
  field!: string;

  @Field(() => Int, { description: 'How many more the user may reveal today 今日剩余次数.' })
  quotaLeft!: number;

  @Field(() => BigInteger, { description: 'Number of the entry in the audit log 审计记录号.' })
  auditNo!: string;
}

/** A sealed value, and what the database says with it. */
interface Sealed {
  sealed: Buffer;
  sourceKey: string;
  quotaLeft: number;
  auditNo: bigint;
}

/** Shows one personal value, to people who work with it, for a purpose that stays in the log. */
@Resolver()
export class RevealResolver {
  @Mutation(() => RevealedType, {
    description:
      'Shows one personal value of one record in full. Purpose and ticket are written to the audit log in the same transaction; once an operation, and a number a day 查看完整的个人信息.',
  })
  async reveal(
    @Arg('id', () => ID, { description: 'Id of the record 标识.' }) id: string,
    @Arg('field', () => RevealField, { description: 'Which value 字段.' }) field: string,
    @Arg('purpose', () => String, { description: 'What it is needed for, 4 to 500 characters 用途.' }) purpose: string,
    @Arg('ticket', () => String, {
      description: 'Document or case that it is done for, for example 豫财监〔2018〕12号 工单号.',
    })
    ticket: string,
    @Ctx() { operation }: ApiContext,
  ): Promise<RevealedType> {
    const { role } = await operation.viewer();
    expectMayReveal(role);
    expectOwnUse(role, purpose);
    const { vault } = operation.audit;
    const { table, column, key } = placeOf(id, field);
    // What was committed stays committed: whatever goes wrong from here on, that somebody was to see it stands in the log.
    const found = await sealedValue(operation, [table, key, column, purpose, ticket]);
    const value = opened(vault, found.sealed, recordPlace(table, column, found.sourceKey));
    return { value, field, quotaLeft: found.quotaLeft, auditNo: String(found.auditNo) };
  }
}

/** The database says the same; here it is said before anything is looked up. @throws FORBIDDEN */
function expectMayReveal(role: Role): void {
  if (role === 'staff' || role === 'supervisor') return;
  if (role === 'admin' || role === 'leader') throw mayNotRead(role, 'reveal');
  throw apiError(
    'FORBIDDEN',
    both({
      zh: '只有业务人员和监督人员可以查看完整的个人信息',
      en: 'personal values are revealed to staff and supervisors only',
    }),
  );
}

/** Personal values never leave in full: an exchange is of lists, masked as they are (Art. 9, 14). @throws FORBIDDEN */
function expectOwnUse(role: Role, purpose: string): void {
  if (purposeOf(role, { purpose }) === 'external_exchange')
    throw apiError(
      'FORBIDDEN',
      both({
        zh: '对外交换不得提供完整的个人信息（第九条）；请按批准的数据交换导出',
        en: 'personal values are not revealed for an exchange with others (Art. 9); export what the exchange covers',
      }),
    );
}

function placeOf(id: string, field: string): { table: string; column: string; key: string } {
  const record = recordOf(id);
  if (!record) throw notFound('记录', 'record');
  const table = revealTables.get(record.entity.table);
  const fields = table ? revealFieldsOf(table) : new Map<string, string>();
  const column = fields.get(field);
  if (table && column) return { table: table.name, column, key: record.key };
  const which = fields.size > 0 ? [...fields.keys()].join(', ') : 'none';
  throw badInput(`${record.entity.name} has no ${field} to reveal; it has ${which}.`);
}

/** The value as it is kept, when the entry in the log is committed. */
function sealedValue(operation: Operation, asked: readonly string[]): Promise<Sealed> {
  return operation.change(async (client) => {
    const { rows } = await client.query<Sealed>(
      `select sealed, source_key as "sourceKey", quota_left as "quotaLeft", audit_no as "auditNo"
       from reveal_sealed($1, $2::uuid, $3, $4, $5, $6, $7)`,
      [...asked, operation.requestId, operation.clientAddress],
    );
    return rows[0]!;
  });
}

function opened(vault: Vault, sealed: Buffer, place: string): string {
  try {
    return vault.open(sealed, place);
  } catch (error) {
    if (!(error instanceof KeyError)) throw error;
    throw apiError('UPSTREAM_UNAVAILABLE', 'The key that this value is sealed with is not here. Tell an operator.');
  }
}
