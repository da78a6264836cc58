import { Page } from '../../parts/page.js';
import { useWords } from '../../words/use-words.js';
import { BacktestTable } from './backtest-table.js';
import { words } from './words.js';

/** All backtests of the region; new ones are begun at their rule. */
export default function BacktestList() {
  const t = useWords(words);
  return (
    <Page title={t('backtests')}>
      <BacktestTable />
    </Page>
  );
}
