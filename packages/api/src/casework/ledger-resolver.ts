import { compileLedger, confirmLedger, exportLedger, reportLedger } from '@qingqu/casework';
import { actsOf, print, step } from './acts.js';

/** Monthly ledgers 台账 (Art. 17): confirmed by the region, reported by its prefecture, compiled at the province. */
export const LedgerResolver = actsOf(
  { entity: 'Ledger', zh: '台账', en: 'ledger' },
  {
    confirmLedger: step(
      "Confirms the ledger of the viewer's own region, by staff of a department that handles warnings 确认台账.",
      {},
      confirmLedger,
    ),
    reportLedger: step(
      "Reports a ledger to the province, by the prefecture's supervision or agricultural finance; the prefecture's own once those of its counties are 上报台账.",
      {},
      reportLedger,
    ),
    compileLedger: step(
      "Compiles a ledger, by the province's supervision or agricultural finance: a county's that the province manages once it is confirmed, the province's own once all others are compiled 汇总台账.",
      {},
      compileLedger,
    ),
    printLedger: print(
      'Makes the document of a ledger as far as it has come, bound to the epoch of its month; the same version gives the same document 打印台账.',
      ({ client, actor }, key) => exportLedger(client, key, actor.username),
    ),
  },
);
