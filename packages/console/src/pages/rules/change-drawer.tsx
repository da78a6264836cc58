import { Alert, Button, Descriptions, Drawer, Flex, Form, Input } from 'antd';
import { Link } from 'react-router';
import { useMutation } from 'urql';
import { useSession } from '../../app/session.js';
import { Choice } from '../../parts/choice.js';
import { Failure } from '../../parts/failure.js';
import { Instant } from '../../parts/instant.js';
import { useNames, useWords } from '../../words/use-words.js';
import { ChangeContent } from './change-content.js';
import type { Change } from './change-table.js';
import { DecideRuleChangeDocument } from './operations.js';
import { mayChange } from './rights.js';
import { useRuleTitles } from './rule-titles.js';
import { words } from './words.js';

interface Props {
  change: Change | undefined;
  onClose: () => void;
}

/** A change beside its list: what is proposed, by whom and why, and the decision on it. */
export function ChangeDrawer({ change, onClose }: Props) {
  const t = useWords(words);
  const { choice } = useNames();
  return (
    <Drawer
      open={change !== undefined}
      onClose={onClose}
      size={560}
      destroyOnHidden
      title={change && t('changeOf', { kind: choice('RuleChangeKind', change.changeKind) })}
    >
      {change && <Shown change={change} onDecided={onClose} />}
    </Drawer>
  );
}

function Shown({ change, onDecided }: { change: Change; onDecided: () => void }) {
  const t = useWords(words);
  const { field } = useNames();
  const titleOf = useRuleTitles();
  const isOfRule = ['PARAMETER', 'WHITELIST', 'WHITELIST_END', 'LIFE', 'HOLD_RELEASE'].includes(change.changeKind);
  return (
    <Flex vertical gap="middle">
      <Descriptions
        size="small"
        column={1}
        bordered
        items={[
          {
            key: 'about',
            label: t('subject'),
            children: isOfRule ? (
              <Link to={`/rules/${encodeURIComponent(change.about)}`}>{titleOf(change.about)}</Link>
            ) : (
              change.about
            ),
          },
          { key: 'reason', label: field('RuleChange', 'reason'), children: change.reason },
          { key: 'maker', label: field('RuleChange', 'maker'), children: change.maker },
          { key: 'at', label: field('RuleChange', 'madeAt'), children: <Instant at={change.madeAt} /> },
        ]}
      />
      <section>
        <h2 className="card-title" style={{ marginBottom: 8 }}>
          {t('content')}
        </h2>
        <ChangeContent change={change} />
      </section>
      {change.decision === null ? (
        <Decide change={change} onDecided={onDecided} />
      ) : (
        <Descriptions
          size="small"
          column={1}
          bordered
          items={[
            {
              key: 'decision',
              label: field('RuleChange', 'decision'),
              children: <Choice name="ChangeDecision" value={change.decision} />,
            },
            { key: 'why', label: t('opinion'), children: change.decisionReason },
            { key: 'checker', label: field('RuleChange', 'checker'), children: change.checker },
            { key: 'decided', label: field('RuleChange', 'decidedAt'), children: <Instant at={change.decidedAt} /> },
          ]}
        />
      )}
    </Flex>
  );
}

function Decide({ change, onDecided }: { change: Change; onDecided: () => void }) {
  const t = useWords(words);
  const { viewer } = useSession();
  const [form] = Form.useForm<{ reason: string }>();
  const [{ fetching, error }, send] = useMutation(DecideRuleChangeDocument);

  if (change.maker === viewer.username) return <Alert type="info" showIcon title={t('ownProposal')} />;
  if (!mayChange(viewer, change.changeKind)) return <Alert type="info" showIcon title={t('notYours')} />;

  async function decide(decision: 'APPROVED' | 'REFUSED') {
    const { reason } = await form.validateFields();
    const { data } = await send({ id: change.id, decision, reason });
    if (data) onDecided();
  }

  return (
    <section>
      <h2 className="card-title" style={{ marginBottom: 8 }}>
        {t('decide')}
      </h2>
      <Form form={form} layout="vertical">
        <Form.Item name="reason" label={t('opinion')} rules={[{ required: true, whitespace: true, max: 2_000 }]}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2_000} />
        </Form.Item>
        {error && <Failure error={error} />}
        <Flex gap="small" justify="flex-end">
          <Button disabled={fetching} onClick={() => void decide('REFUSED').catch(() => undefined)}>
            {t('refuse')}
          </Button>
          <Button type="primary" loading={fetching} onClick={() => void decide('APPROVED').catch(() => undefined)}>
            {t('approve')}
          </Button>
        </Flex>
      </Form>
    </section>
  );
}
