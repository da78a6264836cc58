import { Card, Col, Descriptions, Row } from 'antd';
import { useQuery } from 'urql';
import { Answer } from '../../../parts/answer.js';
import { Page } from '../../../parts/page.js';
import { useNames, useWords } from '../../../words/use-words.js';
import { OwnAccountDocument, type OwnAccountQuery } from './operations.js';
import { OwnSessions } from './own-sessions.js';
import { Password } from './password.js';
import { SecondFactor } from './second-factor.js';
import { words } from './words.js';

/** What everybody sees to himself: the password, the second factor, where one is signed in. */
export default function Account() {
  const t = useWords(words);
  const [answer, again] = useQuery({ query: OwnAccountDocument });
  return (
    <Page title={t('account')}>
      <Answer of={answer} onRetry={again}>
        {({ viewer }) => (
          <>
            <Row gutter={[12, 12]}>
              <Col xs={24} lg={8}>
                <Card size="small" style={{ height: '100%' }} title={<h2 className="card-title">{t('whoIAm')}</h2>}>
                  <WhoIAm viewer={viewer} />
                </Card>
              </Col>
              <Col xs={24} lg={8}>
                <Card size="small" style={{ height: '100%' }} title={<h2 className="card-title">{t('password')}</h2>}>
                  <Password />
                </Card>
              </Col>
              <Col xs={24} lg={8}>
                <Card size="small" style={{ height: '100%' }} title={<h2 className="card-title">{t('factor')}</h2>}>
                  <SecondFactor isOn={viewer.secondFactor} onChanged={() => again({ requestPolicy: 'network-only' })} />
                </Card>
              </Col>
            </Row>
            <OwnSessions username={viewer.username} />
          </>
        )}
      </Answer>
    </Page>
  );
}

function WhoIAm({ viewer }: { viewer: OwnAccountQuery['viewer'] }) {
  const t = useWords(words);
  const { choice } = useNames();
  const departments = viewer.departmentKinds.map((kind) => choice('DepartmentKind', kind)).join('、');
  const facts: [label: string, value: string | undefined][] = [
    [t('username'), viewer.username],
    [t('name'), viewer.displayName],
    [t('post'), choice('Role', viewer.role)],
    [t('region'), viewer.region?.name],
    [t('departments'), departments],
  ];
  return (
    <Descriptions
      size="small"
      column={1}
      items={facts.filter(([, value]) => value).map(([label, children]) => ({ key: label, label, children }))}
    />
  );
}
