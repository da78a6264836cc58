import { Card, Empty, Flex, Table, Typography } from 'antd';
import { useQuery } from 'urql';
import { useSession } from '../../../app/session.js';
import { Answer } from '../../../parts/answer.js';
import { Page } from '../../../parts/page.js';
import { QueryTable } from '../../../parts/query-table.js';
import { useRegionNames } from '../../../parts/region-names.js';
import { common } from '../../../words/common.js';
import { useNames, useWords } from '../../../words/use-words.js';
import { useExceptionColumns } from './exception-table.js';
import { ExceptionListDocument, OfficesMissingDocument, type OfficesMissingQuery } from './operations.js';
import { words } from './words.js';

/** Art. 10 at a glance: who may be administrator and application staff at once, and where somebody is missing. */
export default function Separation() {
  const t = useWords(words);
  const { viewer } = useSession();
  const columns = useExceptionColumns({ withUser: true, mayAct: viewer.role === 'ADMIN' });
  return (
    <Page title={t('separation')}>
      <Card size="small" title={<h2 className="card-title">{t('exceptions')}</h2>}>
        <QueryTable
          label={t('exceptions')}
          query={ExceptionListDocument}
          variables={{ filter: {} }}
          columns={columns}
          height={240}
          empty={t('noExceptions')}
        />
      </Card>
      <Card size="small" title={<h2 className="card-title">{t('missing')}</h2>}>
        <Missing />
      </Card>
    </Page>
  );
}

function Missing() {
  const t = useWords(common, words);
  const { choice } = useNames();
  const nameOf = useRegionNames();
  const [answer, again] = useQuery({ query: OfficesMissingDocument });
  return (
    <Flex vertical gap="small">
      <Typography.Text type="secondary">{t('missingAbout')}</Typography.Text>
      <Answer of={answer} onRetry={again}>
        {({ officesMissing }) => (
          <Table<OfficesMissingQuery['officesMissing'][number]>
            size="small"
            rowKey={({ regionCode, office, departmentKind }) => `${regionCode} ${office} ${departmentKind}`}
            pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
            locale={{ emptyText: <Empty description={t('nobodyMissing')} /> }}
            dataSource={officesMissing}
            columns={[
              { title: t('region'), dataIndex: 'regionCode', render: (code) => nameOf(code) },
              { title: t('office'), dataIndex: 'office', render: (office) => choice('Office', office) },
              {
                title: t('departments'),
                dataIndex: 'departmentKind',
                render: (kind) => choice('DepartmentKind', kind),
              },
              { title: t('openCases'), dataIndex: 'openCases', align: 'right' },
            ]}
          />
        )}
      </Answer>
    </Flex>
  );
}
