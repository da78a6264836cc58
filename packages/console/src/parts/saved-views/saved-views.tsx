import { DeleteOutlined, SaveOutlined, StarFilled, StarOutlined } from '@ant-design/icons';
import { Button, Checkbox, Flex, Form, Input, Modal, Popconfirm, Popover, Typography } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { common } from '../../words/common.js';
import { useWords } from '../../words/use-words.js';
import { Failure, useSayError } from '../failure.js';
import { DeleteViewDocument, SavedViewsDocument, type SavedViewsQuery, SaveViewDocument } from './operations.js';
import { words } from './words.js';

type View = SavedViewsQuery['savedViews']['nodes'][number];

interface Props {
  /** The page that they are kept for, such as "cases". */
  page: string;
  /** Parts of the address that are no filter, such as which row is open. */
  except?: readonly string[];
}

/** What is asked, in an order that makes equal questions equal. */
function filtersIn(params: URLSearchParams, except: readonly string[]): string {
  const kept = new URLSearchParams([...params].filter(([name]) => !except.includes(name)));
  kept.sort();
  return kept.toString();
}

/** Filters of a page that the user keeps under names; the page opens with the default one where its address asks nothing. */
export function SavedViews({ page, except = [] }: Props) {
  const t = useWords(common, words);
  const [params, setParams] = useSearchParams();
  const [{ data }, askAgain] = useQuery({ query: SavedViewsDocument, variables: { page } });
  const [isNaming, setNaming] = useState(false);
  const views = data?.savedViews.nodes ?? [];
  const asked = filtersIn(params, except);

  // The address that leads here counts for more than what is kept; and whoever has reset the filters is not asked again.
  const opened = useRef(params.size > 0);
  useEffect(() => {
    if (!data || opened.current) return;
    opened.current = true;
    const first = data.savedViews.nodes.find(({ isDefault }) => isDefault);
    if (first) setParams(new URLSearchParams(first.address), { replace: true });
  }, [data]);

  const change = () => askAgain({ requestPolicy: 'network-only' });
  return (
    <Flex gap={4} wrap align="center" role="group" aria-label={t('views')}>
      {views.map((view) => (
        <Button
          key={view.id}
          size="small"
          type={view.address === asked ? 'primary' : 'default'}
          icon={view.isDefault ? <StarFilled aria-label={t('standard')} /> : undefined}
          aria-pressed={view.address === asked}
          onClick={() => setParams(new URLSearchParams(view.address), { replace: true })}
        >
          {view.name}
        </Button>
      ))}
      <Button size="small" type="text" icon={<SaveOutlined />} onClick={() => setNaming(true)}>
        {t('keep')}
      </Button>
      {views.length > 0 && (
        <Popover trigger="click" title={t('views')} content={<Managed views={views} page={page} onChange={change} />}>
          <Button size="small" type="text">
            {t('more')}
          </Button>
        </Popover>
      )}
      {isNaming && (
        <Naming
          page={page}
          address={asked}
          position={views.length}
          onDone={() => {
            setNaming(false);
            change();
          }}
          onClose={() => setNaming(false)}
        />
      )}
    </Flex>
  );
}

interface NamingProps {
  page: string;
  address: string;
  position: number;
  onDone: () => void;
  onClose: () => void;
}

function Naming({ page, address, position, onDone, onClose }: NamingProps) {
  const t = useWords(common, words);
  const say = useSayError();
  const [{ error, fetching }, save] = useMutation(SaveViewDocument);
  const [form] = Form.useForm<{ name: string; isDefault: boolean }>();

  async function submit({ name, isDefault }: { name: string; isDefault: boolean }) {
    const { error: refused } = await save({ page, address, position, name: name.trim(), isDefault });
    if (!refused) onDone();
  }

  return (
    <Modal
      open
      title={t('keep')}
      okText={t('save')}
      cancelText={t('cancel')}
      confirmLoading={fetching}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ isDefault: false }} onFinish={submit}>
        <Form.Item
          name="name"
          label={t('name')}
          rules={[{ required: true, whitespace: true, max: 40, message: t('nameNeeded') }]}
          {...(error && { validateStatus: 'error' as const, help: say(error).title })}
        >
          <Input autoFocus maxLength={40} />
        </Form.Item>
        <Form.Item name="isDefault" valuePropName="checked">
          <Checkbox>{t('isDefault')}</Checkbox>
        </Form.Item>
      </Form>
    </Modal>
  );
}

interface ManagedProps {
  views: readonly View[];
  page: string;
  onChange: () => void;
}

function Managed({ views, page, onChange }: ManagedProps) {
  const t = useWords(common, words);
  const [saved, save] = useMutation(SaveViewDocument);
  const [removed, remove] = useMutation(DeleteViewDocument);
  const error = saved.error ?? removed.error;
  return (
    <Flex vertical gap={4}>
      {error && <Failure error={error} />}
      {views.map((view) => (
        <Flex key={view.id} gap="small" align="center" justify="space-between">
          <Typography.Text>{view.name}</Typography.Text>
          <Flex gap={4}>
            <Button
              size="small"
              type="text"
              icon={view.isDefault ? <StarFilled /> : <StarOutlined />}
              aria-label={t(view.isDefault ? 'noDefault' : 'makeDefault')}
              title={t(view.isDefault ? 'noDefault' : 'makeDefault')}
              onClick={() => void save({ ...view, page, isDefault: !view.isDefault }).then(onChange)}
            />
            <Popconfirm
              title={t('removeThis', { name: view.name })}
              okText={t('remove')}
              cancelText={t('cancel')}
              onConfirm={() => void remove({ id: view.id }).then(onChange)}
            >
              <Button size="small" type="text" icon={<DeleteOutlined />} aria-label={`${t('remove')} ${view.name}`} />
            </Popconfirm>
          </Flex>
        </Flex>
      ))}
    </Flex>
  );
}
