import { Checkbox, Empty, Flex, Table, Typography } from 'antd';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { Answer } from '../../../parts/answer.js';
import { ChoiceFilter, Filters } from '../../../parts/filters.js';
import { Page } from '../../../parts/page.js';
import { useRegionNames } from '../../../parts/region-names.js';
import { useAddress } from '../../../parts/use-address.js';
import { useNames, useWords } from '../../../words/use-words.js';
import { OfficesMissingDocument, type OfficesMissingQuery } from './operations.js';
import { words } from './words.js';

type Missing = OfficesMissingQuery['officesMissing'][number];

const DEFAULTS = { office: '', cases: '' };

/** 岗位空缺: offices that Art. 10 asks for and that nobody holds. */
export function MissingOffices() {
  const t = useWords(words);
  const { choice } = useNames();
  const nameOf = useRegionNames();
  const [asked, ask] = useAddress(DEFAULTS);
  const [result, again] = useQuery({ query: OfficesMissingDocument });
  return (
    <Page title={t('title')}>
      <Typography.Text type="secondary">{t('about')}</Typography.Text>
      <Filters onReset={() => ask(DEFAULTS)}>
        <ChoiceFilter label={t('office')} name="Office" value={asked.office} onChange={(office) => ask({ office })} />
        <Checkbox
          checked={asked.cases === '1'}
          onChange={({ target }) => ask({ cases: target.checked ? '1' : '' })}
          style={{ alignSelf: 'center' }}
        >
          {t('onlyWithCases')}
        </Checkbox>
      </Filters>
      <Answer of={result} onRetry={again}>
        {({ officesMissing }) => {
          const shown = officesMissing.filter(
            ({ office, openCases }) =>
              (!asked.office || office === asked.office) && (asked.cases !== '1' || openCases > 0),
          );
          return (
            <Flex vertical gap="small">
              <Table<Missing>
                virtual
                size="small"
                rowKey={({ regionCode, office, departmentKind }) => `${regionCode} ${office} ${departmentKind}`}
                dataSource={shown}
                pagination={false}
                scroll={{ y: Math.max(320, window.innerHeight - 340), x: 700 }}
                locale={{ emptyText: <Empty description={t('none')} /> }}
                columns={[
                  { title: t('region'), dataIndex: 'regionCode', width: 200, render: nameOf },
                  { title: t('office'), dataIndex: 'office', width: 180, render: (value) => choice('Office', value) },
                  {
                    title: t('department'),
                    dataIndex: 'departmentKind',
                    width: 180,
                    render: (value) => choice('DepartmentKind', value),
                  },
                  {
                    title: t('openCases'),
                    dataIndex: 'openCases',
                    width: 140,
                    align: 'right',
                    render: (value, { regionCode, departmentKind }) =>
                      value > 0 ? (
                        <Link
                          to={`/cases?${new URLSearchParams({ region: regionCode, ...(departmentKind && { departmentKind }) })}`}
                        >
                          {value}
                        </Link>
                      ) : (
                        value
                      ),
                  },
                ]}
              />
              <Typography.Text type="secondary">{t('count', { count: shown.length })}</Typography.Text>
            </Flex>
          );
        }}
      </Answer>
    </Page>
  );
}
