import { Badge, Button, Flex, Segmented } from 'antd';
import { useNavigate } from 'react-router';
import { useSession } from '../../../app/session.js';
import { Answer } from '../../../parts/answer.js';
import { Page } from '../../../parts/page.js';
import { useAddress } from '../../../parts/use-address.js';
import { useFreshQuery } from '../../../parts/use-fresh-query.js';
import { Waiting } from '../../../parts/waiting.js';
import { SOON } from '../../../parts/workdays/due.js';
import { useWorkdays } from '../../../parts/workdays/use-workdays.js';
import { useWords } from '../../../words/use-words.js';
import { CaseQueue } from '../queue/case-queue.js';
import { correctionsFor, ordersFor, type TaskFilters, type TaskGroup, taskFilters } from './groups.js';
import { TaskCountsDocument, type TaskCountsQuery } from './operations.js';
import { Reminders } from './reminders.js';
import { words } from './words.js';

const DEFAULTS = { group: '' };

/** What waits for the user: cases by why they wait, each kind with how many, and other matters as links. */
export default function Tasks() {
  const t = useWords(words);
  const { viewer } = useSession();
  const clock = useWorkdays();
  if (!clock)
    return (
      <Page title={t('tasks')}>
        <Waiting />
      </Page>
    );
  // Where the calendar ends there is no telling what is soon, but for today.
  const days = { today: clock.today, soon: clock.workdays.after(clock.today, SOON) ?? clock.today };
  return <Groups filters={taskFilters(viewer, days)} />;
}

function Groups({ filters }: { filters: TaskFilters }) {
  const t = useWords(words);
  const { viewer } = useSession();
  const [asked, ask] = useAddress(DEFAULTS);
  const [result, askAgain] = useFreshQuery({
    query: TaskCountsDocument,
    variables: {
      ...filters,
      orders: ordersFor(viewer),
      corrections: correctionsFor(viewer),
      isStaff: viewer.role === 'STAFF',
      isSupervision: viewer.role === 'SUPERVISOR',
    },
  });
  const groups = Object.keys(filters) as TaskGroup[];
  const countOf = (counts: TaskCountsQuery, group: TaskGroup) => counts[group]?.totalCount ?? 0;
  return (
    <Page title={t('tasks')} actions={result.data && <Others of={result.data} />}>
      <Answer of={result} onRetry={askAgain}>
        {(counts) => {
          // Opens with the first kind of which something waits.
          const shown =
            groups.find((group) => group === asked.group) ??
            groups.find((group) => countOf(counts, group)) ??
            groups[0]!;
          return (
            <CaseQueue label={t(shown)} filter={filters[shown]!} empty={t('noneLeft')}>
              <Segmented
                aria-label={t('groups')}
                style={{ alignSelf: 'start', maxWidth: '100%', overflowX: 'auto' }}
                value={shown}
                onChange={(group) => ask({ group })}
                options={groups.map((group) => ({
                  value: group,
                  label: (
                    <Flex gap={6} align="center" style={{ padding: '2px 4px' }}>
                      {t(group)}
                      <Badge
                        count={countOf(counts, group)}
                        showZero
                        overflowCount={9_999}
                        color={group === 'overdue' && countOf(counts, group) > 0 ? '#b3261e' : '#5c6670'}
                      />
                    </Flex>
                  ),
                }))}
              />
            </CaseQueue>
          );
        }}
      </Answer>
    </Page>
  );
}

/** What waits beside cases. */
function Others({ of }: { of: TaskCountsQuery }) {
  const t = useWords(words);
  const go = useNavigate();
  return (
    <Flex gap="small" wrap>
      <Button onClick={() => void go('/orders?waiting=1')}>{t('orders', { count: of.workOrders.totalCount })}</Button>
      <Button onClick={() => void go('/corrections?waiting=1')}>
        {t('corrections', { count: of.corrections.totalCount })}
      </Button>
      <Reminders of={of.reminders} />
    </Flex>
  );
}
