import { Button, Flex, message, Popover, Skeleton, Typography } from 'antd';
import { useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { codeOf } from '../../app/client.js';
import { acts as known } from '../../schema/acts.js';
import { useNames, useWords } from '../../words/use-words.js';
import { Failure } from '../failure.js';
import { Rows } from '../rows.js';
import { type Acted, ActForm } from './act-form.js';
import { ActOffersDocument, type ActOffersQuery } from './operations.js';
import { words } from './words.js';

interface Props {
  /** Any matter: a case, order, inspection, interview, correction, ledger, assessment, circular or exchange. */
  id: string;
  /** The version of it that the page shows. */
  version: number;
  /** After an act, and when how it stands now is asked for: a page that asks with `useQuery` needs nothing, as its query is asked anew. */
  onDone?: (acted: Acted | null) => void;
  /** Mutations that are shown; all when not said. */
  only?: readonly string[];
  /** First values of forms, by mutation. */
  given?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

type Offer = ActOffersQuery['acts'][number];

/** Kinds of matters: what is offered about one changes whenever one of them does. */
const additionalTypenames = [...new Set(Object.values(known).map(({ answers }) => answers))];

/** Acts that move a matter to somebody else or stop it, rather than on: they stand behind the others. */
const asides = new Set([
  'assignCase',
  'pauseCase',
  'reassignCase',
  'splitCase',
  'reportToProvince',
  'handOverCorrection',
  'withdrawCorrection',
  'withdrawOrder',
  'cancelInspection',
  'cancelInterview',
  'postponeInterview',
]);
const isAside = ({ mutation }: Offer): boolean => asides.has(mutation);

/** What the user may do about a matter as it stands, as buttons with their forms; and what he may not, with why. */
export function Acts({ id, version, onDone, only, given }: Props) {
  const t = useWords(words);
  const { either } = useNames();
  const [notice, noticeHolder] = message.useMessage();
  const [taken, setTaken] = useState<string>();
  // Another version is another state: what was offered before no longer holds, and is asked for anew.
  const context = useMemo(() => ({ additionalTypenames, requestPolicy: 'network-only' as const }), [version]);
  const [{ data, error, fetching }, askAgain] = useQuery({ query: ActOffersDocument, variables: { id }, context });

  // Those whose post reads this but handles nothing have no use for being told so.
  if (error && !data)
    return codeOf(error) === 'FORBIDDEN' ? null : <Failure error={error} onRetry={() => askAgain()} />;
  const offers = (data?.acts ?? []).filter(
    ({ mutation }) =>
      known[mutation] && (!known[mutation].begins || given?.[mutation]) && (only?.includes(mutation) ?? true),
  );
  const allowed = offers
    .filter((offer) => offer.allowed)
    .toSorted((one, other) => Number(isAside(one)) - Number(isAside(other)));
  // Where there is a choice it is the user's: no verdict is nearer at hand than another.
  const ways = allowed.filter((offer) => !isAside(offer));
  const onward = ways.length === 1 ? ways[0]!.mutation : undefined;
  const barred = offers.filter((offer) => !offer.allowed);
  const titles = Object.fromEntries(offers.map(({ act, titleZh, titleEn }) => [act, either(titleZh, titleEn)]));
  const inHand = offers.find(({ mutation }) => mutation === taken);

  function onActed(acted: Acted | null, { titleZh, titleEn }: Offer) {
    setTaken(undefined);
    notice.success(t('done', { act: either(titleZh, titleEn) }));
    onDone?.(acted);
  }

  return (
    <Flex gap="small" wrap align="center" role="group" aria-busy={fetching && !data}>
      {noticeHolder}
      {!data && <Skeleton.Button active={fetching} />}
      {allowed.map(({ mutation, act }) => (
        <Button key={mutation} type={mutation === onward ? 'primary' : 'default'} onClick={() => setTaken(mutation)}>
          {titles[act]}
        </Button>
      ))}
      {data && allowed.length === 0 && <Typography.Text type="secondary">{t('nothing')}</Typography.Text>}
      {barred.length > 0 && <Barred offers={barred} titles={titles} />}
      {inHand && (
        <ActForm
          key={inHand.mutation}
          act={inHand.mutation}
          title={titles[inHand.act]}
          fixed={known[inHand.mutation]!.begins ? {} : { id, version }}
          given={given?.[inHand.mutation]}
          titles={titles}
          onClose={() => setTaken(undefined)}
          onDone={(acted) => onActed(acted, inHand)}
          onPresent={() => {
            askAgain();
            onDone?.(null);
          }}
        />
      )}
    </Flex>
  );
}

function Barred({ offers, titles }: { offers: readonly Offer[]; titles: Readonly<Record<string, string>> }) {
  const t = useWords(words);
  const { either } = useNames();
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title={t('why')}
      content={
        <div style={{ width: 440, maxWidth: '80vw', maxHeight: 360, overflow: 'auto' }}>
          <Rows
            of={offers.map(({ mutation, act, reasonZh, reasonEn, forbiddenBy, article }) => ({
              key: mutation,
              content: (
                <>
                  <Typography.Text strong>{titles[act]}</Typography.Text>
                  <br />
                  <Typography.Text type="secondary">
                    {either(reasonZh, reasonEn)} · {t('basis', { basis: forbiddenBy ?? article })}
                  </Typography.Text>
                </>
              ),
            }))}
          />
        </div>
      }
    >
      <Button type="text">{t('notNow', { count: offers.length })}</Button>
    </Popover>
  );
}
