import { Form, Modal, Typography } from 'antd';
import { useId, useState } from 'react';
import { type CombinedError, useClient } from 'urql';
import { acts } from '../../schema/acts.js';
import { common } from '../../words/common.js';
import { inLanguage, useLanguage } from '../../words/language.js';
import { useWords } from '../../words/use-words.js';
import { AskedItem } from './asked-item.js';
import { givenOf, inOrder, mutationOf } from './asks.js';
import { Refusal, refusedOf } from './refusal.js';
import { words } from './words.js';

/** What an act answered: the matter, and how it stands where it stood before. */
export interface Acted {
  id: string;
  version?: number;
  state?: string;
}

interface Props {
  /** The mutation, such as "takeUpCase" or "issueOrder". */
  act: string;
  title?: string | undefined;
  /** The matter, in the version that is seen; nothing of one that is begun. */
  fixed?: { id: string; version: number } | Record<string, never>;
  /** First values; what the form does not ask for is sent as it is given here. */
  given?: Readonly<Record<string, unknown>> | undefined;
  /** What the matter's acts are called, by their names: for the ways on that a refusal tells. */
  titles?: Readonly<Record<string, string>>;
  onDone: (acted: Acted | null) => void;
  onClose: () => void;
  /** Loads the matter as it stands now: asked for when somebody else has moved it. */
  onPresent?: (() => void) | undefined;
}

/**
 * The form of an act, open as long as it is rendered: what the act asks for, checked before it is sent. A refusal stands in the form with
 * its rule, and what was typed stays.
 */
export function ActForm({ act, title, fixed = {}, given = {}, titles = {}, onDone, onClose, onPresent }: Props) {
  const t = useWords(common, words);
  const { language } = useLanguage();
  const client = useClient();
  const [form] = Form.useForm();
  const formId = useId();
  const [refusal, setRefusal] = useState<CombinedError>();
  const [isSending, setSending] = useState(false);
  const [present, setPresent] = useState<number>();
  const known = acts[act]!;

  async function send(values: Record<string, unknown>) {
    setSending(true);
    setRefusal(undefined);
    const variables = {
      ...givenOf(known.asks, { ...given, ...values }),
      ...fixed,
      ...(present !== undefined && { version: present }),
    };
    const { data, error } = await client
      .mutation<Record<string, Acted | null>>(mutationOf(act, known), variables)
      .toPromise();
    setSending(false);
    setRefusal(error);
    if (!error) onDone(data?.[act] ?? null);
  }

  function loadPresent(version: number | undefined) {
    setPresent(version);
    setRefusal(undefined);
    onPresent?.();
  }

  return (
    <Modal
      open
      title={title ?? inLanguage(language, known.title)}
      width={640}
      okText={t('confirm')}
      cancelText={t('cancel')}
      okButtonProps={{ htmlType: 'submit', form: formId, autoFocus: known.asks.length === 0 }}
      confirmLoading={isSending}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      {refusal && (
        <Refusal
          error={refusal}
          act={act}
          titles={titles}
          onPresent={onPresent && (() => loadPresent(refusedOf(refusal).version))}
        />
      )}
      <Form
        id={formId}
        name={act}
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={given}
        scrollToFirstError
        onFinish={(values) => void send(values)}
      >
        {inOrder(known.asks).map((asked) => (
          <AskedItem key={asked.name} act={act} matterId={'id' in fixed ? String(fixed.id) : ''} asked={asked} />
        ))}
      </Form>
      <Typography.Text type="secondary">{t('sure')}</Typography.Text>
    </Modal>
  );
}
