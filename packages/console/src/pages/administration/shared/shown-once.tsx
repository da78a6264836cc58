import { Alert, Button, Flex, Modal, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../../words/use-words.js';
import { words } from './words.js';

interface Props {
  title: string;
  /** Nothing is shown as long as there is none. */
  secrets: readonly string[] | undefined;
  onClose: () => void;
  /** What to do with it. */
  children?: ReactNode;
}

/** What the platform tells once and never again: a first password, a token, recovery codes. Only who says that he has it closes it. */
export function ShownOnce({ title, secrets, onClose, children }: Props) {
  const t = useWords(words);
  const text = secrets?.join('\n') ?? '';
  return (
    <Modal
      title={title}
      open={secrets !== undefined}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('noted')}
        </Button>
      }
    >
      <Flex vertical gap="middle">
        <Alert type="warning" showIcon title={t('onceTitle')} />
        <Typography.Paragraph
          code
          copyable={{ text, tooltips: [t('copy'), t('copied')] }}
          style={{ margin: 0, whiteSpace: 'pre-wrap', wordBreak: 'break-all', fontSize: 16 }}
        >
          {text}
        </Typography.Paragraph>
        {children}
      </Flex>
    </Modal>
  );
}
