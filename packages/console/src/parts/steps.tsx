import { Flex, Tag, Timeline, Typography } from 'antd';
import type { Pair } from '../words/language.js';
import { type ChoiceName, useNames, useWords } from '../words/use-words.js';
import { Instant } from './instant.js';

const words = {
  platform: ['平台', 'The platform'],
  none: ['尚无办理步骤', 'No steps yet'],
  steps: ['办理步骤', 'Steps'],
} as const satisfies Record<string, Pair>;

/** A step of a matter, as `steps { nodes { … } }` gives it. */
export interface Step {
  id: string;
  titleZh: string;
  titleEn: string;
  matterKind: string;
  fromState: string | null;
  toState: string;
  byUser: string;
  onDay: string;
  at: string;
  reason: string | null;
}

/** The states of a kind of matter: those of `CASE` are `CaseState`. */
export const statesOf = (matterKind: string) =>
  `${matterKind.charAt(0)}${matterKind.slice(1).toLowerCase()}State` as ChoiceName;

/** What was done in a matter, step by step: what, by whom, on which day, why, and what it led to. */
export function Steps({ of }: { of: readonly Step[] }) {
  const t = useWords(words);
  const { choice, either } = useNames();
  if (of.length === 0) return <Typography.Text type="secondary">{t('none')}</Typography.Text>;
  return (
    <section aria-label={t('steps')}>
      <Timeline
        items={of.map(({ id, titleZh, titleEn, matterKind, fromState, toState, byUser, onDay, at, reason }) => ({
          key: id,
          content: (
            <Flex vertical gap={2}>
              <Flex gap="small" align="center" wrap>
                <Typography.Text strong>{either(titleZh, titleEn)}</Typography.Text>
                {fromState !== toState && <Tag>{choice(statesOf(matterKind), toState.toUpperCase())}</Tag>}
              </Flex>
              <Typography.Text type="secondary">
                {byUser === 'system' ? t('platform') : byUser} · {onDay} · <Instant at={at} />
              </Typography.Text>
              {reason && (
                <Typography.Paragraph style={{ margin: 0, whiteSpace: 'pre-wrap' }}>{reason}</Typography.Paragraph>
              )}
            </Flex>
          ),
        }))}
      />
    </section>
  );
}
