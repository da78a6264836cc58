import { Button, type ButtonProps, Form, type FormInstance, Modal, message, Typography } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { type AnyVariables, type TypedDocumentNode, useMutation } from 'urql';
import { Failure } from '../../../parts/failure.js';
import { common } from '../../../words/common.js';
import { useWords } from '../../../words/use-words.js';
import { words } from './words.js';

interface Props<Data, Variables extends AnyVariables, Values> {
  title: string;
  /** What is asked of the API. */
  act: TypedDocumentNode<Data, Variables>;
  /** What the form's values come to. */
  toVariables: (values: Values) => Variables;
  initial?: Partial<Values> | undefined;
  /** What it does, before it is done. */
  about?: string | undefined;
  /** The fields. */
  children?: ReactNode | ((form: FormInstance<Values>) => ReactNode);
  /** Said when it is done, unless what follows shows it. */
  said?: string;
  onDone?: (data: Data) => void;
  button?: ButtonProps;
}

/** A button that opens an act's form, or asks once more where it has none. A refusal stands in the form with its rule, and what was typed stays. */
export function ActButton<Data, Variables extends AnyVariables, Values extends object>({
  title,
  act,
  toVariables,
  initial,
  about,
  children,
  said,
  onDone,
  button,
}: Props<Data, Variables, Values>) {
  const t = useWords(common, words);
  const formId = useId();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm();
  const [{ fetching, error }, send] = useMutation(act);
  const [tell, told] = message.useMessage();
  // What was refused before is no answer to what is asked now.
  const [sent, setSent] = useState(false);

  async function submit(values: Values) {
    setSent(true);
    const { data } = await send(toVariables(values));
    if (!data) return;
    setOpen(false);
    if (said) void tell.success(said);
    onDone?.(data);
  }

  function begin() {
    setSent(false);
    setOpen(true);
  }

  return (
    <>
      {told}
      <Button {...button} onClick={begin}>
        {button?.children ?? title}
      </Button>
      <Modal
        title={title}
        open={open}
        width={600}
        destroyOnHidden
        okText={t('confirm')}
        cancelText={t('cancel')}
        okButtonProps={{ htmlType: 'submit', form: formId, danger: button?.danger ?? false }}
        confirmLoading={fetching}
        onCancel={() => setOpen(false)}
        mask={{ closable: false }}
      >
        <Form
          id={formId}
          form={form}
          layout="vertical"
          requiredMark={false}
          preserve={false}
          initialValues={initial ?? {}}
          onFinish={(values) => void submit(values)}
        >
          {(about ?? !children) && <Typography.Paragraph>{about ?? t('sure')}</Typography.Paragraph>}
          {typeof children === 'function' ? children(form) : children}
          {sent && error && <Failure error={error} />}
        </Form>
      </Modal>
    </>
  );
}
