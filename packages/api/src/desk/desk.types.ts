import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { entities } from '../entities/index.js';
import * as choices from '../entities/ingest-choices.js';
import { choiceEnum } from '../graphql/enums.js';
import { objectType } from '../graphql/object-types.js';
import { RegionCode } from '../graphql/scalars.js';

export const QuarantinedRowType = objectType(entities, entities.get('QuarantinedRow')!);
export const BatchType = objectType(entities, entities.get('Batch')!);
export const QuarantineLevel = choiceEnum(choices.QuarantineLevel);
export const QuarantineStatus = choiceEnum(choices.QuarantineStatus);
const RowOutcome = choiceEnum(choices.RowOutcome);

@ObjectType('RowProblem', { description: 'What is wrong with a cell or a line 数据问题.', simpleResolvers: true })
export class RowProblemType {
  @Field(() => String, { description: 'Reason code 原因代码.' })
  code!: string;

  @Field(() => String, { nullable: true, description: 'Column of the file; null for the whole line 列.' })
  column!: string | null;

  @Field(() => String, { description: 'What is wrong, in Chinese 问题.' })
  whatZh!: string;

  @Field(() => String, { description: 'What is wrong, in English 问题（英文）.' })
  whatEn!: string;

  @Field(() => String, { description: 'What was expected, with a valid example, in Chinese 应为.' })
  expectedZh!: string;

  @Field(() => String, { description: 'What was expected, with a valid example, in English 应为（英文）.' })
  expectedEn!: string;
}

@ObjectType('QuarantinedCell', {
  description: 'A cell of a rejected line beside what is wrong with it 隔离数据单元格.',
  simpleResolvers: true,
})
export class QuarantinedCellType {
  @Field(() => String, { description: 'The name above its column in the file 列名.' })
  header!: string;

  @Field(() => String, { description: 'As it came; names and numbers masked where the line is 原内容.' })
  raw!: string;

  @Field(() => String, { nullable: true, description: 'As it was corrected; null while nobody has 修正内容.' })
  fixed!: string | null;

  @Field(() => [RowProblemType], { description: 'What is wrong with it as it came 问题.' })
  problems!: RowProblemType[];
}

@ObjectType('QuarantinedLine', {
  description: 'What a rejected row said 隔离数据原文: in clear for who corrects it, masked for who watches.',
  simpleResolvers: true,
})
export class QuarantinedLineType {
  @Field(() => Boolean, { description: 'Whether names and numbers are masked 是否脱敏.' })
  masked!: boolean;

  @Field(() => [QuarantinedCellType], {
    nullable: true,
    description: 'Its cells; null when the line cannot be split into the columns of its file 各列.',
  })
  cells!: QuarantinedCellType[] | null;

  @Field(() => [RowProblemType], { description: 'What is wrong with the whole line 整行问题.' })
  problems!: RowProblemType[];

  @Field(() => String, { nullable: true, description: 'The line as it came; null where it is masked 原行.' })
  line!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The corrected line; null where there is none or it is masked 修正行.',
  })
  fixedLine!: string | null;

  @Field(() => RegionCode, { description: 'Code of the region whose people have it in hand 承办地区.' })
  inHandOf!: string;

  @Field(() => [QuarantineLevel], { description: 'Where it may be routed 可转层级.' })
  routes!: string[];

  @Field(() => ID, {
    nullable: true,
    description: 'The later batch whose record of the same key stands above it, if there is one 已有更新数据的批次.',
  })
  settledByBatchId!: string | null;
}

@InputType('CellCorrection', { description: 'What a cell should have said 单元格修正.' })
export class CellCorrection {
  @Field(() => String, { description: 'The name above its column in the file 列名.' })
  header!: string;

  @Field(() => String, { description: 'What it should have said; empty for nothing 内容.' })
  value!: string;
}

@ObjectType('QuarantineFix', {
  description: 'A corrected row, and what is still wrong with it 修正结果.',
  simpleResolvers: true,
})
export class QuarantineFixType {
  @Field(() => [RowProblemType], {
    description: 'What is still wrong; with nothing the row can be resubmitted 尚存问题.',
  })
  problems!: RowProblemType[];

  @Field(() => QuarantinedRowType, { description: 'The row as it is now 隔离数据.' })
  row!: unknown;
}

@ObjectType('ResubmittedRow', { description: 'What came of a resubmitted row 重报结果.', simpleResolvers: true })
export class ResubmittedRowType {
  @Field(() => ID, { description: 'The row 隔离数据.' })
  rowId!: string;

  @Field(() => ID, { description: 'The batch of its corrected line 重报批次.' })
  batchId!: string;

  @Field(() => Boolean, {
    description: 'Whether it had been resubmitted before; then nothing was done 是否此前已重报.',
  })
  already!: boolean;

  @Field(() => RowOutcome, { nullable: true, description: 'How the line ended; null while it waits 结果.' })
  outcome!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The row that takes over, when it was rejected once more 再次隔离编号.',
  })
  quarantinedAsId!: string | null;
}
