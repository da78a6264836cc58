import { Alert, Button, Card, Form, Input } from 'antd';
import { useState } from 'react';
import { useMutation } from 'urql';
import { common } from '../words/common.js';
import { useWords } from '../words/use-words.js';
import { codeOf } from './client.js';
import { LanguageSwitch } from './language-switch.js';
import { SignInDocument } from './operations.js';
import { words } from './words.js';

interface Credentials {
  username: string;
  password: string;
  code?: string;
}

/** Name and password; the one-time code is asked for only of those who have a second factor. */
export function SignIn({ onToken }: { onToken: (token: string) => void }) {
  const t = useWords(common, words);
  const [{ fetching, error }, signIn] = useMutation(SignInDocument);
  const [needsCode, setNeedsCode] = useState(false);
  const code = codeOf(error);
  const says =
    code === 'NETWORK'
      ? t('noConnection')
      : code === 'CODE_REQUIRED'
        ? t('codeNeeded')
        : code === 'RATE_LIMITED'
          ? t('rateLimited')
          : t('signInFailed');

  async function submit(values: Credentials) {
    const { data, error: refused } = await signIn(values);
    if (codeOf(refused) === 'CODE_REQUIRED') setNeedsCode(true);
    if (data) onToken(data.signIn.token);
  }

  return (
    <main style={{ minHeight: '100vh', display: 'grid', placeItems: 'center', background: '#eef4f4' }}>
      <Card
        style={{ width: 380, maxWidth: '94vw' }}
        title={<h1 style={{ fontSize: 16, margin: 0 }}>{`${t('product')} · ${t('tagline')}`}</h1>}
        extra={<LanguageSwitch />}
      >
        <Form layout="vertical" onFinish={submit} requiredMark={false}>
          <Form.Item name="username" label={t('username')} rules={[{ required: true }]}>
            <Input autoFocus autoComplete="username" />
          </Form.Item>
          <Form.Item name="password" label={t('password')} rules={[{ required: true }]}>
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          {needsCode && (
            <Form.Item name="code" label={t('code')} rules={[{ required: true }]}>
              <Input autoFocus inputMode="numeric" autoComplete="one-time-code" />
            </Form.Item>
          )}
          {error && (
            <Alert
              role="alert"
              type={code === 'CODE_REQUIRED' ? 'info' : 'error'}
              showIcon
              style={{ marginBottom: 16 }}
              title={says}
            />
          )}
          <Button type="primary" htmlType="submit" block loading={fetching}>
            {t('signIn')}
          </Button>
        </Form>
      </Card>
    </main>
  );
}
