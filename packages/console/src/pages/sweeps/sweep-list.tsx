import { Form, type TableColumnsType, Typography } from 'antd';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { useQuery } from 'urql';
import { readsRecords } from '../../app/posts.js';
import { useSession } from '../../app/session.js';
import { Choice } from '../../parts/choice.js';
import { ChoiceFilter, Filters } from '../../parts/filters.js';
import { Instant } from '../../parts/instant.js';
import { Page } from '../../parts/page.js';
import { QueryTable, type RowOf } from '../../parts/query-table.js';
import { useAddress } from '../../parts/use-address.js';
import { useNames, useWords } from '../../words/use-words.js';
import { Day } from '../rules/day.js';
import { Proposal } from '../rules/proposal.js';
import { mayChange } from '../rules/rights.js';
import {
  BusinessDateOfSweepsDocument,
  StartSweepDocument,
  SweepListDocument,
  type SweepListQuery,
} from './operations.js';
import { useSayReason } from './reasons.js';
import { words } from './words.js';

type Row = RowOf<SweepListQuery>;

const DEFAULTS = { state: '' };

/** Every sweep: when, why, by whom, and what it did to warnings that the viewer may see. */
export default function SweepList() {
  const t = useWords(words);
  const { field } = useNames();
  const { viewer } = useSession();
  const say = useSayReason();
  const open = useNavigate();
  const [asked, ask] = useAddress(DEFAULTS);
  const seesCounts = readsRecords(viewer) && viewer.role !== 'LEADER';
  const columns = useMemo<TableColumnsType<Row>>(() => {
    const count = (name: 'raised' | 'evidenceChanged' | 'reopened' | 'cleared', title: string) => ({
      title,
      dataIndex: name,
      align: 'right' as const,
      width: 76,
    });
    return [
      { title: field('Sweep', 'sweepNo'), dataIndex: 'sweepNo', align: 'right', width: 70 },
      { title: t('startedAt'), dataIndex: 'startedAt', width: 140, render: (at) => <Instant at={at} /> },
      { title: t('asOf'), dataIndex: 'asOf', width: 105 },
      { title: t('why'), key: 'reason', width: 170, ellipsis: true, render: (_, { reason }) => say(reason) },
      { title: t('startedBy'), key: 'by', width: 100, render: (_, { startedBy }) => say(startedBy) },
      {
        title: t('state'),
        dataIndex: 'status',
        width: 90,
        render: (value) => <Choice name="SweepStatus" value={value} />,
      },
      { title: t('took'), key: 'took', align: 'right', width: 80, render: (_, row) => <Took of={row} /> },
      ...(seesCounts
        ? [
            count('raised', t('raised')),
            count('evidenceChanged', t('changed')),
            count('reopened', t('reopened')),
            count('cleared', t('cleared')),
          ]
        : []),
    ];
  }, [field, t, say, seesCounts]);
  return (
    <Page title={t('sweeps')} actions={mayChange(viewer, 'LIFE') && <Start />}>
      <Filters onReset={() => ask(DEFAULTS)}>
        <ChoiceFilter label={t('state')} name="SweepStatus" value={asked.state} onChange={(state) => ask({ state })} />
      </Filters>
      <QueryTable
        label={t('sweeps')}
        query={SweepListDocument}
        variables={{ filter: asked.state ? { status: { eq: asked.state as 'DONE' } } : null }}
        columns={columns}
        onOpen={({ id }) => open(`/sweeps/${encodeURIComponent(id)}`)}
      />
    </Page>
  );
}

/** How long a sweep took, once it has ended. */
export function Took({ of: { startedAt, finishedAt } }: { of: { startedAt: string; finishedAt: string | null } }) {
  const t = useWords(words);
  if (!finishedAt) return null;
  const seconds = (Date.parse(finishedAt) - Date.parse(startedAt)) / 1_000;
  return t('seconds', { s: seconds < 10 ? seconds.toFixed(1) : Math.round(seconds).toLocaleString() });
}

/** Who may begin a sweep is who may propose what takes effect everywhere. */
function Start() {
  const t = useWords(words);
  const open = useNavigate();
  const [{ data }] = useQuery({ query: BusinessDateOfSweepsDocument });
  if (!data) return null;
  const { businessDate: today } = data;
  return (
    <Proposal
      title={t('start')}
      act={StartSweepDocument}
      said={t('begun')}
      button={{ type: 'primary' }}
      initial={{ asOf: today } as { asOf?: string }}
      toVariables={({ asOf, reason }: { asOf?: string; reason: string }) => ({ reason, asOf: asOf ?? null })}
      onDone={({ startSweep }) => void open(`/sweeps/${encodeURIComponent(startSweep.id)}`)}
    >
      <Typography.Paragraph>{t('startAbout')}</Typography.Paragraph>
      <Form.Item name="asOf" label={t('asOf')} extra={t('asOfHint', { today })}>
        <Day most={today} />
      </Form.Item>
    </Proposal>
  );
}
