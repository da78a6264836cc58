import { CheckCircleOutlined, ExclamationCircleOutlined } from '@ant-design/icons';
import { Alert, Button, Card, Col, Descriptions, Flex, Row, Tag, Typography } from 'antd';
import { useQuery } from 'urql';
import { Answer } from '../../../parts/answer.js';
import { Page } from '../../../parts/page.js';
import { useLanguage } from '../../../words/language.js';
import { useNames, useWords, type Words } from '../../../words/use-words.js';
import { figureText } from './figure.js';
import { HealthDocument, type HealthQuery } from './operations.js';
import { words } from './words.js';

type Part = HealthQuery['systemHealth']['parts'][number];

/** How the platform does: what needs somebody first, each part with its figures and what to do. */
export default function Health() {
  const t = useWords(words);
  const [answer, again] = useQuery({ query: HealthDocument, requestPolicy: 'network-only' });
  return (
    <Page
      title={t('health')}
      actions={
        <Button loading={answer.fetching} onClick={() => again({ requestPolicy: 'network-only' })}>
          {t('refresh')}
        </Button>
      }
    >
      <Answer of={answer} onRetry={again}>
        {({ systemHealth: { parts } }) => <Parts parts={parts} />}
      </Answer>
    </Page>
  );
}

const needs = ({ state }: Part) => state === 'ATTENTION';

function Parts({ parts }: { parts: readonly Part[] }) {
  const t = useWords(words);
  const inNeed = parts.filter(needs);
  return (
    <Flex vertical gap="middle">
      <Alert
        type={inNeed.length > 0 ? 'warning' : 'success'}
        showIcon
        role="status"
        title={inNeed.length > 0 ? t('someNeed', { count: inNeed.length }) : t('allWell')}
      />
      <Row gutter={[12, 12]}>
        {[...inNeed, ...parts.filter((part) => !needs(part))].map((part) => (
          <Col key={part.part} xs={24} md={12} xl={8}>
            <PartCard of={part} />
          </Col>
        ))}
      </Row>
    </Flex>
  );
}

const known: Words = words;

function PartCard({ of }: { of: Part }) {
  const t = useWords(words);
  const { language } = useLanguage();
  const { choice, either } = useNames();
  const say = (word: string) => (word.toUpperCase() in known ? t(word.toUpperCase() as keyof typeof words) : word);
  const isInNeed = needs(of);
  return (
    <Card
      size="small"
      style={{ height: '100%' }}
      title={<h2 className="card-title">{choice('HealthPartName', of.part)}</h2>}
      extra={
        <Tag
          color={isInNeed ? 'orange' : 'green'}
          icon={isInNeed ? <ExclamationCircleOutlined /> : <CheckCircleOutlined />}
        >
          {choice('HealthState', of.state)}
        </Tag>
      }
    >
      <Typography.Paragraph strong={isInNeed}>{either(of.messageZh, of.messageEn)}</Typography.Paragraph>
      <Descriptions
        size="small"
        column={1}
        items={of.figures.map((figure) => ({
          key: figure.name,
          label: either(figure.labelZh, figure.labelEn),
          children: <span className="amount">{figureText(figure, language, say) ?? t('none')}</span>,
        }))}
      />
    </Card>
  );
}
