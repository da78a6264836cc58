import { AutoComplete } from 'antd';
import { useSession } from '../../../app/session.js';
import { common } from '../../../words/common.js';
import { useWords } from '../../../words/use-words.js';
import { NOBODY } from './filters.js';
import { words } from './words.js';

interface Props {
  value: string;
  onChange: (assignee: string) => void;
}

/** Whose cases: one's own, nobody's, or those of a user name that is typed. */
export function AssigneeFilter({ value, onChange }: Props) {
  const t = useWords(common, words);
  const { viewer } = useSession();
  const named = [
    { value: viewer.username, label: t('me') },
    { value: NOBODY, label: t('nobody') },
  ];
  return (
    <AutoComplete
      key={value}
      aria-label={t('assignee')}
      allowClear
      style={{ width: 150 }}
      placeholder={`${t('assignee')}: ${t('all')}`}
      defaultValue={named.find((each) => each.value === value)?.label ?? value}
      options={named.map(({ label }) => ({ value: label }))}
      onSelect={(label: string) => onChange(named.find((each) => each.label === label)!.value)}
      onClear={() => onChange('')}
      onKeyDown={(event) => {
        const typed = (event.target as HTMLInputElement).value.trim();
        if (event.key === 'Enter' && !named.some(({ label }) => label === typed)) onChange(typed);
      }}
    />
  );
}
