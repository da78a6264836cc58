import { Amount } from '../../parts/amount.js';
import { yuanOf } from '../../parts/fen.js';

/** Control totals count rows, or fen. */
export const Measured = ({ measure, value }: { measure: 'ROWS' | 'FEN'; value: string }) =>
  measure === 'FEN' ? (
    <Amount yuan={yuanOf(BigInt(value))} />
  ) : (
    <span className="amount">{Number(value).toLocaleString('en')}</span>
  );
