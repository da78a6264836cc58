import { Card, Flex, Table, Typography } from 'antd';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { Answer } from '../../parts/answer.js';
import { Choice } from '../../parts/choice.js';
import { Page } from '../../parts/page.js';
import { useNames, useWords } from '../../words/use-words.js';
import { OverviewHealthDocument } from './operations.js';
import { words } from './words.js';

/** What those see who run the platform and read no business record (Art. 10): how it does. */
export function PlatformOverview() {
  const t = useWords(words);
  const { choice, either } = useNames();
  const [result, again] = useQuery({ query: OverviewHealthDocument });
  return (
    <Page title={t('overview')}>
      <Typography.Text type="secondary">{t('noRecords')}</Typography.Text>
      <Answer of={result} onRetry={again}>
        {({ systemHealth: { state, parts } }) => (
          <Card
            size="small"
            title={
              <Flex gap="small" align="center">
                <h2 className="card-title">{t('health')}</h2>
                <Choice name="HealthState" value={state} />
              </Flex>
            }
            extra={<Link to="/administration/health">{t('healthDetails')}</Link>}
          >
            <Table
              size="small"
              showHeader={false}
              pagination={false}
              rowKey="part"
              dataSource={parts}
              columns={[
                { key: 'part', width: 140, render: (_, { part }) => choice('HealthPartName', part) },
                { key: 'state', width: 100, render: (_, each) => <Choice name="HealthState" value={each.state} /> },
                { key: 'message', render: (_, { messageZh, messageEn }) => either(messageZh, messageEn) },
              ]}
            />
          </Card>
        )}
      </Answer>
    </Page>
  );
}
