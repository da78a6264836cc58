import 'reflect-metadata';
import { Field, ID, InterfaceType, ObjectType } from 'type-graphql';
import { typeName } from '../plan/shape.js';

/** Anything that has a global id. */
@InterfaceType('Node', {
  description: 'A record with a global id 有全局标识的记录.',
  resolveType: (value) => (value as { [typeName]: string })[typeName],
})
export abstract class NodeType {
  @Field(() => ID, { description: 'Global id: opaque, stable 全局标识.' })
  id!: string;
}

@ObjectType('PageInfo', { description: 'Where a page stands among all rows 分页信息.', simpleResolvers: true })
export class PageInfoType {
  @Field(() => Boolean, { description: 'Whether more rows come after it 是否有下一页.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether rows come before it; of a page by `after`, always true 是否有上一页.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of its first row, for `before` 首行游标.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of its last row, for `after` 末行游标.' })
  endCursor!: string | null;
}

@ObjectType('Evidence', { description: 'One value that a rule found 证据项.', simpleResolvers: true })
export class EvidenceType {
  @Field(() => String, { description: 'Its name in the rule, as the message calls it 名称.' })
  name!: string;

  @Field(() => String, { description: 'money, date, number, ratio, text, boolean or id 类型.' })
  type!: string;

  @Field(() => String, { nullable: true, description: 'The value as text; money in yuan 值（金额单位为元）.' })
  value!: string | null;
}
