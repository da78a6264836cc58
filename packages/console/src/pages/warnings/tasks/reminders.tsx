import { Button, Flex, Popover, Typography } from 'antd';
import { Choice } from '../../../parts/choice.js';
import { RecordLink } from '../../../parts/record-link.js';
import { Rows } from '../../../parts/rows.js';
import { type KindName, useNames, useWords } from '../../../words/use-words.js';
import type { TaskCountsQuery } from './operations.js';
import { words } from './words.js';

type Reminder = TaskCountsQuery['reminders']['nodes'][number];

/** The last reminders, each leading to what it is of. */
export function Reminders({ of: { totalCount, nodes } }: { of: TaskCountsQuery['reminders'] }) {
  const t = useWords(words);
  const what = (key: string) => (key in words ? t(key as keyof typeof words) : key);
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <div style={{ width: 420, maxWidth: '80vw', maxHeight: 400, overflow: 'auto' }}>
          <Rows
            empty={t('noneLeft')}
            of={nodes.map((reminder) => ({
              key: reminder.id,
              content: (
                <Flex vertical gap={2}>
                  <Flex gap="small" align="center" wrap>
                    <Choice name="ReminderKind" value={reminder.kind} />
                    <Matter of={reminder} />
                  </Flex>
                  <Typography.Text type="secondary">
                    {[t('dueOn', { what: what(reminder.what), day: reminder.dueOn }), reminder.region?.name]
                      .filter(Boolean)
                      .join(' · ')}
                  </Typography.Text>
                </Flex>
              ),
            }))}
          />
        </div>
      }
    >
      <Button>{t('reminders', { count: totalCount })}</Button>
    </Popover>
  );
}

function Matter({ of: { matter } }: { of: Reminder }) {
  const { kind } = useNames();
  if (!matter) return null;
  const { __typename, id, ...numbers } = matter;
  const [number] = Object.values(numbers);
  return (
    <RecordLink to={{ id, __typename }}>{[kind(__typename as KindName), number].filter(Boolean).join(' ')}</RecordLink>
  );
}
