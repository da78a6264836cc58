import { Select } from 'antd';
import { common } from '../../words/common.js';
import { useNames, useWords } from '../../words/use-words.js';
import { useFeeds } from './use-feeds.js';
import { words } from './words.js';

interface Props {
  value: string;
  onChange: (name: string) => void;
}

export function FeedSelect({ value, onChange }: Props) {
  const t = useWords(common, words);
  const { either } = useNames();
  const [{ data }] = useFeeds();
  return (
    <Select
      aria-label={t('feed')}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      style={{ minWidth: 170 }}
      placeholder={`${t('feed')}: ${t('all')}`}
      value={value || undefined}
      onChange={(next?: string) => onChange(next ?? '')}
      options={
        data?.feeds.map(({ name, titleZh, titleEn }) => ({ value: name, label: either(titleZh, titleEn) })) ?? []
      }
    />
  );
}
