import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Card, Col, Empty, Flex, InputNumber, Row, Table, Typography } from 'antd';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { Answer } from '../../../parts/answer.js';
import { useBusinessDate } from '../../../parts/business-date.js';
import { Choice } from '../../../parts/choice.js';
import { Page } from '../../../parts/page.js';
import { useAddress } from '../../../parts/use-address.js';
import { Waiting } from '../../../parts/waiting.js';
import { useNames, useWords } from '../../../words/use-words.js';
import './calendar.css';
import { weeksOf } from './calendar-weeks.js';
import { CalendarYearDocument, type CalendarYearQuery } from './operations.js';
import { words } from './words.js';

type Day = CalendarYearQuery['calendarDays'][number];

const DEFAULTS = { year: '' };
const WEEKDAYS = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'] as const;

/** The working-day calendar of a year: what is worked, what is not, and by which document. */
export default function Calendar() {
  const t = useWords(words);
  const today = useBusinessDate();
  const [asked, ask] = useAddress(DEFAULTS);
  const year = Number(asked.year || today?.slice(0, 4) || 0);
  const go = (next: number | null) => next && ask({ year: String(next) });
  return (
    <Page
      title={t('calendar')}
      actions={
        <Flex gap="small" align="center">
          <Button icon={<LeftOutlined />} aria-label={t('before')} onClick={() => go(year - 1)} />
          <InputNumber
            aria-label={t('year')}
            min={1949}
            max={2200}
            precision={0}
            value={year || null}
            onChange={go}
            changeOnWheel={false}
          />
          <Button icon={<RightOutlined />} aria-label={t('after')} onClick={() => go(year + 1)} />
        </Flex>
      }
    >
      <Typography.Text type="secondary">{t('calendarAbout')}</Typography.Text>
      {year > 0 ? <YearSheet year={year} /> : <Waiting />}
    </Page>
  );
}

function YearSheet({ year }: { year: number }) {
  const t = useWords(words);
  const [answer, again] = useQuery({ query: CalendarYearDocument, variables: { year } });
  return (
    <Answer of={answer} onRetry={again}>
      {({ calendarDays }) =>
        calendarDays.length === 0 ? <Empty description={t('notLoaded')} /> : <Months year={year} days={calendarDays} />
      }
    </Answer>
  );
}

function Months({ year, days }: { year: number; days: readonly Day[] }) {
  const t = useWords(words);
  const byDay = useMemo(() => new Map(days.map((day) => [day.day, day])), [days]);
  const workdays = days.filter(({ workday }) => workday).length;
  return (
    <Flex vertical gap="middle">
      <Typography.Text>
        {t('count', { days: days.length, workdays })} · {t('legend')}
      </Typography.Text>
      <Row gutter={[12, 12]}>
        {Array.from({ length: 12 }, (_, at) => at + 1).map((month) => (
          <Col key={month} xs={24} sm={12} lg={8} xxl={6}>
            <Month year={year} month={month} days={byDay} />
          </Col>
        ))}
      </Row>
      <Special days={days} />
    </Flex>
  );
}

function Month({ year, month, days }: { year: number; month: number; days: ReadonlyMap<string, Day> }) {
  const t = useWords(words);
  const title = t('month', { month });
  return (
    <Card size="small" className="calendar-month" title={<h2 className="card-title">{title}</h2>}>
      <table aria-label={`${year} ${title}`}>
        <thead>
          <tr>
            {WEEKDAYS.map((weekday) => (
              <th key={weekday} scope="col">
                {t(weekday)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(year, month).map((week, at) => (
            <tr key={week.find(Boolean)}>
              {week.map((day, weekday) =>
                day ? <DayCell key={day} day={day} of={days.get(day)} /> : <td key={`${at} ${WEEKDAYS[weekday]}`} />,
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function DayCell({ day, of }: { day: string; of: Day | undefined }) {
  const t = useWords(words);
  const { choice } = useNames();
  if (!of) return <td>{Number(day.slice(8))}</td>;
  const { kind, name, workday } = of;
  const look =
    kind === 'HOLIDAY' ? 'calendar-holiday' : kind === 'MAKEUP' ? 'calendar-makeup' : workday ? '' : 'calendar-off';
  const said = [choice('CalendarDayKind', kind), name].filter(Boolean).join(' · ');
  return (
    <td className={look} title={`${day} ${said}`}>
      {Number(day.slice(8))}
      <small>{kind === 'HOLIDAY' ? t('holidayMark') : kind === 'MAKEUP' ? t('makeupMark') : ''}</small>
    </td>
  );
}

/** What the arrangement of holidays says, with the document that says it. */
function Special({ days }: { days: readonly Day[] }) {
  const t = useWords(words);
  return (
    <Card size="small" title={<h2 className="card-title">{t('special')}</h2>}>
      <Table<Day>
        size="small"
        rowKey="day"
        pagination={false}
        scroll={{ y: 320 }}
        // What scrolls can be walked by keyboard.
        onRow={() => ({ tabIndex: 0 })}
        dataSource={days.filter(({ kind }) => kind === 'HOLIDAY' || kind === 'MAKEUP')}
        columns={[
          { title: t('date'), dataIndex: 'day', width: 120 },
          {
            title: t('kind'),
            dataIndex: 'kind',
            width: 140,
            render: (kind) => <Choice name="CalendarDayKind" value={kind} />,
          },
          { title: t('holiday'), dataIndex: 'name', width: 140 },
          { title: t('basis'), dataIndex: 'basis' },
          {
            title: t('versionTitle'),
            dataIndex: 'version',
            width: 100,
            render: (version) => t('version', { version }),
          },
        ]}
      />
    </Card>
  );
}
