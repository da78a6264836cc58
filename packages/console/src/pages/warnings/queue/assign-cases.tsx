import { Alert, Button, Flex, Form, Modal, Typography } from 'antd';
import { useState } from 'react';
import { useMutation } from 'urql';
import { ColleagueField } from '../../../parts/acts/case-fields.js';
import { useSayError } from '../../../parts/failure.js';
import { Rows } from '../../../parts/rows.js';
import { acts } from '../../../schema/acts.js';
import { common } from '../../../words/common.js';
import { useNames, useWords } from '../../../words/use-words.js';
import { AssignCasesDocument, type AssignCasesMutation } from './operations.js';
import { words } from './words.js';

interface Props {
  cases: readonly { id: string; caseNo: string; version: number }[];
  onDone: () => void;
}

/** As many as the API takes at once. */
const MOST = 200;
const assignee = acts.assignCase!.asks.find(({ name }) => name === 'assignee')!;

/** Gives several cases to a colleague at once, and tells of each what became of it. */
export function AssignCases({ cases, onDone }: Props) {
  const t = useWords(common, words);
  const say = useSayError();
  const [isOpen, setOpen] = useState(false);
  const [{ data, error, fetching }, assign] = useMutation(AssignCasesDocument);
  const [form] = Form.useForm<{ assignee: string }>();
  const isTooMany = cases.length > MOST;

  async function send(said: { assignee: string }) {
    await assign({ cases: cases.map(({ id, version }) => ({ id, version })), assignee: said.assignee });
  }
  function close() {
    setOpen(false);
    if (data) onDone();
  }

  return (
    <Flex gap="small" align="center">
      <Button type="primary" disabled={isTooMany} onClick={() => setOpen(true)}>
        {t('assign', { count: cases.length })}
      </Button>
      {isTooMany && t('assignMost', { most: MOST })}
      <Modal
        open={isOpen}
        title={t('assign', { count: cases.length })}
        okText={t('confirm')}
        cancelText={t(data ? 'close' : 'cancel')}
        confirmLoading={fetching}
        okButtonProps={{ disabled: Boolean(data) }}
        onOk={form.submit}
        onCancel={close}
      >
        {error && <Alert role="alert" type="error" showIcon title={say(error).title} />}
        {data ? (
          <Outcome of={data.assignCases} cases={cases} />
        ) : (
          <Form form={form} layout="vertical" requiredMark={false} onFinish={(said) => void send(said)}>
            <Form.Item
              name="assignee"
              label={t('colleague')}
              rules={[{ required: true, message: t('chooseColleague') }]}
            >
              <ColleagueField asked={assignee} matterId={cases[0]?.id ?? ''} />
            </Form.Item>
          </Form>
        )}
      </Modal>
    </Flex>
  );
}

interface OutcomeProps {
  of: AssignCasesMutation['assignCases'];
  cases: Props['cases'];
}

function Outcome({ of, cases }: OutcomeProps) {
  const t = useWords(words);
  const { either } = useNames();
  const refused = of.filter(({ code }) => code !== null);
  return (
    <Flex vertical gap="small">
      <Alert
        role="status"
        type={refused.length === 0 ? 'success' : 'warning'}
        showIcon
        title={t('assigned', { done: of.length - refused.length, refused: refused.length })}
      />
      <div style={{ maxHeight: 320, overflow: 'auto' }}>
        <Rows
          of={of.map(({ id, code, messageZh, messageEn, basis, case: given }) => ({
            key: id,
            content: (
              <>
                <Typography.Text
                  strong
                >{`${t('number')} ${cases.find((each) => each.id === id)?.caseNo ?? ''}`}</Typography.Text>{' '}
                {code === null
                  ? t('assignedTo', { name: given?.assignee ?? '' })
                  : [either(messageZh, messageEn), basis].filter(Boolean).join(' · ')}
              </>
            ),
          }))}
        />
      </div>
    </Flex>
  );
}
