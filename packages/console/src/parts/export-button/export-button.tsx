import { DownloadOutlined } from '@ant-design/icons';
import { Alert, Button, Flex, Form, Input, Modal, Progress, Select, Typography } from 'antd';
import { useState } from 'react';
import { useMutation, useSubscription } from 'urql';
import { common } from '../../words/common.js';
import { useLanguage } from '../../words/language.js';
import { useNames, useWords } from '../../words/use-words.js';
import { Failure, useSayMessage } from '../failure.js';
import { useDownload } from '../use-download.js';
import {
  CancelExportDocument,
  ExportProgressDocument,
  type ExportStateFragment,
  StartExportDocument,
  type StartExportMutationVariables,
} from './operations.js';
import { words } from './words.js';

interface Props {
  /** The list as the API calls it, such as `payments`. */
  entity: string;
  /** What the list is called on the page. */
  what: string;
  /** The filter of the list, as the list's own query takes it. */
  filter?: object | undefined;
  /** Fields in their order; all stored ones when not given. */
  columns?: readonly string[];
  /** Whether rows can tell of persons: then the purpose has to be said (Art. 9). */
  hasPersons?: boolean;
}

/** What leaves to others goes under an approved exchange, from its own page. */
const PURPOSES = ['WARNING_HANDLING', 'INSPECTION', 'ASSESSMENT', 'RECONCILIATION'];

/** Exports a list as it is filtered now: asks for format and purpose, shows how far it is, and hands out the file. */
export function ExportButton(props: Props) {
  const t = useWords(common, words);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<DownloadOutlined />} onClick={() => setOpen(true)}>
        {t('export')}
      </Button>
      <Modal
        open={open}
        title={t('title', { what: props.what })}
        footer={null}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <Export {...props} />
      </Modal>
    </>
  );
}

function Export({ entity, filter, columns, hasPersons = false }: Props) {
  const [{ data, fetching, error }, start] = useMutation(StartExportDocument);
  const [again, setAgain] = useState(false);
  const { language } = useLanguage();

  async function submit(wish: Pick<StartExportMutationVariables, 'format' | 'purpose' | 'purposeCode' | 'ticket'>) {
    setAgain(false);
    await start({
      entity,
      filter: filter ?? null,
      columns: columns ? [...columns] : null,
      headings: language === 'zh' ? 'ZH' : 'EN',
      ...wish,
    });
  }

  if (data && !again) return <Running job={data.startExport} onAgain={() => setAgain(true)} />;
  return (
    <Flex vertical gap="middle">
      <Wish hasPersons={hasPersons} isStarting={fetching} onWish={(wish) => void submit(wish)} />
      {error && <Failure error={error} />}
    </Flex>
  );
}

interface WishProps {
  hasPersons: boolean;
  isStarting: boolean;
  onWish: (wish: Pick<StartExportMutationVariables, 'format' | 'purpose' | 'purposeCode' | 'ticket'>) => void;
}

function Wish({ hasPersons, isStarting, onWish }: WishProps) {
  const t = useWords(common, words);
  const { options } = useNames();
  return (
    <Form
      layout="vertical"
      onFinish={({ purpose, ticket, ...rest }) => onWish({ ...rest, purpose: purpose || null, ticket: ticket || null })}
      initialValues={{ format: 'XLSX', purposeCode: 'WARNING_HANDLING' }}
    >
      <Typography.Paragraph type="secondary">{t('about')}</Typography.Paragraph>
      <Form.Item name="format" label={t('format')}>
        <Select
          options={[
            { value: 'XLSX', label: t('xlsx') },
            ...['CSV', 'NDJSON', 'PARQUET'].map((value) => ({ value, label: value })),
          ]}
        />
      </Form.Item>
      <Form.Item name="purposeCode" label={t('purposeCode')}>
        <Select options={options('PurposeCode', PURPOSES)} />
      </Form.Item>
      <Form.Item
        name="purpose"
        label={t('purpose')}
        rules={[{ required: hasPersons, min: 4, max: 500, whitespace: true, message: t('purposeNeeded') }]}
      >
        <Input placeholder={t('purposeNeeded')} />
      </Form.Item>
      <Form.Item name="ticket" label={t('ticket')}>
        <Input />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={isStarting}>
        {t('start')}
      </Button>
    </Form>
  );
}

function Running({ job: begun, onAgain }: { job: ExportStateFragment; onAgain: () => void }) {
  const t = useWords(common, words);
  const { language } = useLanguage();
  const sayMessage = useSayMessage();
  const [fetchFile, noticeHolder] = useDownload();
  const [{ data, error }] = useSubscription({ query: ExportProgressDocument, variables: { id: begun.id } });
  const [, cancel] = useMutation(CancelExportDocument);
  const { id, status, percent, rowsDone, rowsTotal, problem, downloadUrl } = data?.exportProgress.job ?? begun;
  const done = rowsDone.toLocaleString(language);
  const isOver = !['WAITING', 'RUNNING'].includes(status);

  const said = () => {
    if (status === 'DONE') return t('done', { done });
    if (status === 'CANCELLED') return t('failed');
    if (status === 'WAITING') return t('waiting');
    return rowsTotal === null
      ? t('rowsDone', { done })
      : t('rows', { done, total: rowsTotal.toLocaleString(language) });
  };
  return (
    <Flex vertical gap="middle" role="status">
      {noticeHolder}
      <Progress percent={percent} status={status === 'DONE' ? 'success' : isOver ? 'exception' : 'active'} />
      {problem ? (
        <Alert type="error" showIcon title={t('failed')} description={sayMessage(problem)} />
      ) : (
        <span>{said()}</span>
      )}
      {error && !isOver && <Failure error={error} />}
      <Flex gap="small">
        {downloadUrl && (
          <Button type="primary" icon={<DownloadOutlined />} onClick={() => fetchFile(downloadUrl)}>
            {t('download')}
          </Button>
        )}
        {isOver ? (
          <Button onClick={onAgain}>{t('again')}</Button>
        ) : (
          <Button onClick={() => void cancel({ id })}>{t('stop')}</Button>
        )}
      </Flex>
    </Flex>
  );
}
