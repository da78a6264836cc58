import { Alert, Button, type ButtonProps, Form, type FormInstance, Input, Modal, message } from 'antd';
import { type ReactNode, useState } from 'react';
import { type AnyVariables, type TypedDocumentNode, useMutation } from 'urql';
import { Failure } from '../../parts/failure.js';
import { common } from '../../words/common.js';
import { useWords } from '../../words/use-words.js';
import { words } from './words.js';

interface Props<Data, Variables extends AnyVariables, Values> {
  title: string;
  /** What is asked of the API. */
  act: TypedDocumentNode<Data, Variables>;
  /** What the form's values, its reason among them, come to. */
  toVariables: (values: Values & { reason: string }) => Variables;
  initial?: Partial<Values> | undefined;
  /** The fields beside the reason. */
  children?: ReactNode | ((form: FormInstance<Values>) => ReactNode);
  /** Said when it is done; a change that waits for a second person, unless told. */
  said?: string;
  onDone?: (data: Data) => void;
  button?: ButtonProps;
  /** Open from the beginning: an address has led here. */
  opened?: boolean;
}

/** A button that opens the form of a proposal. What was typed stays when it is refused, with the rule that forbids it. */
export function Proposal<Data, Variables extends AnyVariables, Values extends object>({
  title,
  act,
  toVariables,
  initial,
  children,
  said,
  onDone,
  button,
  opened = false,
}: Props<Data, Variables, Values>) {
  const t = useWords(common, words);
  const [open, setOpen] = useState(opened);
  const [form] = Form.useForm();
  const [{ fetching, error }, propose] = useMutation(act);
  const [tell, told] = message.useMessage();

  async function submit(values: Values & { reason: string }) {
    const { data } = await propose(toVariables(values));
    if (!data) return;
    setOpen(false);
    form.resetFields();
    void tell.success(said ?? t('proposed'));
    onDone?.(data);
  }

  return (
    <>
      {told}
      <Button {...button} onClick={() => setOpen(true)}>
        {button?.children ?? title}
      </Button>
      <Modal
        title={title}
        open={open}
        width={640}
        destroyOnHidden
        okText={t('confirm')}
        cancelText={t('cancel')}
        confirmLoading={fetching}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
        mask={{ closable: false }}
      >
        <Form form={form} layout="vertical" initialValues={initial ?? {}} onFinish={(values) => void submit(values)}>
          {said === undefined && <Alert type="info" showIcon title={t('twoPeople')} style={{ marginBottom: 12 }} />}
          {typeof children === 'function' ? children(form) : children}
          <Form.Item name="reason" label={t('reason')} rules={[{ required: true, whitespace: true, max: 2_000 }]}>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2_000} />
          </Form.Item>
          {error && <Failure error={error} />}
        </Form>
      </Modal>
    </>
  );
}
