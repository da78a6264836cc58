import { InboxOutlined } from '@ant-design/icons';
import { Alert, Button, Card, DatePicker, Flex, Form, Input, InputNumber, Progress, Select, Upload } from 'antd';
import type { Dayjs } from 'dayjs';
import { useRef, useState } from 'react';
import { Link } from 'react-router';
import { useSession } from '../../app/session.js';
import { Answer } from '../../parts/answer.js';
import { useSayMessage } from '../../parts/failure.js';
import { Page } from '../../parts/page.js';
import { useNames, useWords } from '../../words/use-words.js';
import { FeedColumns } from './feed-columns.js';
import type { FeedsToUploadQuery } from './operations.js';
import { type FileWish, type Handed, NotTaken, sendFile, type Trial, tryFile } from './send-file.js';
import { TrialShown } from './trial.js';
import { useFeeds } from './use-feeds.js';
import { words } from './words.js';

interface Wish {
  feed: string;
  asOf?: Dayjs;
  declaredRows?: number;
  declaredYuan?: string;
}

export default function UploadPage() {
  const t = useWords(words);
  const [result, refetch] = useFeeds();
  return (
    <Page title={t('upload')}>
      <Answer of={result} onRetry={refetch}>
        {(data) => <UploadDesk feeds={data} />}
      </Answer>
    </Page>
  );
}

type State =
  | { name: 'idle' }
  | { name: 'trying' }
  | { name: 'tried'; trial: Trial }
  | { name: 'hashing' | 'sending'; share: number }
  | { name: 'handed'; handed: Handed };

/** A file is tried out, its result looked at, and then handed in: from where it stopped if it was interrupted. */
function UploadDesk({ feeds: { feeds, feedDefinitions } }: { feeds: FeedsToUploadQuery }) {
  const t = useWords(words);
  const { either } = useNames();
  const sayMessage = useSayMessage();
  const { token } = useSession();
  const [form] = Form.useForm<Wish>();
  const feedName = Form.useWatch('feed', form);
  const [file, setFile] = useState<File>();
  const [state, setState] = useState<State>({ name: 'idle' });
  const [problem, setProblem] = useState<string>();
  const running = useRef<AbortController>(undefined);
  const named = feedDefinitions.nodes.find(({ name }) => name === feedName)?.feed ?? feedName;
  const feed = feeds.find(({ name }) => name === named);
  const isBusy = state.name === 'trying' || state.name === 'hashing' || state.name === 'sending';

  async function run(
    work: (asked: { file: File; wish: FileWish; token: string; signal: AbortSignal }) => Promise<State>,
  ) {
    const { asOf, declaredRows, ...rest } = await form.validateFields();
    if (!file) return setProblem(t('chooseFile'));
    const wish = { ...rest, asOf: asOf?.format('YYYY-MM-DD'), declaredRows: declaredRows?.toString() };
    running.current = new AbortController();
    setProblem(undefined);
    try {
      setState(await work({ file, wish, token, signal: running.current.signal }));
    } catch (error) {
      setState({ name: 'idle' });
      setProblem(
        running.current.signal.aborted
          ? t('stopped')
          : sayMessage(error instanceof NotTaken ? error.message : undefined),
      );
    }
  }

  const tryIt = () =>
    run(async (asked) => {
      setState({ name: 'trying' });
      return { name: 'tried', trial: await tryFile(asked) };
    });
  const handIn = () =>
    run(async (asked) => ({
      name: 'handed',
      handed: await sendFile({
        ...asked,
        onHashed: (share) => setState({ name: 'hashing', share }),
        onSent: (share) => setState({ name: 'sending', share }),
      }),
    }));

  return (
    <>
      <Card size="small">
        <Form form={form} layout="vertical" disabled={isBusy} onValuesChange={() => setState({ name: 'idle' })}>
          <Flex gap="middle" wrap>
            <Form.Item
              name="feed"
              label={t('chooseFeed')}
              rules={[{ required: true }]}
              style={{ minWidth: 280, flex: 2 }}
            >
              <Select
                showSearch={{ optionFilterProp: 'label' }}
                options={[
                  {
                    label: t('builtIn'),
                    options: feeds.map(({ name, titleZh, titleEn }) => ({
                      value: name,
                      label: `${either(titleZh, titleEn)} (${name})`,
                    })),
                  },
                  {
                    label: t('definitions'),
                    options: feedDefinitions.nodes.map(({ name, titleZh, titleEn }) => ({
                      value: name,
                      label: `${either(titleZh, titleEn)} (${name})`,
                    })),
                  },
                ]}
              />
            </Form.Item>
            <Form.Item name="asOf" label={t('asOf')} style={{ flex: 1, minWidth: 150 }}>
              <DatePicker style={{ width: '100%' }} />
            </Form.Item>
            <Form.Item name="declaredRows" label={t('declaredRows')} style={{ flex: 1, minWidth: 150 }}>
              <InputNumber min={0} precision={0} style={{ width: '100%' }} />
            </Form.Item>
            <Form.Item
              name="declaredYuan"
              label={t('declaredYuan')}
              rules={[{ pattern: /^-?\d+(\.\d{1,2})?$/, message: t('amountForm') }]}
              style={{ flex: 1, minWidth: 150 }}
            >
              <Input inputMode="decimal" />
            </Form.Item>
          </Flex>
          <Upload.Dragger
            beforeUpload={(chosen) => {
              setFile(chosen);
              setState({ name: 'idle' });
              return false;
            }}
            onRemove={() => {
              setFile(undefined);
              setState({ name: 'idle' });
            }}
            fileList={file ? [{ uid: file.name, name: file.name, size: file.size, status: 'done' }] : []}
            maxCount={1}
          >
            <p className="ant-upload-drag-icon">
              <InboxOutlined />
            </p>
            <p>{t('chooseFile')}</p>
            <p className="ant-upload-hint">{t('fileKinds')}</p>
          </Upload.Dragger>
        </Form>
        <Flex gap="small" align="center" style={{ marginTop: 16 }} wrap>
          <Button
            type={state.name === 'tried' ? 'default' : 'primary'}
            disabled={!file || isBusy}
            loading={state.name === 'trying'}
            onClick={() => void tryIt()}
          >
            {t('try')}
          </Button>
          <Button
            type={state.name === 'tried' ? 'primary' : 'default'}
            disabled={state.name !== 'tried'}
            onClick={() => void handIn()}
          >
            {t('handIn')}
          </Button>
          {isBusy && <Button onClick={() => running.current?.abort()}>{t('stop')}</Button>}
          {state.name === 'idle' && <span>{t('tryFirst')}</span>}
          {(state.name === 'hashing' || state.name === 'sending') && (
            <Flex gap="small" align="center" style={{ flex: 1, minWidth: 240 }} role="status">
              {t(state.name)}
              <Progress percent={Math.floor(state.share * 100)} aria-label={t(state.name)} />
            </Flex>
          )}
        </Flex>
      </Card>
      {problem && <Alert role="alert" type="error" showIcon title={problem} />}
      {state.name === 'handed' && <HandedIn handed={state.handed} />}
      {state.name === 'tried' && <TrialShown trial={state.trial} />}
      {feed && <FeedColumns feed={feed} />}
    </>
  );
}

function HandedIn({ handed: { batches } }: { handed: Handed }) {
  const t = useWords(words);
  const sayMessage = useSayMessage();
  return batches.map(({ id, already, problem }) => (
    <Alert
      key={id}
      role="status"
      showIcon
      type={problem ? 'warning' : 'success'}
      title={problem ? sayMessage(problem) : t(already ? 'already' : 'accepted')}
      action={<Link to={`/ingest/batches/${encodeURIComponent(id)}`}>{t('openBatch')}</Link>}
    />
  ));
}
