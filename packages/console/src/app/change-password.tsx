import { Alert, Button, Card, Form, Input } from 'antd';
import { useMutation } from 'urql';
import { useSayError } from '../parts/failure.js';
import { useWords } from '../words/use-words.js';
import { ChangeOwnPasswordDocument } from './operations.js';
import { words } from './words.js';

/** Stands before everything else while a password that somebody else knows is in force. */
export function ChangePassword({ onChanged }: { onChanged: () => void }) {
  const t = useWords(words);
  const sayError = useSayError();
  const [{ fetching, error }, change] = useMutation(ChangeOwnPasswordDocument);

  async function submit({ current, next }: { current: string; next: string }) {
    const { data } = await change({ current, next });
    if (data) onChanged();
  }

  return (
    <Card title={t('mustChange')} style={{ maxWidth: 480, margin: '48px auto' }}>
      <Form layout="vertical" onFinish={submit} requiredMark={false}>
        <Form.Item name="current" label={t('current')} rules={[{ required: true }]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Form.Item name="next" label={t('next')} rules={[{ required: true }]}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item
          name="again"
          label={t('again')}
          dependencies={['next']}
          rules={[
            { required: true },
            ({ getFieldValue }) => ({
              validator: async (_, value) => {
                if (value && value !== getFieldValue('next')) throw new Error(t('differ'));
              },
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        {error && (
          <Alert role="alert" type="error" showIcon style={{ marginBottom: 16 }} title={sayError(error).title} />
        )}
        <Button type="primary" htmlType="submit" loading={fetching}>
          {t('change')}
        </Button>
      </Form>
    </Card>
  );
}
