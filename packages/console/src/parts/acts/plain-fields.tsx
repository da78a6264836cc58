import { DatePicker, Input, InputNumber, Radio, Select, TreeSelect } from 'antd';
import dayjs from 'dayjs';
import { useQuery } from 'urql';
import { useSession } from '../../app/session.js';
import { common } from '../../words/common.js';
import { useLanguage } from '../../words/language.js';
import { type ChoiceName, useNames, useWords } from '../../words/use-words.js';
import { useBusinessDate } from '../business-date.js';
import { RegionsDocument } from '../operations.js';
import { boundsOf, exampleOf, LONG, limitOf } from './asks.js';
import type { Field, FieldProps } from './field.js';
import { words } from './words.js';

function useExample(asked: FieldProps['asked']): string | undefined {
  const t = useWords(words);
  const { language } = useLanguage();
  const example = exampleOf(asked, language);
  return example && t('example', { example });
}

function TextField({ asked, value = '', onChange, id }: FieldProps<string>) {
  const placeholder = useExample(asked);
  const maxLength = limitOf(asked);
  const given = {
    id,
    value,
    maxLength,
    placeholder,
    onChange: (event: { target: { value: string } }) => onChange?.(event.target.value),
  };
  return (maxLength ?? 0) > LONG ? (
    <Input.TextArea {...given} autoSize={{ minRows: 3, maxRows: 12 }} showCount />
  ) : (
    <Input {...given} />
  );
}

/** A day as `YYYY-MM-DD`. The calendar opens at the business date, which need not be that of this computer. */
function DayField({ value, onChange, id }: FieldProps<string>) {
  const today = useBusinessDate();
  return (
    <DatePicker
      {...(id && { id })}
      style={{ width: '100%' }}
      value={value ? dayjs(value) : null}
      {...(today && { defaultPickerValue: dayjs(today) })}
      key={today ?? ''}
      showNow={false}
      onChange={(day) => onChange?.(day?.format('YYYY-MM-DD'))}
    />
  );
}

function AmountField({ asked, value = '', onChange, id }: FieldProps<string>) {
  const t = useWords(common);
  return (
    <Input
      id={id}
      inputMode="decimal"
      suffix={t('yuan')}
      placeholder={useExample(asked)}
      value={value}
      onChange={(event) => onChange?.(event.target.value)}
    />
  );
}

function NumberField({ asked, value, onChange, id }: FieldProps<number>) {
  const t = useWords(words);
  return (
    <InputNumber
      {...(id && { id })}
      {...boundsOf(asked)}
      precision={0}
      suffix={/\bworking days\b/i.test(asked.about) ? t('workdays') : undefined}
      style={{ width: '100%' }}
      value={value ?? null}
      onChange={(next) => onChange?.(next ?? undefined)}
    />
  );
}

function YesNoField({ value, onChange, id }: FieldProps<boolean>) {
  const t = useWords(common);
  return (
    <Radio.Group
      {...(id && { id })}
      value={value}
      onChange={(event) => onChange?.(event.target.value)}
      options={[
        { value: true, label: t('yes') },
        { value: false, label: t('no') },
      ]}
    />
  );
}

function ChoiceField({ asked, value, onChange, id }: FieldProps<string | string[]>) {
  const { options } = useNames();
  return (
    <Select
      {...(id && { id })}
      {...(asked.many && { mode: 'multiple' as const })}
      allowClear={!asked.needed}
      showSearch={{ optionFilterProp: 'label' }}
      value={value}
      onChange={(next) => onChange?.(next)}
      options={options(asked.type as ChoiceName)}
    />
  );
}

/** Regions among those that the user may see, in the fiscal tree. */
function RegionField({ asked, value, onChange, id }: FieldProps<string | string[]>) {
  const { viewer } = useSession();
  const [{ data, fetching }] = useQuery({
    query: RegionsDocument,
    variables: { under: viewer.regionCode },
    requestPolicy: 'cache-first',
  });
  return (
    <TreeSelect
      {...(id && { id })}
      multiple={asked.many}
      allowClear
      showSearch={{ treeNodeFilterProp: 'title' }}
      treeDataSimpleMode
      loading={fetching && !data}
      style={{ width: '100%' }}
      treeData={
        data?.regions.nodes.map(({ code, name, fiscalParent }) => ({
          id: code,
          value: code,
          title: name,
          pId: code === viewer.regionCode ? null : (fiscalParent?.code ?? null),
        })) ?? []
      }
      treeDefaultExpandedKeys={[viewer.regionCode]}
      value={value}
      onChange={(next) => onChange?.(next ?? undefined)}
    />
  );
}

function ListField({ value = [], onChange, id }: FieldProps<string[]>) {
  return (
    <Select
      {...(id && { id })}
      mode="tags"
      open={false}
      suffixIcon={null}
      value={value}
      onChange={(next) => onChange?.(next)}
    />
  );
}

const byType: Readonly<Record<string, Field>> = {
  LocalDate: DayField,
  Money: AmountField,
  Int: NumberField,
  Boolean: YesNoField,
  RegionCode: RegionField,
  String: TextField,
};

/** The field for a type; a choice's where the type is one; none for ids and whatever else only a page can know. */
export function plainField(
  { type, many }: FieldProps['asked'],
  isChoice: (type: string) => boolean,
): Field | undefined {
  if (type === 'String' && many) return ListField;
  return byType[type] ?? (isChoice(type) ? ChoiceField : undefined);
}
