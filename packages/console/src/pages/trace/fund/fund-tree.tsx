import { Button, Card, Empty, Flex, Table, type TableColumnsType, Tag, Typography } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { CombinedError, useClient, useQuery } from 'urql';
import { Amount } from '../../../parts/amount.js';
import { Failure } from '../../../parts/failure.js';
import { yuanOf } from '../../../parts/fen.js';
import { RecordLink } from '../../../parts/record-link.js';
import { Waiting } from '../../../parts/waiting.js';
import { useWorkdays } from '../../../parts/workdays/use-workdays.js';
import { useWords } from '../../../words/use-words.js';
import { type Branch, restOf } from './branches.js';
import { Branches, type Level } from './load-branches.js';
import { DaysToAllocateDocument } from './operations.js';
import { ROOT, type TreeRow, treeOf, withLevel } from './tree.js';
import { words } from './words.js';

interface Props {
  fund: string;
  year: number;
  region: string;
}

/** A fund from its indicators down to households, opened step by step, with dates, days taken, amounts and what remains. */
export function FundTree({ fund, year, region }: Props) {
  const t = useWords(words);
  const client = useClient();
  const branches = useMemo(() => new Branches(client), [client]);
  const [loaded, setLoaded] = useState<ReadonlyMap<string, Level>>(new Map());
  const [busy, setBusy] = useState<string>();
  const [failure, setFailure] = useState<CombinedError>();
  const roots = { fund, year, region, regionCode: region };

  async function load(parent: string, ask: () => Promise<Level>) {
    setBusy(parent);
    setFailure(undefined);
    try {
      const level = await ask();
      setLoaded((before) => withLevel(before, parent, level));
    } catch (error) {
      if (!(error instanceof CombinedError)) throw error;
      setFailure(error);
    } finally {
      setBusy(undefined);
    }
  }

  useEffect(() => {
    void load(ROOT, () => branches.roots(roots));
  }, [branches]);

  const rows = useMemo(() => treeOf(loaded), [loaded]);
  const belowOf = useMemo(() => belows(rows), [rows]);

  function more(parent: string) {
    const next = loaded.get(parent)?.next;
    if (!next) return;
    const below = belowOf.get(parent);
    void load(parent, () => (below ? branches.below(below, next) : branches.roots(roots, next.after)));
  }

  const columns = useColumns(region, busy, more);
  const isFirst = !loaded.has(ROOT);
  return (
    <Card size="small" title={<h2 className="card-title">{t('tree')}</h2>}>
      <Flex vertical gap="small">
        <Typography.Text type="secondary">{t('treeNote')}</Typography.Text>
        {failure && (
          <Failure error={failure} onRetry={isFirst ? () => void load(ROOT, () => branches.roots(roots)) : undefined} />
        )}
        {isFirst && !failure && <Waiting />}
        {!isFirst && (
          <Table<TreeRow>
            size="small"
            rowKey="key"
            columns={columns}
            dataSource={rows}
            pagination={false}
            scroll={{ x: 1_085, y: 560 }}
            locale={{ emptyText: <Empty description={t('noRoots')} /> }}
            expandable={{
              indentSize: INDENT,
              onExpand: (isOpen, row) => {
                if (isOpen && 'branch' in row && row.branch.below && !loaded.has(row.key))
                  void load(row.key, () => branches.below(row.branch.below!));
              },
            }}
          />
        )}
      </Flex>
    </Card>
  );
}

/** What is asked below each row. */
function belows(rows: readonly TreeRow[]): Map<string, NonNullable<Branch['below']>> {
  return new Map(
    rows.flatMap((row) =>
      'branch' in row && row.branch.below ? [[row.key, row.branch.below] as const, ...belows(row.children ?? [])] : [],
    ),
  );
}

function useColumns(
  region: string,
  busy: string | undefined,
  onMore: (parent: string) => void,
): TableColumnsType<TreeRow> {
  const t = useWords(words);
  const days = useDays(region);
  const told = (show: (branch: Branch) => React.ReactNode) => (_: unknown, row: TreeRow) =>
    'branch' in row ? show(row.branch) : null;
  const amount = (key: 'amount' | 'allocated' | 'paid' | 'rest', of: (branch: Branch) => bigint | null) => ({
    key,
    title: t(key),
    width: 112,
    align: 'right' as const,
    render: told((branch) => {
      const fen = of(branch);
      return fen === null ? null : <Amount yuan={yuanOf(fen)} />;
    }),
  });
  return [
    {
      key: 'name',
      title: t('name'),
      width: 252,
      render: (_, row) =>
        'branch' in row ? (
          <Named branch={row.branch} depth={row.key.split('/').length - 2} isBusy={busy === row.key} />
        ) : (
          <Button type="link" size="small" loading={busy === row.more} onClick={() => onMore(row.more)}>
            {t('more')}
          </Button>
        ),
    },
    { key: 'issued', title: t('issued'), width: 98, render: told(({ issuedOn }) => <Day on={issuedOn} />) },
    {
      key: 'receivedOn',
      title: t('receivedOn'),
      width: 98,
      render: told(({ receivedOn, isReceived }) =>
        isReceived ? <Day on={receivedOn} /> : <Tag color="gold">{t('notReceived')}</Tag>,
      ),
    },
    {
      key: 'allocatedOn',
      title: t('allocatedOn'),
      width: 98,
      render: told(({ allocatedOn }) => <Day on={allocatedOn} />),
    },
    { key: 'days', title: t('days'), width: 96, render: told(days) },
    amount('amount', ({ amount: fen, isRefund }) => (isRefund ? -fen : fen)),
    amount('allocated', ({ allocated }) => allocated),
    amount('paid', ({ paid }) => paid),
    amount('rest', restOf),
  ];
}

const Day = ({ on }: { on: string | null }) => <span className="amount">{on}</span>;

/** How far each level stands in, in pixels, and the sign that opens it. */
const INDENT = 14;
const SIGN = 26;

function Named({ branch, depth, isBusy }: { branch: Branch; depth: number; isBusy: boolean }) {
  const t = useWords(words);
  const { kind, id, name, no, isRefund } = branch;
  const isBatch = kind === 'SubsidyBatch';
  return (
    <span
      {...(isBusy && { 'data-waiting': true, 'aria-busy': true })}
      style={{
        display: 'inline-block',
        verticalAlign: 'top',
        width: `calc(100% - ${depth * INDENT + SIGN}px)`,
        opacity: isBusy ? 0.6 : 1,
      }}
    >
      <RecordLink to={{ id, __typename: kind }}>{isBatch ? `${name} ${t('batch', { period: no })}` : name}</RecordLink>
      {isRefund && <Tag style={{ marginInlineStart: 6 }}>{t('refund')}</Tag>}
      {!isBatch && no && (
        <Typography.Text type="secondary" style={{ display: 'block', fontSize: 12 }}>
          {no}
        </Typography.Text>
      )}
    </span>
  );
}

/** Working days that an allocation took, or for which an indicator has been waiting to be allocated: against what Art. 7 allows. */
function useDays(region: string): (branch: Branch) => React.ReactNode {
  const t = useWords(words);
  const clock = useWorkdays();
  const [{ data }] = useQuery({ query: DaysToAllocateDocument, variables: { region } });
  const most = Number(data?.parametersInForce?.find(({ name }) => name === 'days')?.value ?? Number.POSITIVE_INFINITY);
  return (branch) => {
    const { since, allocatedOn, kind } = branch;
    if (!since || !clock) return null;
    const isWaiting = kind === 'Indicator';
    if (isWaiting && (restOf(branch) ?? 0n) <= 0n) return null;
    const until = isWaiting ? clock.today : allocatedOn;
    if (!until) return null;
    const worked = clock.workdays.between(since, until);
    if (worked === undefined) return t('calendarDays', { days: (Date.parse(until) - Date.parse(since)) / 86_400_000 });
    if (worked <= most) return isWaiting ? t('waiting', { days: worked }) : worked;
    return <Tag color="orange">{t(isWaiting ? 'waitingLate' : 'late', { days: worked, most })}</Tag>;
  };
}
