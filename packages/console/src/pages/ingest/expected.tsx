import { Alert, Badge, Calendar, Card, DatePicker, Flex, Typography } from 'antd';
import dayjs from 'dayjs';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { Answer } from '../../parts/answer.js';
import { useBusinessDate } from '../../parts/business-date.js';
import { Choice } from '../../parts/choice.js';
import { Instant } from '../../parts/instant.js';
import { Page } from '../../parts/page.js';
import { useAddress } from '../../parts/use-address.js';
import { Waiting } from '../../parts/waiting.js';
import { useNames, useWords } from '../../words/use-words.js';
import { ExpectedDocument, type ExpectedQuery } from './operations.js';
import { words } from './words.js';

type Delivery = ExpectedQuery['expectedDeliveries']['nodes'][number];

const marks: Readonly<Record<Delivery['status'], 'success' | 'processing' | 'warning' | 'error' | 'default'>> = {
  ARRIVED: 'success',
  DUE: 'processing',
  LATE: 'warning',
  MISSING: 'error',
  WAIVED: 'default',
};

/** The calendar of files that sources have promised: what has come, what is late, what never came. */
export default function Expected() {
  const today = useBusinessDate();
  return today ? <Month today={today} /> : <Waiting />;
}

function Month({ today }: { today: string }) {
  const t = useWords(words);
  const { either, choice } = useNames();
  const [asked, ask] = useAddress({ day: today });
  const day = dayjs(asked.day);
  const [result, refetch] = useQuery({
    query: ExpectedDocument,
    variables: {
      from: day.startOf('month').format('YYYY-MM-DD'),
      to: day.endOf('month').format('YYYY-MM-DD'),
    },
  });
  const nameOf = ({ source }: Delivery) => (source ? either(source.titleZh, source.titleEn) : '');
  return (
    <Page title={t('expectedFiles')}>
      <Answer of={result} onRetry={refetch}>
        {({ expectedDeliveries: { nodes } }) => {
          const on = (date: string) => nodes.filter(({ businessDate }) => businessDate === date);
          return (
            <>
              {nodes.length === 0 && <Alert type="info" showIcon title={t('noExpected')} />}
              <Card size="small">
                <Calendar
                  value={day}
                  onChange={(next) => ask({ day: next.format('YYYY-MM-DD') })}
                  headerRender={({ value, onChange }) => (
                    <Flex justify="flex-end" style={{ paddingBottom: 8 }}>
                      <DatePicker
                        picker="month"
                        aria-label={t('month')}
                        allowClear={false}
                        value={value}
                        onChange={(next) => next && onChange(next)}
                      />
                    </Flex>
                  )}
                  cellRender={(date, { type }) =>
                    type === 'date' &&
                    on(date.format('YYYY-MM-DD')).map((delivery) => (
                      <div key={delivery.id}>
                        <Badge
                          status={marks[delivery.status]}
                          text={`${nameOf(delivery)} ${choice('DeliveryStatus', delivery.status)}`}
                        />
                      </div>
                    ))
                  }
                />
              </Card>
              <Card size="small" title={<h2 className="card-title">{asked.day}</h2>}>
                <Flex vertical gap="middle">
                  {on(asked.day).map((delivery) => (
                    <DeliveryShown key={delivery.id} delivery={delivery} title={nameOf(delivery)} />
                  ))}
                </Flex>
              </Card>
            </>
          );
        }}
      </Answer>
    </Page>
  );
}

function DeliveryShown({ delivery, title }: { delivery: Delivery; title: string }) {
  const { field } = useNames();
  return (
    <Flex justify="space-between" gap="middle">
      <Flex vertical>
        <span>{title}</span>
        <Typography.Text type="secondary">
          {field('ExpectedDelivery', 'dueAt')} <Instant at={delivery.dueAt} />{' '}
          {[delivery.ownerOrg, delivery.waivedBy, delivery.reason].filter(Boolean).join(' · ')}
        </Typography.Text>
        {delivery.batch && (
          <Link to={`/ingest/batches/${encodeURIComponent(delivery.batch.id)}`}>{delivery.batch.name}</Link>
        )}
      </Flex>
      <Choice name="DeliveryStatus" value={delivery.status} />
    </Flex>
  );
}
