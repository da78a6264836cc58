import { UploadOutlined } from '@ant-design/icons';
import { Button, Flex, message, Table, Typography, Upload } from 'antd';
import { useState } from 'react';
import { useQuery } from 'urql';
import { useSession } from '../../app/session.js';
import { useLanguage } from '../../words/language.js';
import { useWords } from '../../words/use-words.js';
import { Answer } from '../answer.js';
import { partOf } from '../failure.js';
import { Instant } from '../instant.js';
import { useDownload } from '../use-download.js';
import { AttachmentsDocument, type AttachmentsQuery } from './operations.js';
import { type AttachedMatter, acceptedFiles, sizeOf, uploadAttachment } from './upload-attachment.js';
import { words } from './words.js';

interface Props {
  matter: AttachedMatter;
  id: string;
}

/** The files of a matter: to be looked at, and, by those who handle matters, to be added to. */
export function Attachments({ matter, id }: Props) {
  const t = useWords(words);
  const { language } = useLanguage();
  const { viewer, token } = useSession();
  const [notice, noticeHolder] = message.useMessage();
  const [sending, setSending] = useState(0);
  const [result, askAgain] = useQuery({ query: AttachmentsDocument, variables: { id } });

  async function send(file: File) {
    setSending((count) => count + 1);
    const objection = await uploadAttachment({ matter, id }, file, token);
    setSending((count) => count - 1);
    if (objection === undefined) notice.success(t('taken', { name: file.name }));
    else notice.error(`${t('refused', { name: file.name })} ${partOf(objection, language) ?? ''}`, 8);
    askAgain({ requestPolicy: 'network-only' });
  }

  return (
    <Flex vertical gap="small">
      {noticeHolder}
      <Answer of={result} onRetry={askAgain}>
        {({ node }) => <Files files={filesOf(node)} />}
      </Answer>
      {(viewer.role === 'STAFF' || viewer.role === 'SUPERVISOR') && (
        <Flex gap="small" align="center" wrap>
          <Upload
            multiple
            accept={acceptedFiles}
            showUploadList={false}
            beforeUpload={(file) => {
              void send(file);
              return false;
            }}
          >
            <Button icon={<UploadOutlined />} loading={sending > 0}>
              {t('add')}
            </Button>
          </Upload>
          <Typography.Text type="secondary">{t('kinds')}</Typography.Text>
        </Flex>
      )}
    </Flex>
  );
}

const filesOf = (node: AttachmentsQuery['node']) => (node && 'attachments' in node ? node.attachments.nodes : []);

function Files({ files }: { files: ReturnType<typeof filesOf> }) {
  const t = useWords(words);
  const [fetchFile, noticeHolder] = useDownload();
  return (
    <>
      {noticeHolder}
      <Table
        size="small"
        rowKey="id"
        aria-label={t('attachments')}
        pagination={false}
        dataSource={files}
        locale={{ emptyText: <Typography.Text type="secondary">{t('none')}</Typography.Text> }}
        scroll={{ x: 'max-content' }}
        columns={[
          {
            title: t('name'),
            dataIndex: 'name',
            render: (name, { downloadUrl }) => (
              <Typography.Link
                href={downloadUrl}
                onClick={(event) => {
                  event.preventDefault();
                  fetchFile(downloadUrl);
                }}
              >
                {name}
              </Typography.Link>
            ),
          },
          { title: t('size'), dataIndex: 'bytes', align: 'right', render: sizeOf },
          { title: t('by'), dataIndex: 'uploadedBy' },
          { title: t('at'), dataIndex: 'uploadedAt', render: (at) => <Instant at={at} /> },
        ]}
      />
    </>
  );
}
