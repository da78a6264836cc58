import { Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import { apiError, both } from '../errors.js';
import { enumOf } from '../graphql/enums.js';
import { choiceName } from '../model/choice.js';
import type { ApiContext, Operation } from '../server/operation.js';
import { looksInScope } from './health-in-scope.js';
import { looks } from './health-looks.js';
import { type PartHealth, type PartName, partNames } from './health-part.js';

const State = enumOf('HealthState', 'How a part of the platform does 运行状况.', {
  OK: 'In order 正常.',
  ATTENTION: 'Somebody should look after it 需关注.',
});
const Part = enumOf('HealthPartName', 'A part of the platform 系统组成.', {
  DATABASE: 'The database 数据库.',
  EPOCHS: 'Epochs of data 数据期.',
  INGEST: 'Files that come in 数据接收.',
  DELIVERIES: 'Files that were expected 应到文件.',
  SWEEP: 'Runs of the rules 监控运行.',
  SNAPSHOT: 'The snapshot that rules are asked on 快照.',
  RULES: 'Rules and holds 规则.',
  NIGHTS: 'Nightly work 夜间任务.',
  QUEUE: 'The queue of background work 任务队列.',
  AUDIT: 'The audit log and its seals 审计封存.',
  CALENDAR: 'The working-day calendar 工作日历.',
});
const FigureKind = enumOf('HealthFigureKind', 'What a figure is, so that it can be shown 数据类别.', {
  COUNT: 'A number 数.',
  BYTES: 'A number of bytes 字节数.',
  INSTANT: 'An instant, in ISO 8601 时刻.',
  DAY: 'A civil date 日期.',
  TEXT: 'Words 文字.',
});

@ObjectType('HealthFigure', { description: 'A figure of a part of the platform 运行指标.', simpleResolvers: true })
export class HealthFigureType {
  @Field(() => String, { description: 'Its name 指标.' })
  name!: string;

  @Field(() => FigureKind, { description: 'What it is 类别.' })
  kind!: string;

  @Field(() => String, { description: 'What it is called in Chinese 名称.' })
  labelZh!: string;

  @Field(() => String, { description: 'What it is called in English 名称（英文）.' })
  labelEn!: string;

  @Field(() => String, { nullable: true, description: 'Its value; null = there is none 取值.' })
  value!: string | null;
}

@ObjectType('HealthPart', { description: 'How a part of the platform does 系统组成及状况.', simpleResolvers: true })
export class HealthPartType {
  @Field(() => Part, { description: 'Which part 组成.' })
  part!: string;

  @Field(() => State, { description: 'How it does 状况.' })
  state!: string;

  @Field(() => String, { description: 'What there is to it, and what to do 说明.' })
  messageZh!: string;

  @Field(() => String, { description: 'The same in English 说明（英文）.' })
  messageEn!: string;

  @Field(() => [HealthFigureType], { description: 'Its figures 指标.' })
  figures!: HealthFigureType[];
}

@ObjectType('SystemHealth', {
  description: 'How the platform does: counts and times, and nothing of any record 系统运行状况.',
  simpleResolvers: true,
})
export class SystemHealthType {
  @Field(() => State, { description: 'ATTENTION when one of its parts asks for it 总体状况.' })
  state!: string;

  @Field(() => [HealthPartType], {
    description: 'Its parts; without those that the server knows nothing of 各组成部分.',
  })
  parts!: HealthPartType[];
}

/** How the platform does, for those who keep it running. */
@Resolver()
export class HealthResolver {
  @Query(() => SystemHealthType, {
    complexity: 500,
    description:
      'How the platform does: for administrators, staff of the technology offices, and supervision of the province 系统运行状况.',
  })
  async systemHealth(@Ctx() { operation }: ApiContext): Promise<SystemHealthType> {
    await expectKeeper(operation);
    const { health } = operation;
    const found = new Map<string, PartHealth | undefined>();
    for (const [name, look] of Object.entries(looksInScope))
      found.set(name, await look((text) => operation.read(text, []) as Promise<never>));
    // What follows is asked of the platform's own connections.
    await operation.viewerAtRest();
    for (const [name, look] of Object.entries(looks))
      found.set(name, await look(health).catch((error: unknown) => notTold(operation, name, error)));
    const parts = partNames.flatMap((name) => {
      const part = found.get(name);
      return part ? [shown(name, part)] : [];
    });
    return { state: parts.every(({ state }) => state === 'OK') ? 'OK' : 'ATTENTION', parts };
  }
}

/** A part that cannot be looked at keeps none of the others back: it is what asks for attention. */
function notTold(operation: Operation, part: string, error: unknown): PartHealth {
  const { name, code } = error as { name?: string; code?: string };
  operation.note({ part, error: { name, code } }, 'a part of the platform could not be looked at');
  const words = {
    zh: '无法了解该部分的状况，请查看日志',
    en: 'how it does could not be found out; see the log',
  };
  return { isInOrder: false, words, figures: [] };
}

const shown = (name: PartName, { isInOrder, words, figures }: PartHealth): HealthPartType => ({
  part: choiceName(name),
  state: isInOrder ? 'OK' : 'ATTENTION',
  messageZh: words.zh,
  messageEn: words.en,
  figures: figures.map(({ zh, en, kind, ...rest }) => ({ ...rest, kind: choiceName(kind), labelZh: zh, labelEn: en })),
});

/** @throws FORBIDDEN for whoever neither keeps it running nor supervises the province */
async function expectKeeper(operation: Operation): Promise<void> {
  const { role, departmentKinds, regionCode } = await operation.viewer();
  if (role === 'admin' || (role === 'staff' && departmentKinds.includes('it'))) return;
  const isProvinces =
    role === 'supervisor' &&
    (await operation.read('select exists (select from region where code = $1 and fiscal_parent is null)', [
      regionCode,
    ]));
  if (isProvinces !== true)
    throw apiError(
      'FORBIDDEN',
      both({
        zh: '系统运行状况由系统管理员、信息化处室（科、股）人员和省级监督检查人员查看',
        en: 'how the platform does is for administrators, staff of the technology offices and supervision of the province',
      }),
    );
}
