import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Input, Select, Typography } from 'antd';
import { useEffect } from 'react';
import { useQuery } from 'urql';
import { type KindName, useNames, useWords } from '../../words/use-words.js';
import type { FieldProps } from './field.js';
import { DoubtedRecordDocument, DoubtedValuesDocument } from './operations.js';
import { words } from './words.js';

interface Corrected {
  field: string;
  value: string | null;
}

/** The names of a feed's fields are those of the API, written in their way: `paid_on` is `paidOn`. */
const asInApi = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

function useDoubtedRecord(id: string) {
  const [{ data }] = useQuery({ query: DoubtedRecordDocument, variables: { id } });
  const node = data?.node;
  const correction = node && 'record' in node ? node : undefined;
  return { fields: correction?.correctableFields ?? [], record: correction?.record ?? undefined };
}

/** What the fields of a record say now, by their names in its feed, as its source line has them: masked where they are of persons. */
function usePresentValues(id: string | undefined): ReadonlyMap<string, string> {
  const [{ data }] = useQuery({ query: DoubtedValuesDocument, variables: { id: id ?? '' }, pause: !id });
  const present = data?.provenance?.find(({ current }) => current);
  const cells = new Map(present?.cells?.map(({ header, value }) => [header, value]));
  return new Map(
    present?.fields?.flatMap(({ column, from }) => {
      const value = from.length === 1 ? cells.get(from[0]!.header) : undefined;
      return value === undefined ? [] : [[column, value] as const];
    }),
  );
}

/** What fields of the record in doubt should say, beside what they say now. */
export function CorrectedFieldsField({ matterId, value, onChange }: FieldProps<Corrected[]>) {
  const t = useWords(words);
  const { field: fieldName } = useNames();
  const { fields, record } = useDoubtedRecord(matterId);
  const present = usePresentValues(record?.id);
  const rows = value?.length ? value : [{ field: '', value: null }];
  const change = (at: number, part: Partial<Corrected>) =>
    onChange?.(rows.map((row, each) => (each === at ? { ...row, ...part } : row)));
  return (
    <Flex vertical gap="small">
      {rows.map((row, at) => (
        // A row is told apart by where it stands only.
        <Flex key={at} gap="small">
          <Select
            aria-label={t('correctedField')}
            placeholder={t('correctedField')}
            style={{ width: '36%' }}
            showSearch={{ optionFilterProp: 'label' }}
            value={row.field || undefined}
            onChange={(field) => change(at, { field })}
            options={fields.map((name) => ({
              value: name,
              label: record ? fieldName(record.__typename as KindName, asInApi(name)) : name,
              disabled: rows.some(({ field }) => field === name),
            }))}
          />
          <Input
            aria-label={t('presentValue')}
            placeholder={t('presentValue')}
            disabled
            style={{ width: '29%' }}
            value={present.get(row.field) ?? ''}
          />
          <Input
            aria-label={t('correctedValue')}
            placeholder={t('correctedValue')}
            style={{ width: '29%' }}
            value={row.value ?? ''}
            onChange={(event) => change(at, { value: event.target.value === '' ? null : event.target.value })}
          />
          <Button
            aria-label={t('removeField')}
            icon={<DeleteOutlined />}
            disabled={rows.length === 1}
            onClick={() => onChange?.(rows.filter((_, each) => each !== at))}
          />
        </Flex>
      ))}
      <Button
        icon={<PlusOutlined />}
        style={{ alignSelf: 'start' }}
        onClick={() => onChange?.([...rows, { field: '', value: null }])}
      >
        {t('addField')}
      </Button>
    </Flex>
  );
}

/** The version of the record that is seen while it is corrected. */
export function RecordVersionField({ matterId, value, onChange }: FieldProps<number>) {
  const t = useWords(words);
  const { record } = useDoubtedRecord(matterId);
  // Which kinds have a version is known when the record is.
  const query = `query DoubtedVersion($id: ID!) { node(id: $id) { id ... on ${record?.__typename ?? 'Payment'} { version } } }`;
  const [{ data }] = useQuery<{ node: { version?: number } | null }>({
    query,
    variables: { id: record?.id ?? '' },
    pause: !record,
    requestPolicy: 'network-only',
  });
  const seen = data?.node?.version;
  useEffect(() => {
    if (seen !== undefined) onChange?.(seen);
  }, [seen]);
  return <Typography.Text>{value === undefined ? '' : t('recordVersion', { version: value })}</Typography.Text>;
}
