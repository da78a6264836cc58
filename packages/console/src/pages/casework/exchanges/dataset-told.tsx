import { Flex, Tag, Typography } from 'antd';
import type { Pair } from '../../../words/language.js';
import { useNames, useWords } from '../../../words/use-words.js';
import { conditionsOf, type Dataset, kindOfList, kindOfRelation } from './dataset.js';

const words = {
  whole: ['申请地区的全部记录', 'All rows of the region that asked'],
  regionUnder: ['地区（含下级）', 'Region with all below it'],
} as const satisfies Record<string, Pair>;

/** What leaves: the list, its fields and which rows, by their names; what comes in: in words. */
export function DatasetTold({ of: { entity, fields = [], filter, asked } }: { of: Dataset }) {
  const t = useWords(words);
  const { field, kind: kindName } = useNames();
  if (asked !== undefined) return <Typography.Paragraph style={{ margin: 0 }}>{asked}</Typography.Paragraph>;
  const list = kindOfList(entity ?? '');

  /** `payee.name` of payments: 收款人 · 名称. */
  function called(path: readonly string[]): string {
    let at = list;
    const names: string[] = [];
    for (const segment of path) {
      names.push(segment === 'regionUnder' ? t('regionUnder') : at ? field(at, segment) : segment);
      at = kindOfRelation(segment);
    }
    return names.join(' · ');
  }

  const conditions = conditionsOf(filter ?? {});
  return (
    <Flex vertical gap={6}>
      <Flex gap={4} wrap align="center">
        <Typography.Text strong>{list ? kindName(list) : entity}</Typography.Text>
        {fields.map((name) => (
          <Tag key={name}>{called(name.split('.'))}</Tag>
        ))}
      </Flex>
      <Typography.Text type="secondary">
        {conditions.length === 0
          ? t('whole')
          : conditions.map(({ path, comparison, value }) => `${called(path)} ${comparison} ${value}`).join(' · ')}
      </Typography.Text>
    </Flex>
  );
}
