import { Card, Flex, Form, Input, Select, Table, type TableColumnsType } from 'antd';
import { useMemo } from 'react';
import { useSession } from '../../app/session.js';
import { Answer } from '../../parts/answer.js';
import { QueryTable, type RowOf } from '../../parts/query-table.js';
import { RegionSelect } from '../../parts/region-select.js';
import { useAddress } from '../../parts/use-address.js';
import { useFreshQuery } from '../../parts/use-fresh-query.js';
import { useNames, useWords } from '../../words/use-words.js';
import { Day } from './day.js';
import { useMarks } from './marks.js';
import {
  ParametersOfDocument,
  type ParametersOfQuery,
  ProposeParameterDocument,
  ValuesSetDocument,
  type ValuesSetQuery,
} from './operations.js';
import { Proposal } from './proposal.js';
import { useRegionNames } from './region-names.js';
import { mayChange } from './rights.js';
import { useSayValue } from './values.js';
import { words } from './words.js';
import { writtenValue } from './written-value.js';

export type Parameter = NonNullable<ParametersOfQuery['parametersInForce']>[number];

/** `propose` and `value` open the form of a proposal: a backtest leads here with what it has tried. */
const DEFAULTS = { region: '', on: '', propose: '', value: '' };

/** What holds in a region on a day, what was set over time, and the proposal of another value. */
export function ParametersTab({ ruleId }: { ruleId: string }) {
  const t = useWords(words);
  const { viewer } = useSession();
  const [asked, ask] = useAddress(DEFAULTS);
  const [result, again] = useFreshQuery({
    query: ParametersOfDocument,
    variables: { ruleId, regionCode: asked.region || null, on: asked.on || null },
  });
  return (
    <Flex vertical gap="middle">
      <Card
        size="small"
        title={<h2 className="card-title">{t('valuesInForce')}</h2>}
        extra={
          <Flex gap="small" wrap>
            <RegionSelect value={asked.region || viewer.regionCode} onChange={(region) => ask({ region })} />
            <Day
              aria-label={t('on')}
              placeholder={t('on')}
              style={{ width: 150 }}
              value={asked.on || null}
              onChange={(on) => ask({ on: on ?? '' })}
            />
          </Flex>
        }
      >
        <Answer of={result} onRetry={again}>
          {({ parametersInForce, businessDate }) => (
            <InForce
              ruleId={ruleId}
              parameters={parametersInForce ?? []}
              today={businessDate}
              region={asked.region || viewer.regionCode}
              opened={asked}
            />
          )}
        </Answer>
      </Card>
      {result.data?.parametersInForce && result.data.parametersInForce.length > 0 && (
        <Card size="small" title={<h2 className="card-title">{t('valuesSet')}</h2>}>
          <ValuesSet ruleId={ruleId} parameters={result.data.parametersInForce} />
        </Card>
      )}
    </Flex>
  );
}

interface InForceProps {
  ruleId: string;
  parameters: Parameter[];
  today: string;
  region: string;
  opened: { propose: string; value: string };
}

function InForce({ ruleId, parameters, today, region, opened }: InForceProps) {
  const t = useWords(words);
  const { either } = useNames();
  const { viewer } = useSession();
  const say = useSayValue();
  const nameOf = useRegionNames(parameters.map(({ regionCode }) => regionCode));
  const columns: TableColumnsType<Parameter> = [
    { title: t('parameter'), key: 'label', render: (_, { labelZh, labelEn }) => either(labelZh, labelEn) },
    { title: t('inForce'), align: 'right', key: 'value', render: (_, one) => <b>{say(one, one.value)}</b> },
    {
      title: t('from'),
      key: 'from',
      render: (_, { regionCode }) => (regionCode ? nameOf(regionCode) : t('byDefault')),
    },
    { title: t('since'), dataIndex: 'effectiveFrom' },
    { title: t('usual'), align: 'right', key: 'usual', render: (_, one) => say(one, one.usual) },
    { title: t('bounds'), key: 'bounds', render: (_, one) => <Bounds of={one} /> },
    ...(mayChange(viewer, 'PARAMETER')
      ? [
          {
            title: '',
            key: 'propose',
            render: (_: unknown, one: Parameter) => (
              <ProposeValue
                ruleId={ruleId}
                parameters={parameters}
                name={one.name}
                today={today}
                region={region}
                value={opened.propose === one.name ? opened.value : ''}
                opened={opened.propose === one.name}
              />
            ),
          },
        ]
      : []),
  ];
  return (
    <Table
      size="small"
      rowKey="name"
      pagination={false}
      columns={columns}
      dataSource={parameters}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: t('noParameters') }}
    />
  );
}

function Bounds({ of }: { of: Parameter }) {
  const t = useWords(words);
  const say = useSayValue();
  const [min, max] = [of.min, of.max].map((bound) => (bound === null ? null : say(of, bound)));
  if (min && max) return t('between', { min, max });
  if (min) return t('atLeast', { min });
  return max ? t('atMost', { max }) : t('unbounded');
}

interface ProposeProps {
  ruleId: string;
  parameters: Parameter[];
  name: string;
  today: string;
  region: string;
  value: string;
  opened: boolean;
}

interface Values {
  name: string;
  value: string;
  regionCode: string;
  effectiveFrom: string;
}

function ProposeValue({ ruleId, parameters, name, today, region, value, opened }: ProposeProps) {
  const t = useWords(words);
  const { either } = useNames();
  const say = useSayValue();
  const { comma, semicolon } = useMarks();
  const unitOf = ({ type, unit }: Parameter) =>
    type === 'money' ? t('yuan') : unit === 'days' || unit === 'workdays' ? t(unit) : undefined;
  return (
    <Proposal
      title={t('proposeParameter')}
      act={ProposeParameterDocument}
      opened={opened}
      button={{ size: 'small', children: t('propose') }}
      initial={{ name, value, regionCode: region, effectiveFrom: today }}
      toVariables={(values: Values & { reason: string }) => ({ ruleId, ...values })}
    >
      {(form) => (
        <>
          <Form.Item name="name" label={t('parameter')} rules={[{ required: true }]}>
            <Select options={parameters.map((one) => ({ value: one.name, label: either(one.labelZh, one.labelEn) }))} />
          </Form.Item>
          <Form.Item noStyle dependencies={['name']}>
            {() => {
              const one = parameters.find((each) => each.name === form.getFieldValue('name')) ?? parameters[0]!;
              return (
                <Form.Item
                  name="value"
                  label={t('value')}
                  rules={[{ required: true, whitespace: true }]}
                  extra={
                    <>
                      {`${t('inForce')} ${say(one, one.value)}${comma}${t('usual')} ${say(one, one.usual)}${comma}`}
                      <Bounds of={one} />
                      {one.type === 'codes' && `${semicolon}${t('listHint')}`}
                    </>
                  }
                >
                  <Input suffix={unitOf(one)} autoComplete="off" />
                </Form.Item>
              );
            }}
          </Form.Item>
          <Form.Item name="regionCode" label={t('allRegion')} rules={[{ required: true }]}>
            <RegionField />
          </Form.Item>
          <Form.Item
            name="effectiveFrom"
            label={t('effectiveFrom')}
            rules={[{ required: true }]}
            extra={t('notBefore', { today })}
          >
            <Day least={today} />
          </Form.Item>
        </>
      )}
    </Proposal>
  );
}

/** The choice of a region as a field of a form. */
export const RegionField = ({ value, onChange }: { value?: string; onChange?: (code: string) => void }) => (
  <RegionSelect value={value ?? ''} onChange={(code) => onChange?.(code)} />
);

function ValuesSet({ ruleId, parameters }: { ruleId: string; parameters: Parameter[] }) {
  const t = useWords(words);
  const { field, either } = useNames();
  const say = useSayValue();
  const columns = useMemo<TableColumnsType<RowOf<ValuesSetQuery>>>(() => {
    const named = (name: string) => parameters.find((one) => one.name === name);
    return [
      {
        title: t('parameter'),
        key: 'name',
        width: 220,
        render: (_, { name }) => either(named(name)?.labelZh ?? name, named(name)?.labelEn ?? name),
      },
      { title: field('RuleParameter', 'region'), key: 'region', width: 140, render: (_, { region }) => region?.name },
      { title: field('RuleParameter', 'effectiveFrom'), dataIndex: 'effectiveFrom', width: 120 },
      {
        title: t('value'),
        key: 'value',
        align: 'right',
        width: 160,
        render: (_, { name, value }) => {
          const one = named(name);
          return one && say(one, writtenValue(one.type, value));
        },
      },
      { title: field('RuleParameter', 'maker'), dataIndex: 'maker', width: 100 },
      { title: field('RuleParameter', 'checker'), dataIndex: 'checker', width: 100 },
      {
        title: field('RuleChange', 'reason'),
        key: 'reason',
        ellipsis: true,
        width: 230,
        render: (_, { change }) => change?.reason,
      },
    ];
  }, [parameters, field, either, say, t]);
  return (
    <QueryTable
      label={t('valuesSet')}
      query={ValuesSetDocument}
      variables={{ ruleId }}
      columns={columns}
      height={260}
      empty={t('noValues')}
    />
  );
}
