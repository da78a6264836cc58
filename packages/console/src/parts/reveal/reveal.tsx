import { EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons';
import { Button, Flex, Form, Input, Modal, Tooltip, Typography } from 'antd';
import { useState } from 'react';
import { useMutation } from 'urql';
import { isOneOf } from '../../app/posts.js';
import { useSession } from '../../app/session.js';
import { common } from '../../words/common.js';
import { useWords } from '../../words/use-words.js';
import { Failure } from '../failure.js';
import { RevealDocument, type RevealField, type RevealMutation } from './operations.js';
import { words } from './words.js';

interface Props {
  /** The record. */
  id: string;
  field: RevealField;
  /** The value as it is masked. */
  masked: string | null | undefined;
  /** What the value is called, such as 身份证号. */
  what: string;
}

const mayReveal = isOneOf('STAFF', 'SUPERVISOR');

/**
 * A masked value with the door to the whole one, for those who work with it: after purpose and ticket it stands here until the page is
 * left or it is hidden, and nowhere else.
 */
export function Reveal({ id, field, masked, what }: Props) {
  const t = useWords(common, words);
  const { viewer } = useSession();
  const [asking, setAsking] = useState(false);
  const [shown, setShown] = useState<RevealMutation['reveal']>();

  if (!masked) return null;
  if (!mayReveal(viewer)) return masked;
  if (shown)
    return (
      <Flex gap="small" align="center" wrap>
        <Typography.Text strong>{shown.value}</Typography.Text>
        <Tooltip title={t('hide')}>
          <Button
            size="small"
            type="text"
            icon={<EyeInvisibleOutlined />}
            aria-label={t('hide')}
            onClick={() => setShown(undefined)}
          />
        </Tooltip>
        <Typography.Text type="secondary">{t('quota', { no: shown.auditNo, left: shown.quotaLeft })}</Typography.Text>
      </Flex>
    );
  const title = t('revealWhat', { what });
  return (
    <Flex gap={4} align="center">
      <span>{masked}</span>
      <Tooltip title={t('reveal')}>
        <Button size="small" type="text" icon={<EyeOutlined />} aria-label={title} onClick={() => setAsking(true)} />
      </Tooltip>
      <Modal open={asking} title={title} footer={null} onCancel={() => setAsking(false)} destroyOnHidden>
        <Purpose
          id={id}
          field={field}
          onShown={(value) => {
            setShown(value);
            setAsking(false);
          }}
        />
      </Modal>
    </Flex>
  );
}

type PurposeProps = Pick<Props, 'id' | 'field'> & { onShown: (value: RevealMutation['reveal']) => void };

function Purpose({ id, field, onShown }: PurposeProps) {
  const t = useWords(common, words);
  const [{ fetching, error }, reveal] = useMutation(RevealDocument);

  async function submit({ purpose, ticket }: { purpose: string; ticket: string }) {
    const { data } = await reveal({ id, field, purpose, ticket });
    if (data) onShown(data.reveal);
  }

  return (
    <Form layout="vertical" onFinish={submit}>
      <Typography.Paragraph type="secondary">{t('about')}</Typography.Paragraph>
      <Form.Item
        name="purpose"
        label={t('purpose')}
        rules={[{ required: true, min: 4, max: 500, whitespace: true, message: t('needed') }]}
      >
        <Input placeholder={t('purposeHint')} autoFocus />
      </Form.Item>
      <Form.Item name="ticket" label={t('ticket')} rules={[{ required: true, whitespace: true }]}>
        <Input placeholder={t('ticketHint')} />
      </Form.Item>
      {error && <Failure error={error} />}
      <Button type="primary" htmlType="submit" loading={fetching} style={{ marginTop: 8 }}>
        {t('reveal')}
      </Button>
    </Form>
  );
}
