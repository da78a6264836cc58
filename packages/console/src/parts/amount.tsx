import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { fenOf } from './fen.js';

/** How amounts are shown throughout: 元, or 万元 with two places. */
export type AmountUnit = 'yuan' | 'tenThousand';

const KEY = 'qingqu.amountUnit';

const UnitContext = createContext<{ unit: AmountUnit; keep: (unit: AmountUnit) => void }>({
  unit: 'yuan',
  keep: () => undefined,
});

export function AmountUnitProvider({ children }: { children: ReactNode }) {
  const [unit, setUnit] = useState<AmountUnit>(localStorage.getItem(KEY) === 'tenThousand' ? 'tenThousand' : 'yuan');
  const value = useMemo(
    () => ({
      unit,
      keep(next: AmountUnit) {
        localStorage.setItem(KEY, next);
        setUnit(next);
      },
    }),
    [unit],
  );
  return <UnitContext value={value}>{children}</UnitContext>;
}

export const useAmountUnit = () => useContext(UnitContext);

const FEN_OF_TEN_THOUSAND = 1_000_000n;

/** `"1234567.80"` → `1,234,567.80`, in 万元 `123.46`: exact in yuan, to the nearest 100 yuan in 万元. */
export function formatAmount(yuan: string | null | undefined, unit: AmountUnit): string {
  if (yuan === null || yuan === undefined) return '';
  const fen = fenOf(yuan);
  const size = fen < 0n ? -fen : fen;
  const hundredths = unit === 'yuan' ? size : (size * 100n + FEN_OF_TEN_THOUSAND / 2n) / FEN_OF_TEN_THOUSAND;
  const whole = (hundredths / 100n).toString().replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0n ? '−' : ''}${whole}.${(hundredths % 100n).toString().padStart(2, '0')}`;
}

/** An amount in the reader's unit, with figures of one width. */
export function Amount({ yuan }: { yuan: string | null | undefined }) {
  const { unit } = useAmountUnit();
  return <span className="amount">{formatAmount(yuan, unit)}</span>;
}
