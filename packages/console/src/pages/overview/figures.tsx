import { Card, Flex } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Amount, useAmountUnit } from '../../parts/amount.js';
import { percent } from '../../parts/chart/scale.js';
import { common } from '../../words/common.js';
import { useWords } from '../../words/use-words.js';
import './overview.css';

/** A figure that leads to the list behind it, where there is one for the reader. */
export const Leading = ({ to, children }: { to: string | undefined; children: ReactNode }) =>
  to ? <Link to={to}>{children}</Link> : <span>{children}</span>;

/** An amount with its unit. */
export function Sum({ yuan }: { yuan: string | null | undefined }) {
  const t = useWords(common);
  const { unit } = useAmountUnit();
  return (
    <span className="amount">
      <Amount yuan={yuan ?? '0'} /> <small>{t(unit)}</small>
    </span>
  );
}

/** A rate, or a dash where there is nothing that it could be of. */
export const Percent = ({ rate }: { rate: string | number | null | undefined }) => (
  <span className="amount">{percent(rate) || '—'}</span>
);

interface FigureProps {
  title: string;
  /** The one number that the card is about. */
  value: ReactNode;
  to?: string | undefined;
  /** What stands right below it, such as a bar. */
  under?: ReactNode;
  /** What it is made of: a name and a value each, and the list behind it. */
  lines?: readonly (Line | false | undefined)[];
}

export interface Line {
  name: ReactNode;
  value: ReactNode;
  to?: string | undefined;
}

/** A card of one figure and what it is made of. */
export function Figure({ title, value, to, under, lines = [] }: FigureProps) {
  return (
    <Card size="small" className="figure">
      <h2>{title}</h2>
      <div className="value">
        <Leading to={to}>{value}</Leading>
      </div>
      {under}
      {lines
        .filter((line) => line !== false && line !== undefined)
        .map(({ name, value: said, to: behind }, nth) => (
          <Flex key={typeof name === 'string' ? name : nth} justify="space-between" gap="small" className="line">
            <span>{name}</span>
            <Leading to={behind}>{said}</Leading>
          </Flex>
        ))}
    </Card>
  );
}

/** The place of a figure that is still awaited. */
export const Awaited = () => <Card size="small" loading className="figure" style={{ minHeight: 148 }} data-waiting />;

interface BarProps {
  /** From 0 to 1; what is beyond is drawn as 1. */
  part: string | number | null | undefined;
  /** A mark on the way, such as how much of the year has passed. */
  mark?: string | number | undefined;
  label: string;
}

const width = (part: string | number) => `${Math.min(100, Math.max(0, Number(part) * 100))}%`;

/** How far something is, with a mark to compare it with. */
export const Bar = ({ part, mark, label }: BarProps) => (
  <div className="bar" role="img" aria-label={label}>
    <div style={{ width: width(part ?? 0) }} />
    {mark !== undefined && <i style={{ left: width(mark) }} />}
  </div>
);
