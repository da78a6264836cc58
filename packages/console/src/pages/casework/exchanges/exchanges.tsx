import { isOneOf } from '../../../app/posts.js';
import { byOn, written } from '../../../parts/facts.js';
import type { RowOf } from '../../../parts/query-table.js';
import type { DataExchangeFilter } from '../../../schema/filters.js';
import { matterList } from '../matter-list.js';
import { matterPage } from '../matter-page.js';
import { DatasetTold } from './dataset-told.js';
import {
  ExchangeListDocument,
  type ExchangeListQuery,
  OneExchangeDocument,
  type OneExchangeQuery,
} from './operations.js';

/** 数据交换 with bodies outside: asked for, endorsed, approved until a day. */
export const ExchangeList = matterList<RowOf<ExchangeListQuery>, DataExchangeFilter>({
  kind: 'DataExchange',
  title: ['数据交换', 'Exchanges of data'],
  query: ExchangeListDocument,
  choices: [
    { field: 'state', choice: 'ExchangeState' },
    { field: 'direction', choice: 'ExchangeDirection' },
  ],
  begin: { act: 'requestExchange', isFor: isOneOf('STAFF') },
  columns: [
    { field: 'exchangeNo', title: ['编号', 'No.'], width: 70, align: 'right' },
    { field: 'state', choice: 'ExchangeState', width: 160 },
    { field: 'direction', choice: 'ExchangeDirection', width: 100 },
    { field: 'counterparty', width: 210, ellipsis: true },
    { field: 'purpose', choice: 'PurposeCode', width: 120 },
    { field: 'region', width: 100 },
    { field: 'requestedOn', width: 110 },
    { field: 'expiresOn', width: 110 },
    { field: 'exports', width: 90, align: 'right' },
  ],
});

export const ExchangePage = matterPage<OneExchangeQuery>({
  kind: 'DataExchange',
  query: OneExchangeDocument,
  states: 'ExchangeState',
  title: ({ exchangeNo, counterparty }) => [exchangeNo, counterparty],
  attachments: 'exchange',
  facts: [
    { field: 'exchangeNo' },
    { field: 'direction', choice: 'ExchangeDirection' },
    { field: 'counterparty' },
    { field: 'region' },
    { field: 'purpose', choice: 'PurposeCode' },
    byOn('requestedBy', 'requestedOn'),
    written('reason'),
    { field: 'dataset', isLong: true, show: ({ dataset }) => <DatasetTold of={dataset} /> },
    byOn('endorsedBy', 'endorsedOn'),
    byOn('approvedBy', 'approvedOn'),
    written('decisionReason'),
    { field: 'validFrom' },
    { field: 'expiresOn' },
    { field: 'exports' },
  ],
});
