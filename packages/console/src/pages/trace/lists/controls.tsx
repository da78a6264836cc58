import { DatePicker, Flex, Input, InputNumber, Select, Space, Tag, Typography } from 'antd';
import dayjs from 'dayjs';
import { useQuery } from 'urql';
import { useBusinessDate } from '../../../parts/business-date.js';
import { common } from '../../../words/common.js';
import { useWords } from '../../../words/use-words.js';
import { FundChoicesDocument } from './operations.js';
import { words } from './words.js';

type Ask<Names extends string> = (change: Partial<Record<Names, string>>) => void;

interface SearchProps {
  label: string;
  isWide?: boolean;
  value: string;
  onChange: (value: string) => void;
}

/** A word to look for: asked when it is whole (Enter, or leaving the box). */
export function WordFilter({ label, value, onChange, isWide = false }: SearchProps) {
  return (
    <Input.Search
      key={value}
      aria-label={label}
      allowClear
      style={{ width: isWide ? 420 : 240, maxWidth: '100%' }}
      placeholder={label}
      defaultValue={value}
      onSearch={(text) => onChange(text.trim())}
      onBlur={({ target }) => target.value.trim() !== value && onChange(target.value.trim())}
    />
  );
}

interface CodeProps {
  value: string;
  onChange: (value: string) => void;
}

/** A fund by its name or code; its code stands in the address. */
export function FundFilter({ value, onChange }: CodeProps) {
  const t = useWords(common, words);
  const [{ data, fetching }] = useQuery({ query: FundChoicesDocument, requestPolicy: 'cache-first' });
  return (
    <Select
      aria-label={t('fund')}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      loading={fetching && !data}
      style={{ width: 230 }}
      placeholder={`${t('fund')}: ${t('all')}`}
      value={value || undefined}
      onChange={(code?: string) => onChange(code ?? '')}
      options={data?.funds.nodes.map(({ code, name }) => ({ value: code, label: name })) ?? []}
    />
  );
}

/** How many years back can be chosen, from the one of the business date on; of next year's there are advance notices. */
const YEARS_BACK = 4;

export function YearFilter({ value, onChange, isNeeded = false }: CodeProps & { isNeeded?: boolean }) {
  const t = useWords(common, words);
  const thisYear = Number(useBusinessDate()?.slice(0, 4) ?? value);
  const years = thisYear ? Array.from({ length: YEARS_BACK + 2 }, (_, at) => String(thisYear + 1 - at)) : [];
  return (
    <Select
      aria-label={t('year')}
      allowClear={!isNeeded}
      style={{ width: 110 }}
      placeholder={`${t('year')}: ${t('all')}`}
      value={value || undefined}
      onChange={(year?: string) => onChange(year ?? '')}
      options={years.map((year) => ({ value: year, label: year }))}
    />
  );
}

const DAY = 'YYYY-MM-DD';

/** From a day to a day, either of which may be left open. */
export function DaysFilter({ from, to, ask }: { from: string; to: string; ask: Ask<'from' | 'to'> }) {
  const t = useWords(words);
  return (
    <DatePicker.RangePicker
      aria-label={`${t('from')} ${t('to')}`}
      allowEmpty={[true, true]}
      style={{ width: 240 }}
      placeholder={[t('from'), t('to')]}
      value={[from ? dayjs(from) : null, to ? dayjs(to) : null]}
      onChange={(days) => ask({ from: days?.[0]?.format(DAY) ?? '', to: days?.[1]?.format(DAY) ?? '' })}
    />
  );
}

/** From an amount to an amount, in yuan. */
export function AmountsFilter({ min, max, ask }: { min: string; max: string; ask: Ask<'min' | 'max'> }) {
  const t = useWords(words);
  const one = (name: 'min' | 'max', value: string) => (
    <InputNumber<string>
      key={`${name} ${value}`}
      stringMode
      min="0"
      precision={2}
      controls={false}
      aria-label={t(name)}
      placeholder={t(name)}
      style={{ width: 130 }}
      {...(value && { defaultValue: value })}
      onPressEnter={({ currentTarget }) => ask({ [name]: plain(currentTarget.value) })}
      onBlur={({ target }) => ask({ [name]: plain(target.value) })}
    />
  );
  return (
    <Space.Compact>
      {one('min', min)}
      {one('max', max)}
    </Space.Compact>
  );
}

/** What was typed as the API takes it: `1,000` → `1000.00`; what is no amount asks nothing. */
const plain = (typed: string): string => {
  const amount = typed.replaceAll(',', '').trim();
  return /^\d{1,15}(\.\d{1,2})?$/.test(amount) ? amount : '';
};

interface OnlyProps<Names extends string> {
  asked: Readonly<Record<Names, string>>;
  /** What a list that was come to from elsewhere is limited to, in words; each can be taken away. */
  said: Partial<Record<Names, string>>;
  ask: Ask<Names>;
}

/** What a link has limited the list to, beyond what stands in the row of filters. */
export function OnlyThese<Names extends string>({ asked, said, ask }: OnlyProps<Names>) {
  const t = useWords(words);
  const given = (Object.entries(said) as [Names, string][]).filter(([name]) => asked[name]);
  if (given.length === 0) return null;
  return (
    <Flex gap="small" align="center" wrap>
      <Typography.Text type="secondary">{t('only')}</Typography.Text>
      {given.map(([name, words]) => (
        <Tag key={name} closable onClose={() => ask({ [name]: '' } as Partial<Record<Names, string>>)}>
          {words}
        </Tag>
      ))}
    </Flex>
  );
}
