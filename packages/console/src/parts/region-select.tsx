import { TreeSelect } from 'antd';
import { useMemo } from 'react';
import { useSession } from '../app/session.js';
import { common } from '../words/common.js';
import { useWords } from '../words/use-words.js';
import { RegionsDocument } from './operations.js';
import { useKeptQuery } from './use-kept-query.js';

interface Props {
  /** The code of a region; empty for all that the user sees. */
  value: string;
  onChange: (code: string) => void;
}

/** A region by its name, among those that the user may see down to counties and townships, in the fiscal tree. */
export function RegionSelect({ value, onChange }: Props) {
  const t = useWords(common);
  const { viewer } = useSession();
  const { data, fetching } = useKeptQuery({ query: RegionsDocument, variables: { under: viewer.regionCode } });
  const tree = useMemo(
    () =>
      data?.regions.nodes.map(({ code, name, fiscalParent }) => ({
        id: code,
        value: code,
        title: name,
        pId: code === viewer.regionCode ? null : (fiscalParent?.code ?? null),
      })),
    [data, viewer.regionCode],
  );
  return (
    <TreeSelect
      aria-label={t('region')}
      allowClear
      showSearch={{ treeNodeFilterProp: 'title' }}
      treeDataSimpleMode
      loading={fetching && !data}
      style={{ width: 200 }}
      placeholder={`${t('region')}: ${t('all')}`}
      treeData={tree ?? []}
      treeDefaultExpandedKeys={[viewer.regionCode]}
      value={value || undefined}
      onChange={(code: string | undefined) => onChange(code ?? '')}
    />
  );
}
