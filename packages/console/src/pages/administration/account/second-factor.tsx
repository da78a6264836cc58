import { Button, Flex, Form, Input, Modal, QRCode, Tag, Typography } from 'antd';
import { useId, useState } from 'react';
import { useMutation } from 'urql';
import { Failure } from '../../../parts/failure.js';
import { common } from '../../../words/common.js';
import { useWords } from '../../../words/use-words.js';
import { ActButton } from '../shared/act-button.js';
import { ShownOnce } from '../shared/shown-once.js';
import {
  BeginSecondFactorDocument,
  type BeginSecondFactorMutation,
  ConfirmSecondFactorDocument,
  DisableSecondFactorDocument,
} from './operations.js';
import { words } from './words.js';

type Begun = BeginSecondFactorMutation['beginSecondFactor'];

/** The second factor: password, then the key for the app, then its first code, then the recovery codes, once. */
export function SecondFactor({ isOn, onChanged }: { isOn: boolean; onChanged: () => void }) {
  const t = useWords(words);
  const [begun, setBegun] = useState<Begun>();
  const [codes, setCodes] = useState<readonly string[]>();
  return (
    <Flex vertical gap="small" align="flex-start">
      <Typography.Text type="secondary">{t('factorAbout')}</Typography.Text>
      <Tag color={isOn ? 'green' : 'default'}>{t(isOn ? 'factorOn' : 'factorOff')}</Tag>
      {isOn ? (
        <ActButton
          title={t('turnOff')}
          about={t('turnOffAbout')}
          act={DisableSecondFactorDocument}
          said={t('turnedOff')}
          button={{ danger: true }}
          toVariables={({ code }: { code: string }) => ({ code: code.trim() })}
          onDone={onChanged}
        >
          <Form.Item name="code" label={t('codeOrRecovery')} rules={[{ required: true, message: t('needed') }]}>
            <Input autoComplete="one-time-code" />
          </Form.Item>
        </ActButton>
      ) : (
        <ActButton
          title={t('begin')}
          about={t('beginAbout')}
          act={BeginSecondFactorDocument}
          toVariables={({ password }: { password: string }) => ({ password })}
          onDone={({ beginSecondFactor }) => setBegun(beginSecondFactor)}
        >
          <Form.Item name="password" label={t('password')} rules={[{ required: true, message: t('needed') }]}>
            <Input.Password autoComplete="current-password" />
          </Form.Item>
        </ActButton>
      )}
      {begun && (
        <Confirm
          begun={begun}
          onClose={() => setBegun(undefined)}
          onOn={(recovery) => {
            setBegun(undefined);
            setCodes(recovery);
          }}
        />
      )}
      <ShownOnce
        title={t('recovery')}
        secrets={codes}
        onClose={() => {
          setCodes(undefined);
          onChanged();
        }}
      >
        {t('recoveryAbout')}
      </ShownOnce>
    </Flex>
  );
}

interface ConfirmProps {
  begun: Begun;
  onClose: () => void;
  onOn: (recovery: readonly string[]) => void;
}

function Confirm({ begun: { secret, uri }, onClose, onOn }: ConfirmProps) {
  const t = useWords(common, words);
  const formId = useId();
  const [{ fetching, error }, confirm] = useMutation(ConfirmSecondFactorDocument);

  async function submit({ code }: { code: string }) {
    const { data } = await confirm({ code: code.replace(/\s/g, '') });
    if (data) onOn(data.confirmSecondFactor);
  }

  return (
    <Modal
      open
      title={t('factor')}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={
        <Flex gap="small" justify="flex-end">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" htmlType="submit" form={formId} loading={fetching}>
            {t('confirm')}
          </Button>
        </Flex>
      }
    >
      <Flex vertical gap="middle">
        <Typography.Text>{t('scan')}</Typography.Text>
        <div role="img" aria-label={t('qr')}>
          <QRCode type="svg" value={uri} size={180} />
        </div>
        <Typography.Text>
          {t('secret')}{' '}
          <Typography.Text code copyable>
            {secret}
          </Typography.Text>
        </Typography.Text>
        <Form id={formId} layout="vertical" requiredMark={false} onFinish={(values) => void submit(values)}>
          <Form.Item
            name="code"
            label={t('code')}
            rules={[{ required: true, pattern: /^\s*\d{3}\s*\d{3}\s*$/, message: t('codeForm') }]}
          >
            <Input inputMode="numeric" autoComplete="one-time-code" autoFocus />
          </Form.Item>
          {error && <Failure error={error} />}
        </Form>
      </Flex>
    </Modal>
  );
}
