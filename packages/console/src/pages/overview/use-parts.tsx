import type { TableColumnsType } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { Link } from 'react-router';
import { Amount } from '../../parts/amount.js';
import { percent } from '../../parts/chart/scale.js';
import { useScale } from '../../parts/chart/use-scale.js';
import { yuanOf } from '../../parts/fen.js';
import { useWords } from '../../words/use-words.js';
import { type Lists, useHere } from './asked.js';
import { Leading } from './figures.js';
import { type Measure, type Measured, measures } from './measures.js';
import type { Region } from './outlines.js';
import { words } from './words.js';

export interface PartsProps {
  rows: readonly Measured[];
  measure: Measure;
  regions: ReadonlyMap<string, Region>;
  region: string;
  lists: Lists;
  chosen: ReactNode;
  onDrill: (code: string) => void;
}

/** How the parts of a region are named, and their values said. */
export function useParts({ rows, measure, regions, region, lists }: PartsProps) {
  const t = useWords(words);
  const here = useHere();
  const { unit } = measures[measure];
  const scale = useScale(unit === 'amount' ? rows.map(({ value }) => value) : []);
  return useMemo(() => {
    const name = ({ code, name: told, isOwn }: Measured): string => {
      if (code === null) return t('others');
      const plain = told ?? regions.get(code)?.name ?? code;
      return isOwn ? t('own', { name: plain }) : plain;
    };
    const said = (value: number) =>
      unit === 'rate' ? percent(value) : unit === 'amount' ? scale.exact(value) : value.toLocaleString('en');
    const short = (value: number) =>
      unit === 'rate' ? percent(value, 1) : unit === 'amount' ? scale.said(value) : value.toLocaleString('en');
    /** A list is of a region with all below it, so there is none of an own level alone. */
    const behind = ({ code, isOwn }: Measured) => {
      if (!code || isOwn) return undefined;
      const lead = { region: code };
      return {
        openCount: lists.warnings(lead),
        openAmount: lists.warnings(lead),
        handlingRate: lists.cases(lead),
        paidAmount: lists.payments(lead),
        spendingProgress: lists.payments(lead),
        allocationProgress: lists.allocations(lead),
        receiptRate: lists.indicators(lead),
      }[measure];
    };
    const columns: TableColumnsType<Measured> = [
      {
        title: t('region'),
        key: 'region',
        width: 170,
        render: (_, row) =>
          row.code && row.code !== region && !row.isOwn ? (
            <Link to={here({ region: row.code })}>{name(row)}</Link>
          ) : (
            name(row)
          ),
      },
      {
        title: t(measure),
        key: 'value',
        align: 'right',
        width: 140,
        render: (_, row) => (
          <Leading to={behind(row)}>
            {unit === 'amount' ? <Amount yuan={row.exact} /> : <span className="amount">{said(row.value)}</span>}
          </Leading>
        ),
      },
      ...(unit === 'rate'
        ? [
            {
              title: t('ofWhat'),
              key: 'of',
              align: 'right' as const,
              width: 280,
              render: (_: unknown, { of }: Measured) => of && <OfWhat of={of} isCount={measure === 'handlingRate'} />,
            },
          ]
        : []),
    ];
    return { name, said, short, behind, columns, scale, unit };
  }, [t, regions, unit, scale, lists, measure, region, here]);
}

/** What a rate was reckoned from: amounts in fen, or numbers. */
function OfWhat({ of: { numerator, denominator }, isCount }: { of: NonNullable<Measured['of']>; isCount: boolean }) {
  const said = (value: string) =>
    isCount ? Number(value).toLocaleString('en') : <Amount yuan={yuanOf(BigInt(value))} />;
  return (
    <span className="amount">
      {said(numerator)} / {said(denominator)}
    </span>
  );
}
