import { Flex, Input, type TableColumnsType, Tag, Typography } from 'antd';
import { useMemo } from 'react';
import { useSession } from '../../../app/session.js';
import { ChoiceFilter, Filters } from '../../../parts/filters.js';
import { Page } from '../../../parts/page.js';
import { QueryTable, type RowOf } from '../../../parts/query-table.js';
import { RegionSelect } from '../../../parts/region-select.js';
import { useAddress } from '../../../parts/use-address.js';
import type { RegionFilter } from '../../../schema/filters.js';
import { useNames, useWords } from '../../../words/use-words.js';
import { RegionListDocument, type RegionListQuery } from './operations.js';
import { words } from './words.js';

type Row = RowOf<RegionListQuery>;

const DEFAULTS = { region: '', level: '', name: '' };

/** Regions in the fiscal tree, with the divisions of their finance departments. */
export default function Regions() {
  const t = useWords(words);
  const { choice } = useNames();
  const { viewer } = useSession();
  const [asked, ask] = useAddress(DEFAULTS);
  const columns = useMemo<TableColumnsType<Row>>(
    () => [
      { title: t('regionCode'), dataIndex: 'code', width: 140, className: 'amount' },
      { title: t('name'), dataIndex: 'name', width: 160, ellipsis: true },
      { title: t('level'), dataIndex: 'level', width: 100, render: (level) => choice('RegionLevel', level) },
      {
        title: t('above'),
        key: 'above',
        width: 220,
        render: (_, { fiscalParent, adminParent }) => (
          <Flex gap={4} wrap>
            {fiscalParent?.name}
            {adminParent && adminParent.id !== fiscalParent?.id && (
              <Typography.Text type="secondary">{t('belongsTo', { name: adminParent.name })}</Typography.Text>
            )}
          </Flex>
        ),
      },
      {
        title: t('traits'),
        key: 'traits',
        width: 180,
        render: (_, { isPovertyCounty, kind, successor }) => (
          <Flex gap={4} wrap>
            {isPovertyCounty && <Tag>{t('poverty')}</Tag>}
            {kind === 'ZONE' && <Tag>{choice('RegionKind', kind)}</Tag>}
            {successor && <Tag color="orange">{t('superseded', { name: successor.name })}</Tag>}
          </Flex>
        ),
      },
      {
        title: t('departments'),
        key: 'departments',
        width: 280,
        render: (_, { departments }) => departments.nodes.map(({ kind }) => choice('DepartmentKind', kind)).join('、'),
      },
    ],
    [t, choice],
  );
  return (
    <Page title={t('regions')}>
      <Filters onReset={() => ask(DEFAULTS)}>
        <RegionSelect value={asked.region} onChange={(region) => ask({ region })} />
        <ChoiceFilter label={t('only')} name="RegionLevel" value={asked.level} onChange={(level) => ask({ level })} />
        <Input.Search
          aria-label={t('findRegion')}
          placeholder={t('findRegion')}
          allowClear
          defaultValue={asked.name}
          key={asked.name}
          onSearch={(name) => ask({ name: name.trim() })}
          style={{ width: 200 }}
        />
      </Filters>
      <QueryTable
        label={t('regions')}
        query={RegionListDocument}
        variables={{ filter: filterOf(asked, viewer.regionCode) }}
        columns={columns}
        empty={t('noRegions')}
      />
    </Page>
  );
}

/** Everybody may read all regions; without a choice those of his own are shown. */
function filterOf({ region, level, name }: typeof DEFAULTS, own: string): RegionFilter {
  return {
    regionUnder: region || own,
    ...(level && { level: { eq: level as 'COUNTY' } }),
    ...(name && { name: { contains: name } }),
  };
}
