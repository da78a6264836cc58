import { Flex, Tag } from 'antd';
import type { Pair } from '../../words/language.js';
import { useWords } from '../../words/use-words.js';
import { useWorkdays } from './use-workdays.js';

const words = {
  late: ['逾期 {days} 个工作日', '{days} workdays late'],
  past: ['已逾期', 'Late'],
  today: ['今日到期', 'Due today'],
  left: ['剩 {days} 个工作日', '{days} workdays left'],
} as const satisfies Record<string, Pair>;

/** Working days before its end from which a term is pressing. */
export const SOON = 3;

interface Props {
  /** The last day; nothing where the calendar does not reach. */
  on: string | null | undefined;
  /** Whether it is yet to be done and its clock runs. */
  isOwed: boolean;
  /** How many working days are left, even where that is long. */
  always?: boolean;
  /** The day itself only where it is not pressing. */
  isBrief?: boolean;
}

/** The last day of a term and, while it runs, how many working days are left or gone. */
export function Due({ on, isOwed, always = false, isBrief = false }: Props) {
  const t = useWords(words);
  const clock = useWorkdays();
  if (!on) return null;
  const left = clock && isOwed ? clock.workdays.between(clock.today, on) : undefined;
  const isPast = isOwed && clock !== undefined && on < clock.today;
  const pressing = isPast || (left !== undefined && left <= SOON);
  return (
    <Flex component="span" gap={6} align="center" style={{ display: 'inline-flex', whiteSpace: 'nowrap' }}>
      {!(isBrief && pressing) && <span className="amount">{on}</span>}
      {isPast && <Tag color="red">{left ? t('late', { days: -left }) : t('past')}</Tag>}
      {!isPast && left === 0 && <Tag color="orange">{t('today')}</Tag>}
      {!isPast && left !== undefined && left > 0 && (always || pressing) && (
        <Tag color={pressing ? 'gold' : 'default'}>{t('left', { days: left })}</Tag>
      )}
    </Flex>
  );
}
