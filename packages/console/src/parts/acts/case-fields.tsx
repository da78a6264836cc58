import { Checkbox, Flex, Select, Typography } from 'antd';
import { useQuery } from 'urql';
import { useNames, useWords } from '../../words/use-words.js';
import type { FieldProps } from './field.js';
import { CaseColleaguesDocument, CaseWarningsDocument, ViolationTypesDocument } from './operations.js';
import { useRecordNames } from './record-names.js';
import { words } from './words.js';

/** A colleague of the department that handles the case. */
export function ColleagueField({ matterId, value, onChange, id }: FieldProps<string>) {
  const t = useWords(words);
  const [{ data, fetching }] = useQuery({ query: CaseColleaguesDocument, variables: { id: matterId } });
  return (
    <Select
      {...(id && { id })}
      loading={fetching && !data}
      showSearch={{ optionFilterProp: 'label' }}
      value={value}
      onChange={(next) => onChange?.(next)}
      options={
        data?.caseColleagues.map(({ username, displayName }) => ({
          value: username,
          label: displayName === username ? username : t('colleague', { name: displayName, user: username }),
        })) ?? []
      }
    />
  );
}

/** A kind of violation, of the code system that lists them. */
export function ViolationField({ value, onChange, id }: FieldProps<string>) {
  const { either } = useNames();
  const [{ data, fetching }] = useQuery({ query: ViolationTypesDocument });
  return (
    <Select
      {...(id && { id })}
      loading={fetching && !data}
      showSearch={{ optionFilterProp: 'label' }}
      value={value}
      onChange={(next) => onChange?.(next)}
      options={
        data?.codes.nodes.map(({ code, nameZh, nameEn }) => ({ value: code, label: either(nameZh, nameEn) })) ?? []
      }
    />
  );
}

function useCaseWarnings(id: string) {
  const [{ data, fetching }] = useQuery({ query: CaseWarningsDocument, variables: { id } });
  const node = data?.node;
  return { isLoading: fetching && !data, warnings: node && 'warnings' in node ? node.warnings.nodes : [] };
}

/** Some of the case's warnings. */
export function CaseWarningsField({ matterId, value = [], onChange }: FieldProps<string[]>) {
  const t = useWords(words);
  const { either } = useNames();
  const { warnings } = useCaseWarnings(matterId);
  return (
    <Checkbox.Group value={value} onChange={(next) => onChange?.(next as string[])} style={{ width: '100%' }}>
      <Flex vertical gap={6} style={{ maxHeight: 280, overflow: 'auto', width: '100%' }}>
        {warnings.map(({ id, warningNo, messageZh, messageEn }) => (
          <Checkbox key={id} value={id}>
            {t('warningOf', { no: warningNo })}{' '}
            <Typography.Text type="secondary">{either(messageZh, messageEn)}</Typography.Text>
          </Checkbox>
        ))}
      </Flex>
    </Checkbox.Group>
  );
}

/** A record that one of the case's warnings is about, or that took part in it. */
export function CaseRecordField({ matterId, value, onChange, id }: FieldProps<string>) {
  const t = useWords(words);
  const { either } = useNames();
  const { isLoading, warnings } = useCaseWarnings(matterId);
  const recordsOf = ({ subject, rows }: (typeof warnings)[number]) => [...(subject ? [subject] : []), ...rows];
  const nameOf = useRecordNames(warnings.flatMap(recordsOf));
  return (
    <Select
      {...(id && { id })}
      loading={isLoading}
      value={value}
      onChange={(next) => onChange?.(next)}
      options={warnings.map((warning) => ({
        label: `${t('warningOf', { no: warning.warningNo })} · ${either(warning.messageZh, warning.messageEn)}`,
        options: recordsOf(warning).map((record) => ({ value: record.id, label: nameOf(record) })),
      }))}
    />
  );
}
