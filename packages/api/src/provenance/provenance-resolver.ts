import { type Origin, type OriginVersion, originsOf, versionsQuery } from '@qingqu/ingest';
import { businessTables } from '@qingqu/schema';
import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import { noteLine } from '../audit/note-line.js';
import { entities } from '../entities/index.js';
import { administratorsMayNot, badInput } from '../errors.js';
import { choiceName } from '../model/choice.js';
import type { Entity } from '../model/entity.js';
import { globalId } from '../plan/global-id.js';
import { recordOf } from '../rule-desk/shown.js';
import type { ApiContext } from '../server/operation.js';
import { RecordOriginType } from './provenance.types.js';

/**
 * Where records came from. The database answers in the viewer's scope, in one statement, which versions there are and where in which file they
 * stand; the kept file then tells by which columns.
 */
@Resolver()
export class ProvenanceResolver {
  @Query(() => [RecordOriginType], {
    nullable: true,
    complexity: 20,
    description:
      'From a record, or one field of it, back to file, row, bytes and who entered it, the latest version first; null when there is no such record or the viewer may not see it 数据溯源.',
  })
  async provenance(
    @Arg('id', () => ID, { description: 'Id of the record 标识.' }) id: string,
    @Arg('field', () => String, {
      nullable: true,
      description: 'One of its fields, for example `amount`; all when not given 字段.',
    })
    field: string | null,
    @Arg('version', () => Int, { nullable: true, description: 'One of its versions; all when not given 版本.' })
    version: number | null,
    @Arg('withLine', () => Boolean, {
      defaultValue: false,
      description: 'Whether the line is read again, masked 读取原始行.',
    })
    withLine: boolean,
    @Ctx() { operation }: ApiContext,
  ): Promise<RecordOriginType[] | null> {
    const viewer = await operation.viewer();
    if (viewer.role === 'admin') throw administratorsMayNot('provenance');
    const record = recordOf(id);
    if (!record || !businessTables.has(record.entity.table)) return null;
    const column = field === null || field === undefined ? undefined : columnOf(record.entity, field);
    const versions = await operation.read(versionsQuery, [record.entity.table, record.key]);
    if (!versions) return null;
    const wish = { version: version ?? undefined, field: column, line: withLine };
    const origins = await originsOf(operation.intake.ingest, versions as OriginVersion[], wish);
    if (withLine) await noteLine(operation, { targetKind: 'record', targetId: id, isMasked: true });
    return origins.map((origin) => shown(record.entity, origin));
  }
}

/** The column of the table behind a field. */
function columnOf(entity: Entity, field: string): string {
  const column = columns(entity).get(field);
  if (column) return column;
  throw badInput(
    `"${field.slice(0, 40)}" is no field of ${entity.name} that comes from a file; there are ${[...columns(entity).keys()].join(', ')}.`,
  );
}

/** The fields of an entity that show a column, or a record that a column names. */
function columns({ members }: Entity): Map<string, string> {
  return new Map(
    Object.entries(members).flatMap(([name, member]): [string, string][] => {
      if (member.kind === 'field') return [[name, member.column]];
      if (member.kind === 'one' && member.column && member.column !== 'file_id') return [[name, member.column]];
      return member.kind === 'either' ? [[name, member.idColumn]] : [];
    }),
  );
}

function shown(
  entity: Entity,
  { place, fields, line, version, epochFrom, epochTo, ...rest }: Origin,
): RecordOriginType {
  const { sourceSystem, sourceKey, sourceRev, enteredBy, enteredOrg, enteredAt, rowNo } = rest;
  const named = [...columns(entity)];
  const fieldsOf = (fills: readonly string[]) =>
    named.filter(([, column]) => fills.includes(column)).map(([name]) => name);
  return {
    version,
    current: epochTo === null,
    epoch: epochFrom,
    epochTo,
    ...{ sourceSystem, sourceKey, sourceRev, enteredBy, enteredOrg, enteredAt, rowNo },
    line: place?.row?.line ?? null,
    byteFrom: textOf(place?.row?.byteFrom),
    byteTo: textOf(place?.row?.byteTo),
    file: place && fileOf(place.file),
    fields:
      fields
        ?.map(({ field, fills, kind, from }) => ({
          fields: fieldsOf(fills),
          column: field,
          kind: choiceName(kind),
          from: [...from],
        }))
        .filter((each) => each.fields.length > 0) ?? null,
    cells: line ? [...line] : null,
  };
}

const textOf = (byte: number | undefined): string | null => (byte === undefined ? null : String(byte));

function fileOf(file: NonNullable<Origin['place']>['file']) {
  const { id, name, part, kind, originSha256, sha256, encoding, asOf, receivedAt, receivedBy, source } = file;
  return {
    batchId: globalId(entities.get('Batch')!, [id]),
    ...{ name, originSha256, sha256, encoding, asOf, receivedAt, receivedBy, source },
    part: part === '' ? null : part,
    kind: choiceName(kind),
    definition: file.definition && `${file.definition.name}@${file.definition.version}`,
  };
}
