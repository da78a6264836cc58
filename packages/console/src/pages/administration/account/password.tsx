import { Form, Input, Typography } from 'antd';
import { useWords } from '../../../words/use-words.js';
import { ActButton } from '../shared/act-button.js';
import { ChangePasswordDocument } from './operations.js';
import { words } from './words.js';

interface Values {
  current: string;
  next: string;
}

/** One's own password; the server says what is wrong with a new one. */
export function Password() {
  const t = useWords(words);
  const needed = { required: true, message: t('needed') };
  return (
    <>
      <Typography.Paragraph type="secondary">{t('passwordAbout')}</Typography.Paragraph>
      <ActButton
        title={t('changePassword')}
        about={t('passwordAbout')}
        act={ChangePasswordDocument}
        said={t('passwordChanged')}
        toVariables={({ current, next }: Values) => ({ current, next })}
      >
        <Form.Item name="current" label={t('current')} rules={[needed]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Form.Item name="next" label={t('next')} rules={[needed, { min: 10, message: t('tooShort') }]}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item
          name="again"
          label={t('again')}
          dependencies={['next']}
          rules={[
            needed,
            ({ getFieldValue }) => ({
              validator: async (_, value) => {
                if (value && value !== getFieldValue('next')) throw new Error(t('differ'));
              },
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
      </ActButton>
    </>
  );
}
