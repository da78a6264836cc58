import { Card, Col, Descriptions, Row } from 'antd';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { RecordLink } from '../../../parts/record-link.js';
import { Reveal } from '../../../parts/reveal/reveal.js';
import { type RecordKind, recordKinds } from '../../../schema/records.js';
import { type KindName, useNames, useWords } from '../../../words/use-words.js';
import { type AnyRecord, nameOf, sealedAs } from './kinds.js';
import { RegionNamesDocument } from './operations.js';
import { Value } from './value.js';
import { words } from './words.js';

interface Props {
  record: AnyRecord;
  kind: RecordKind;
}

/** What is recorded, and the records that it belongs to. What is not filled is left out. */
export function RecordFacts({ record, kind }: Props) {
  const t = useWords(words);
  const { field, kind: kindName } = useNames();
  const regions = useRegionNames(record, kind);
  const name = record.__typename as KindName;
  const isFilled = (value: unknown) => value !== null && value !== undefined && value !== '';

  const facts = kind.fields
    .filter((each) => isFilled(record[each.name]))
    .map((each) => {
      const label = field(name, each.name);
      const sealed = sealedAs(record, each.name);
      return {
        key: each.name,
        label,
        children: sealed ? (
          <Reveal id={record.id} field={sealed} masked={String(record[each.name])} what={label} />
        ) : (
          <Value of={record} field={each} regions={regions} />
        ),
      };
    });
  const links = kind.links
    .filter((each) => isFilled(record[each.name]))
    .map((each) => {
      const linked = record[each.name] as AnyRecord;
      const its = recordKinds[linked.__typename];
      return {
        key: each.name,
        label: field(name, each.name),
        children: <RecordLink to={linked}>{nameOf(linked, its, kindName(linked.__typename as KindName))}</RecordLink>,
      };
    });
  return (
    <Row gutter={[16, 16]}>
      <Col xs={24} xl={links.length > 0 ? 15 : 24}>
        <Card size="small" title={<h2 className="card-title">{t('fields')}</h2>}>
          <Descriptions size="small" bordered column={{ xs: 1, md: 2 }} items={facts} />
        </Card>
      </Col>
      {links.length > 0 && (
        <Col xs={24} xl={9}>
          <Card size="small" title={<h2 className="card-title">{t('related')}</h2>}>
            <Descriptions size="small" bordered column={1} items={links} />
          </Card>
        </Col>
      )}
    </Row>
  );
}

/** Townships and villages are recorded by code alone. */
function useRegionNames(record: AnyRecord, kind: RecordKind): ReadonlyMap<string, string> {
  const codes = kind.fields
    .filter(({ name, type }) => type === 'RegionCode' && record[name])
    .map(({ name }) => String(record[name]));
  const [{ data }] = useQuery({ query: RegionNamesDocument, variables: { codes }, pause: codes.length === 0 });
  return useMemo(() => new Map(data?.regions.nodes.map(({ code, name }) => [code, name])), [data]);
}
