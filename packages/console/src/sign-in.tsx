import { Alert, Button, Card, Form, Input } from 'antd';
import { gql, useMutation } from 'urql';
import { LanguageSwitch } from './language-switch.js';
import { type Language, useWords } from './words.js';

const SIGN_IN = gql`
  mutation SignIn($username: String!, $password: String!) {
    signIn(username: $username, password: $password) {
      token
    }
  }
`;

interface Props {
  onToken: (token: string) => void;
  onLanguage: (language: Language) => void;
}

export function SignIn({ onToken, onLanguage }: Props) {
  const { t } = useWords();
  const [{ fetching, error }, signIn] = useMutation<{ signIn: { token: string } }>(SIGN_IN);

  async function submit(values: { username: string; password: string }) {
    const { data } = await signIn(values);
    if (data) onToken(data.signIn.token);
  }

  return (
    <main style={{ minHeight: '100vh', display: 'grid', placeItems: 'center', background: '#eef4f4' }}>
      <Card
        style={{ width: 380 }}
        title={`${t('product')} · ${t('tagline')}`}
        extra={<LanguageSwitch onLanguage={onLanguage} />}
      >
        <Form layout="vertical" onFinish={submit}>
          <Form.Item name="username" label={t('username')} rules={[{ required: true }]}>
            <Input autoFocus autoComplete="username" />
          </Form.Item>
          <Form.Item name="password" label={t('password')} rules={[{ required: true }]}>
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          {error && (
            <Alert
              type="error"
              showIcon
              style={{ marginBottom: 16 }}
              title={error.networkError ? t('noConnection') : t('signInFailed')}
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
