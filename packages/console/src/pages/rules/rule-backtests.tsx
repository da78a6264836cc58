import { Flex, Form, Input, Typography } from 'antd';
import dayjs from 'dayjs';
import { useNavigate } from 'react-router';
import { useQuery } from 'urql';
import { useSession } from '../../app/session.js';
import { useAddress } from '../../parts/use-address.js';
import { useNames, useWords } from '../../words/use-words.js';
import { BacktestTable } from './backtest-table.js';
import { useMarks } from './marks.js';
import { MonthsField } from './months-field.js';
import { ParametersOfDocument, StartBacktestDocument } from './operations.js';
import { type Parameter, RegionField } from './parameters-tab.js';
import { Proposal } from './proposal.js';
import { mayChange } from './rights.js';
import { useSayValue } from './values.js';
import { words } from './words.js';

/** A proposal that is looked at leads here with its value, so that it can be tried before it is decided. */
const DEFAULTS = { start: '', parameter: '', value: '', region: '' };

/** The backtests of one rule, and a new one. */
export function RuleBacktests({ ruleId }: { ruleId: string }) {
  const t = useWords(words);
  const { viewer } = useSession();
  const [asked] = useAddress(DEFAULTS);
  const [{ data }] = useQuery({
    query: ParametersOfDocument,
    variables: { ruleId, regionCode: asked.region || null, on: null },
  });
  return (
    <Flex vertical gap="small">
      <Flex justify="space-between" align="center" gap="middle" wrap>
        <Typography.Text type="secondary">{t('backtestAbout')}</Typography.Text>
        {data?.parametersInForce && mayChange(viewer, 'PARAMETER') && (
          <Start ruleId={ruleId} parameters={data.parametersInForce} today={data.businessDate} asked={asked} />
        )}
      </Flex>
      <BacktestTable ruleId={ruleId} height={420} />
    </Flex>
  );
}

interface StartProps {
  ruleId: string;
  parameters: Parameter[];
  today: string;
  asked: typeof DEFAULTS;
}

interface Values {
  months: [from: string, to: string];
  regionCode: string;
  trials?: Record<string, string | undefined>;
}

function Start({ ruleId, parameters, today, asked }: StartProps) {
  const t = useWords(words);
  const { either } = useNames();
  const { viewer } = useSession();
  const say = useSayValue();
  const { bracketed } = useMarks();
  const open = useNavigate();
  return (
    <Proposal
      title={t('startBacktest')}
      act={StartBacktestDocument}
      said={t('queued')}
      opened={asked.start !== ''}
      button={{ type: 'primary' }}
      initial={{
        months: [dayjs(today).subtract(5, 'month').format('YYYY-MM'), today.slice(0, 7)] as Values['months'],
        regionCode: asked.region || viewer.regionCode,
        trials: asked.parameter ? { [asked.parameter]: asked.value } : {},
      }}
      toVariables={({ months: [from, to], trials = {}, ...values }: Values & { reason: string }) => ({
        ruleId,
        from: `${from}-01`,
        to: `${to}-01`,
        parameters: Object.entries(trials).flatMap(([name, value]) =>
          value?.trim() ? [{ name, value: value.trim() }] : [],
        ),
        ...values,
      })}
      onDone={({ startBacktest }) => void open(`/rules/backtests/${encodeURIComponent(startBacktest.id)}`)}
    >
      {parameters.map((one) => (
        <Form.Item
          key={one.name}
          name={['trials', one.name]}
          label={`${either(one.labelZh, one.labelEn)}${bracketed(t('trial'))}`}
          extra={`${t('inForce')} ${say(one, one.value)}`}
        >
          <Input autoComplete="off" placeholder={one.value} {...(one.type === 'money' && { suffix: t('yuan') })} />
        </Form.Item>
      ))}
      <Form.Item name="months" label={t('months')} extra={t('monthsHint')} rules={[{ required: true }]}>
        <MonthsField most={today} />
      </Form.Item>
      <Form.Item name="regionCode" label={t('allRegion')} rules={[{ required: true }]}>
        <RegionField />
      </Form.Item>
    </Proposal>
  );
}
