import { Flex, Tag } from 'antd';
import { formatInstant } from '../../../parts/instant.js';
import { useWords } from '../../../words/use-words.js';
import { words } from './words.js';

interface Props {
  of: { disabledAt: string | null; lockedUntil: string | null; isDemo: boolean };
}

export const isLocked = (lockedUntil: string | null): boolean =>
  lockedUntil !== null && Date.parse(lockedUntil) > Date.now();

/** Whether somebody can sign in as this user now. */
export function Standing({ of: { disabledAt, lockedUntil, isDemo } }: Props) {
  const t = useWords(words);
  return (
    <Flex gap={4} wrap>
      {disabledAt ? <Tag color="red">{t('disabled')}</Tag> : <Tag color="green">{t('inUse')}</Tag>}
      {isLocked(lockedUntil) && <Tag color="orange">{t('lockedUntil', { at: formatInstant(lockedUntil) })}</Tag>}
      {isDemo && <Tag>{t('demo')}</Tag>}
    </Flex>
  );
}
