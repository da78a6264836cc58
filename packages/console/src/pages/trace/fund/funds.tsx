import { Checkbox, Table, type TableColumnsType } from 'antd';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { useSession } from '../../../app/session.js';
import { Amount } from '../../../parts/amount.js';
import { Answer } from '../../../parts/answer.js';
import { useBusinessDate } from '../../../parts/business-date.js';
import { percent } from '../../../parts/chart/scale.js';
import { Choice } from '../../../parts/choice.js';
import { ExportButton } from '../../../parts/export-button/export-button.js';
import { yuanOf } from '../../../parts/fen.js';
import { ChoiceFilter, Filters } from '../../../parts/filters.js';
import { Page } from '../../../parts/page.js';
import { recordPath } from '../../../parts/record-path.js';
import { RegionSelect } from '../../../parts/region-select.js';
import { useAddress } from '../../../parts/use-address.js';
import { Waiting } from '../../../parts/waiting.js';
import type { FundFilter } from '../../../schema/filters.js';
import { useWords } from '../../../words/use-words.js';
import { WordFilter, YearFilter } from '../lists/controls.js';
import { FundTotalsDocument, type FundTotalsQuery } from './operations.js';
import { type FundTotal, fundTotals, shareOf } from './totals.js';
import { words } from './words.js';

const DEFAULTS = { q: '', region: '', year: '', category: '', originLevel: '', all: '' };

type Fund = FundTotalsQuery['funds']['nodes'][number];
type Row = Fund & FundTotal;

/** The rows of the table as an export takes them. */
const filterOf = ({ q, category, originLevel, all }: typeof DEFAULTS, year: string | undefined): FundFilter => ({
  ...(q && { or: [{ name: { contains: q } }, { code: { contains: q } }] }),
  ...(category && { category: { eq: category as never } }),
  ...(originLevel && { originLevel: { eq: originLevel as never } }),
  ...(all === '' && year && { monitoredFrom: { lte: `${year}-12-31` } }),
});

/** The funds of a year: how much came in, how far it has been passed on and paid. */
export default function Funds() {
  const t = useWords(words);
  const [asked, ask] = useAddress(DEFAULTS);
  const today = useBusinessDate();
  const year = asked.year || today?.slice(0, 4);
  return (
    <Page title={t('funds')} actions={<ExportButton entity="funds" what={t('funds')} filter={filterOf(asked, year)} />}>
      <Filters onReset={() => ask(DEFAULTS)}>
        <WordFilter label={t('fund')} value={asked.q} onChange={(q) => ask({ q })} />
        <RegionSelect value={asked.region} onChange={(region) => ask({ region })} />
        <YearFilter value={year ?? ''} onChange={(next) => ask({ year: next })} isNeeded />
        <ChoiceFilter
          label={t('category')}
          name="FundCategory"
          value={asked.category}
          onChange={(category) => ask({ category })}
        />
        <ChoiceFilter
          label={t('origin')}
          name="FundOrigin"
          value={asked.originLevel}
          onChange={(originLevel) => ask({ originLevel })}
        />
        <Checkbox
          style={{ alignSelf: 'center' }}
          checked={asked.all === ''}
          onChange={({ target }) => ask({ all: target.checked ? '' : '1' })}
        >
          {t('monitoredOnly')}
        </Checkbox>
      </Filters>
      {year ? <FundTable asked={asked} year={year} /> : <Waiting />}
    </Page>
  );
}

function FundTable({ asked, year }: { asked: typeof DEFAULTS; year: string }) {
  const { viewer } = useSession();
  const region = asked.region || viewer.regionCode;
  const [result, refetch] = useQuery({
    query: FundTotalsDocument,
    variables: { year: Number(year), region, regionCode: region },
  });
  const { q, category, originLevel, all } = asked;
  const isAsked = (fund: Fund) =>
    (!q || fund.name.includes(q) || fund.code.includes(q)) &&
    (!category || fund.category === category) &&
    (!originLevel || fund.originLevel === originLevel) &&
    (all !== '' || (fund.monitoredFrom !== null && fund.monitoredFrom <= `${year}-12-31`));
  return (
    <Answer of={result} onRetry={refetch}>
      {(data) => <FundRows data={data} isAsked={isAsked} link={`?year=${year}&region=${asked.region}`} />}
    </Answer>
  );
}

interface RowsProps {
  data: FundTotalsQuery;
  isAsked: (fund: Fund) => boolean;
  /** What is asked, for the pages of funds. */
  link: string;
}

function FundRows({ data, isAsked, link }: RowsProps) {
  const t = useWords(words);
  const totals = useMemo(() => fundTotals(data), [data]);
  const rows = data.funds.nodes
    .filter(isAsked)
    .map((fund): Row => ({ ...fund, ...(totals.get(fund.code) ?? { entered: 0n, toUnits: 0n, paid: 0n }) }));
  const sum = (name: keyof FundTotal) => rows.reduce((total, row) => total + row[name], 0n);
  const [entered, toUnits, paid] = [sum('entered'), sum('toUnits'), sum('paid')];

  const amount = (key: string, fen: (row: Row) => bigint) => ({
    key,
    title: t(key as 'paid'),
    width: 132,
    align: 'right' as const,
    sorter: (one: Row, other: Row) => Number(fen(one) - fen(other)),
    render: (_: unknown, row: Row) => <Amount yuan={yuanOf(fen(row))} />,
  });
  const share = (key: 'allocatedShare' | 'paidShare', part: (row: Row) => bigint) => ({
    key,
    title: t(key),
    width: 96,
    align: 'right' as const,
    render: (_: unknown, row: Row) => percent(shareOf(part(row), row.entered), 1),
  });
  const columns: TableColumnsType<Row> = [
    {
      key: 'name',
      title: t('fund'),
      width: 196,
      render: (_, { id, name }) => <Link to={`${recordPath('Fund', id)}${link}`}>{name}</Link>,
    },
    { key: 'code', title: t('code'), dataIndex: 'code', width: 75 },
    {
      key: 'originLevel',
      title: t('origin'),
      width: 75,
      render: (_, { originLevel }) => <Choice name="FundOrigin" value={originLevel} />,
    },
    amount('entered', (row) => row.entered),
    amount('toUnits', (row) => row.toUnits),
    amount('paid', (row) => row.paid),
    amount('rest', (row) => row.entered - row.paid),
    share('allocatedShare', (row) => row.toUnits),
    share('paidShare', (row) => row.paid),
  ];
  return (
    <Table<Row>
      size="small"
      rowKey="id"
      columns={columns}
      dataSource={rows}
      pagination={false}
      scroll={{ x: 1_065 }}
      sticky={{ offsetHeader: 48 }}
      summary={() => (
        <Table.Summary.Row>
          <Table.Summary.Cell index={0} colSpan={3}>
            {t('sum')}
          </Table.Summary.Cell>
          {[entered, toUnits, paid, entered - paid].map((fen, at) => (
            <Table.Summary.Cell key={`${at}`} index={3 + at} align="right">
              <Amount yuan={yuanOf(fen)} />
            </Table.Summary.Cell>
          ))}
          {[toUnits, paid].map((part, at) => (
            <Table.Summary.Cell key={`${at}`} index={7 + at} align="right">
              {percent(shareOf(part, entered), 1)}
            </Table.Summary.Cell>
          ))}
        </Table.Summary.Row>
      )}
    />
  );
}
