import { Card, Table } from 'antd';
import { common } from '../../words/common.js';
import { useNames, useWords } from '../../words/use-words.js';
import type { FeedsToUploadQuery } from './operations.js';
import { words } from './words.js';

/** What the columns of a feed's files hold, for whoever makes such a file. */
export function FeedColumns({ feed }: { feed: FeedsToUploadQuery['feeds'][number] }) {
  const t = useWords(common, words);
  const { either } = useNames();
  return (
    <Card size="small" title={<h2 className="card-title">{t('whatColumns')}</h2>}>
      <Table
        size="small"
        rowKey="header"
        pagination={false}
        scroll={{ y: 360, x: 720 }}
        dataSource={feed.columns}
        columns={[
          { title: t('column'), dataIndex: 'header', width: 190 },
          { title: t('required'), dataIndex: 'required', width: 70, render: (needed) => t(needed ? 'yes' : 'no') },
          {
            title: t('expected'),
            key: 'expected',
            render: (_, { expectedZh, expectedEn }) => either(expectedZh, expectedEn),
          },
          { title: t('example'), dataIndex: 'example', width: 240 },
        ]}
      />
    </Card>
  );
}
