import { Segmented, type TableColumnsType, Tag, Typography } from 'antd';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { useSession } from '../../app/session.js';
import { Choice } from '../../parts/choice.js';
import { Filters } from '../../parts/filters.js';
import { Instant } from '../../parts/instant.js';
import { Page } from '../../parts/page.js';
import { QueryTable, type RowOf } from '../../parts/query-table.js';
import { useAddress } from '../../parts/use-address.js';
import { useNames, useWords } from '../../words/use-words.js';
import { HoldsDocument, type HoldsQuery, ProposeHoldReleaseDocument } from './operations.js';
import { Proposal } from './proposal.js';
import { mayChange } from './rights.js';
import { words } from './words.js';

type Hold = RowOf<HoldsQuery>;

const LOOK = {
  STRIKES: 'lookStrikes',
  STORM: 'lookStorm',
  CANARY: 'lookCanary',
  SIGNATURE: 'lookSignature',
} as const;

const DEFAULTS = { all: '' };

/** Rules that the engine took out of the sweeps, why, and what to look at before they come back. */
export default function Holds() {
  const t = useWords(words);
  const { field, either } = useNames();
  const { viewer } = useSession();
  const open = useNavigate();
  const [{ all }, ask] = useAddress(DEFAULTS);
  const mayRelease = mayChange(viewer, 'HOLD_RELEASE');
  const columns = useMemo<TableColumnsType<Hold>>(
    () => [
      {
        title: t('rule'),
        key: 'rule',
        width: 240,
        render: (_, { rule, ruleId }) => either(rule?.titleZh ?? ruleId, rule?.titleEn ?? ruleId),
      },
      {
        title: field('RuleHold', 'cause'),
        dataIndex: 'cause',
        width: 130,
        render: (value) => <Choice name="HoldCause" value={value} />,
      },
      { title: field('RuleHold', 'detail'), dataIndex: 'detail', width: 280, ellipsis: true },
      { title: field('RuleHold', 'since'), dataIndex: 'since', width: 140, render: (at) => <Instant at={at} /> },
      {
        title: field('RuleHold', 'releasedAt'),
        key: 'released',
        width: 150,
        render: (_, { releasedAt }) =>
          releasedAt ? <Instant at={releasedAt} /> : <Tag color="orange">{t('onHold')}</Tag>,
      },
      {
        title: '',
        key: 'release',
        width: 140,
        // A click in the form is none on the row that it was opened from.
        onCell: () => ({ onClick: (event) => event.stopPropagation(), onKeyDown: (event) => event.stopPropagation() }),
        render: (_, { id, cause, releasedAt }) =>
          !releasedAt &&
          mayRelease && (
            <Proposal
              title={t('proposeRelease')}
              act={ProposeHoldReleaseDocument}
              button={{ size: 'small' }}
              toVariables={({ reason }) => ({ holdId: id, reason })}
            >
              <Typography.Paragraph>{t('look', { what: t(LOOK[cause]) })}</Typography.Paragraph>
            </Proposal>
          ),
      },
    ],
    [field, either, t, mayRelease],
  );
  return (
    <Page title={t('holds')}>
      <Filters>
        <Segmented
          aria-label={t('holds')}
          value={all}
          onChange={(value) => ask({ all: value })}
          options={[
            { value: '', label: t('holdsNow') },
            { value: '1', label: t('holdsAll') },
          ]}
        />
      </Filters>
      <QueryTable
        label={t('holds')}
        query={HoldsDocument}
        variables={{ filter: all ? null : { releasedAt: { isNull: true } } }}
        columns={columns}
        empty={t('noHolds')}
        onOpen={({ ruleId }) => open(`/rules/${encodeURIComponent(ruleId)}?tab=runs`)}
      />
    </Page>
  );
}
