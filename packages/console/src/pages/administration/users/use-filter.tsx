import { Select } from 'antd';
import { useWords } from '../../../words/use-words.js';
import { words } from './words.js';

interface Props {
  value: string;
  onChange: (value: string) => void;
}

/** Users in use, disabled ones, or those whose account is locked. */
export function UseFilter({ value, onChange }: Props) {
  const t = useWords(words);
  return (
    <Select
      aria-label={t('use')}
      allowClear
      style={{ minWidth: 150 }}
      placeholder={t('use')}
      value={value || undefined}
      onChange={(next?: string) => onChange(next ?? '')}
      options={(['inUse', 'disabled', 'locked'] as const).map((use) => ({ value: use, label: t(use) }))}
    />
  );
}
