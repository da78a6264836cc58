import { Select } from 'antd';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { common } from '../../../words/common.js';
import { useNames, useWords } from '../../../words/use-words.js';
import { RuleTitlesDocument } from './operations.js';
import { words } from './words.js';

interface Props {
  /** The rule's own id, such as `fund-split`; empty for all. */
  value: string;
  onChange: (ruleId: string) => void;
}

/** A rule by its title. */
export function RuleSelect({ value, onChange }: Props) {
  const t = useWords(common, words);
  const { either } = useNames();
  const [{ data, fetching }] = useQuery({ query: RuleTitlesDocument, requestPolicy: 'cache-first' });
  const options = useMemo(() => {
    // Versions of a rule have one id; the title of the last is taken.
    const titles = new Map(data?.rules.nodes.map(({ ruleId, titleZh, titleEn }) => [ruleId, either(titleZh, titleEn)]));
    return [...titles].map(([ruleId, label]) => ({ value: ruleId, label }));
  }, [data, either]);
  return (
    <Select
      aria-label={t('ruleFilter')}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      style={{ width: 220 }}
      popupMatchSelectWidth={360}
      loading={fetching && !data}
      placeholder={`${t('ruleFilter')}: ${t('all')}`}
      value={value || undefined}
      onChange={(next?: string) => onChange(next ?? '')}
      options={options}
    />
  );
}
