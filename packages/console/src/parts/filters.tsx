import { Button, Flex, Select } from 'antd';
import type { ReactNode } from 'react';
import { common } from '../words/common.js';
import { type ChoiceName, useNames, useWords } from '../words/use-words.js';

interface Props {
  children: ReactNode;
  /** Back to what is asked when nothing is chosen. */
  onReset?: () => void;
}

/** The row of choices above a list. */
export function Filters({ children, onReset }: Props) {
  const t = useWords(common);
  return (
    <Flex gap="small" wrap role="search" aria-label={t('filter')}>
      {children}
      {onReset && <Button onClick={onReset}>{t('reset')}</Button>}
    </Flex>
  );
}

interface ChoiceFilterProps {
  label: string;
  name: ChoiceName;
  value: string;
  onChange: (value: string) => void;
  only?: readonly string[];
}

/** One of a choice's values, or all. */
export function ChoiceFilter({ label, name, value, onChange, only }: ChoiceFilterProps) {
  const t = useWords(common);
  const { options } = useNames();
  return (
    <Select
      aria-label={label}
      allowClear
      style={{ minWidth: 150 }}
      placeholder={`${label}: ${t('all')}`}
      value={value || undefined}
      onChange={(next?: string) => onChange(next ?? '')}
      options={options(name, only)}
    />
  );
}
