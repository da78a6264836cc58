import { Alert, Button, Flex, Typography } from 'antd';
import type { CombinedError } from 'urql';
import { codeOf } from '../../app/client.js';
import { acts } from '../../schema/acts.js';
import { useLanguage } from '../../words/language.js';
import { type ChoiceName, useNames, useWords } from '../../words/use-words.js';
import { useSayError } from '../failure.js';
import { words } from './words.js';

interface Refused {
  basis?: string;
  state?: string;
  version?: number;
  legalActs?: string[];
}

/** What casework says with a refusal: the rule, how the matter stands, what may be done about it. */
export const refusedOf = (error: CombinedError): Refused => (error.graphQLErrors[0]?.extensions ?? {}) as Refused;

/** `WorkOrder` stands in states of `OrderState`. */
const statesOf = (kind: string) => `${kind.replace(/^(Work|Data)/, '')}State` as ChoiceName;

interface Props {
  error: CombinedError;
  act: string;
  /** What acts of the matter are called, by their names. */
  titles: Readonly<Record<string, string>>;
  /** Loads how the matter stands now, where somebody else has moved it. */
  onPresent?: (() => void) | undefined;
}

/** Why an act was refused, by which rule, and what to do instead. */
export function Refusal({ error, act, titles, onPresent }: Props) {
  const t = useWords(words);
  const { choice } = useNames();
  const { language } = useLanguage();
  const { title, detail } = useSayError()(error);
  const { basis, state, legalActs } = refusedOf(error);
  // What was said wrongly is to be said otherwise: how the matter stands has nothing to do with it.
  const isSaidWrongly = codeOf(error) === 'BAD_USER_INPUT';
  const legal = legalActs?.flatMap((each) => titles[each] ?? []) ?? [];
  const lines = [
    detail,
    basis && t('basis', { basis }),
    state && !isSaidWrongly && t('stands', { state: choice(statesOf(acts[act]!.answers), state.toUpperCase()) }),
    legal.length > 0 && !isSaidWrongly && t('legal', { acts: new Intl.ListFormat(language).format(legal) }),
  ].filter(Boolean);
  const isMoved = codeOf(error) === 'CONFLICT' && onPresent;
  return (
    <Alert
      role="alert"
      type={isMoved ? 'warning' : 'error'}
      showIcon
      style={{ marginBottom: 16 }}
      title={title}
      description={
        <Flex vertical gap={4}>
          {lines.map((line) => (
            <Typography.Text key={String(line)}>{line}</Typography.Text>
          ))}
          {isMoved && (
            <Flex gap="small" align="center" wrap>
              <Button size="small" onClick={onPresent}>
                {t('present')}
              </Button>
              <Typography.Text type="secondary">{t('kept')}</Typography.Text>
            </Flex>
          )}
        </Flex>
      }
    />
  );
}
