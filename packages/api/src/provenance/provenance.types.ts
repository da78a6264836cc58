import { Field, ID, Int, ObjectType } from 'type-graphql';
import { BatchKind } from '../entities/ingest-choices.js';
import { choiceEnum, enumOf } from '../graphql/enums.js';
import { BigInteger, DateTime, LocalDate } from '../graphql/scalars.js';

const BatchKindEnum = choiceEnum(BatchKind);

export const OriginKind = enumOf('OriginKind', 'How a field of a record was read from its file 取值方式.', {
  COPIED: 'From one column of the file 取自一列.',
  EITHER: 'From the one of several columns that is filled 取自有值的一列.',
  JOINED: 'From several columns together 多列合并.',
  CONSTANT: 'The same in each row, as the feed definition says 常量.',
  RULED: 'Set by a rule of the feed definition 由规则设定.',
  COMPUTED: 'Worked out when the row was taken in 计算得出.',
});

@ObjectType('OriginFile', {
  description: 'The file that a version of a record came in 来源文件.',
  simpleResolvers: true,
})
export class OriginFileType {
  @Field(() => ID, { description: 'Id of its batch; `node` shows it to who may see the whole file 批次标识.' })
  batchId!: string;

  @Field(() => String, { description: 'Name 文件名.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'The sheet, or the member of an archive 工作表或压缩包内文件.' })
  part!: string | null;

  @Field(() => BatchKindEnum, { description: 'How it came 批次类别.' })
  kind!: string;

  @Field(() => String, { description: 'SHA-256 of the bytes as they were received 原始文件 SHA-256.' })
  originSha256!: string;

  @Field(() => String, {
    description: 'SHA-256 of the bytes that were read, to which line and bytes refer 所读内容 SHA-256.',
  })
  sha256!: string;

  @Field(() => String, { description: 'Encoding 编码.' })
  encoding!: string;

  @Field(() => LocalDate, { nullable: true, description: 'The business day that it declares 业务日期.' })
  asOf!: string | null;

  @Field(() => DateTime, { description: 'When it was received 接收时间.' })
  receivedAt!: string;

  @Field(() => String, { description: 'Who handed it in 报送人.' })
  receivedBy!: string;

  @Field(() => String, { nullable: true, description: 'The source that it was fetched from 数据来源.' })
  source!: string | null;

  @Field(() => String, { nullable: true, description: 'The feed definition and its version, as `name@2` 数据源定义.' })
  definition!: string | null;
}

@ObjectType('FileColumn', { description: 'A column of a file 文件的列.', simpleResolvers: true })
export class FileColumnType {
  @Field(() => String, { description: 'The name above it 列名.' })
  header!: string;

  @Field(() => Int, { description: 'Its place, from 1 列号.' })
  position!: number;
}

@ObjectType('OriginField', { description: 'Where a field of a record was read from 字段来源.', simpleResolvers: true })
export class OriginFieldType {
  @Field(() => [String], { description: 'Fields of the record that it fills 填充的字段.' })
  fields!: string[];

  @Field(() => String, { description: 'Its name in the feed 数据类中的列.' })
  column!: string;

  @Field(() => OriginKind, { description: 'How it was read 取值方式.' })
  kind!: string;

  @Field(() => [FileColumnType], { description: 'The columns of the file 文件的列.' })
  from!: FileColumnType[];
}

@ObjectType('OriginCell', {
  description: 'A cell of the line that a version came from 原始行单元格.',
  simpleResolvers: true,
})
export class OriginCellType {
  @Field(() => String, { description: 'The name above its column 列名.' })
  header!: string;

  @Field(() => String, { description: 'As it stands in the file, names and numbers of persons masked 内容（脱敏）.' })
  value!: string;
}

@ObjectType('RecordOrigin', {
  description: 'Where a version of a record came from, and who entered it (谁录入谁负责, Art. 7) 数据来源.',
  simpleResolvers: true,
})
export class RecordOriginType {
  @Field(() => Int, { description: 'Version of the record, from 1 版本.' })
  version!: number;

  @Field(() => Boolean, { description: 'Whether it holds 是否现行.' })
  current!: boolean;

  @Field(() => BigInteger, { description: 'The data epoch since which it holds 起始数据期.' })
  epoch!: string;

  @Field(() => BigInteger, {
    nullable: true,
    description: 'The data epoch since which it does not hold any more 终止数据期.',
  })
  epochTo!: string | null;

  @Field(() => String, { description: 'System the record came from 来源系统.' })
  sourceSystem!: string;

  @Field(() => String, { description: "The record's key in that system 来源主键." })
  sourceKey!: string;

  @Field(() => BigInteger, { description: "The source's own revision 来源版本." })
  sourceRev!: string;

  @Field(() => String, { nullable: true, description: 'Who entered it 录入人.' })
  enteredBy!: string | null;

  @Field(() => String, { nullable: true, description: 'Organisation that entered it 录入单位.' })
  enteredOrg!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was entered 录入时间.' })
  enteredAt!: string | null;

  @Field(() => Int, { description: 'Data row of the file, from 1 行号.' })
  rowNo!: number;

  @Field(() => Int, { nullable: true, description: 'Line of the file, or row of the sheet, from 1 行.' })
  line!: number | null;

  @Field(() => BigInteger, {
    nullable: true,
    description: 'First byte of the line in the bytes that were read, from 0 起始字节.',
  })
  byteFrom!: string | null;

  @Field(() => BigInteger, { nullable: true, description: 'The byte behind its last one 终止字节.' })
  byteTo!: string | null;

  @Field(() => OriginFileType, { nullable: true, description: 'The file 来源文件.' })
  file!: OriginFileType | null;

  @Field(() => [OriginFieldType], {
    nullable: true,
    description: 'Its fields; null when the file cannot be read any more 字段来源.',
  })
  fields!: OriginFieldType[] | null;

  @Field(() => [OriginCellType], {
    nullable: true,
    description:
      'The line as it stands in the file, cell by cell; only when `withLine` asks for it. That it was read is logged 原始行.',
  })
  cells!: OriginCellType[] | null;
}
