import { Empty, Flex, Segmented, Typography } from 'antd';
import type { ComponentType } from 'react';
import { ExportButton } from '../../parts/export-button/export-button.js';
import { Filters } from '../../parts/filters.js';
import { Page } from '../../parts/page.js';
import { RegionSelect } from '../../parts/region-select.js';
import { useAddress } from '../../parts/use-address.js';
import { useWords } from '../../words/use-words.js';
import {
  ALL_PAYMENTS,
  type Asked,
  accountFilter,
  documentFilter,
  enterpriseFilter,
  householdFilter,
  NOTHING,
  payeeFilter,
  paymentFilter,
  personFilter,
} from '../trace/lists/asked.js';
import { AmountsFilter, DaysFilter, WordFilter } from '../trace/lists/controls.js';
import {
  AccountTable,
  DocumentTable,
  EnterpriseTable,
  HouseholdTable,
  PayeeTable,
  PaymentTable,
  PersonTable,
} from '../trace/lists/tables.js';
import { words as listWords } from '../trace/lists/words.js';
import { words } from './words.js';

interface Sought {
  /** The list as exports call it. */
  entity: string;
  hasPersons: boolean;
  hasAmounts: boolean;
  filter: (asked: Asked) => object;
  Table: ComponentType<{ filter: object }>;
}

/** What can be looked for. */
const SOUGHT = {
  payments: {
    entity: 'payments',
    hasPersons: true,
    hasAmounts: true,
    filter: (asked: Asked) => paymentFilter({ ...ALL_PAYMENTS, ...asked }),
    Table: PaymentTable,
  },
  payees: { entity: 'payees', hasPersons: true, hasAmounts: false, filter: payeeFilter, Table: PayeeTable },
  enterprises: {
    entity: 'enterprises',
    hasPersons: false,
    hasAmounts: true,
    filter: enterpriseFilter,
    Table: EnterpriseTable,
  },
  accounts: { entity: 'accounts', hasPersons: true, hasAmounts: false, filter: accountFilter, Table: AccountTable },
  people: { entity: 'people', hasPersons: true, hasAmounts: false, filter: personFilter, Table: PersonTable },
  households: {
    entity: 'households',
    hasPersons: true,
    hasAmounts: false,
    filter: householdFilter,
    Table: HouseholdTable,
  },
  documents: {
    entity: 'indicatorDocs',
    hasPersons: false,
    hasAmounts: false,
    filter: documentFilter,
    Table: DocumentTable,
  },
} satisfies Record<string, Sought>;

type Kind = keyof typeof SOUGHT;

const DEFAULTS = { ...NOTHING, kind: 'payments' };

/** One box, and what is looked for. Nothing is listed until something is asked. */
export default function Search() {
  const t = useWords(words, listWords);
  const [asked, ask] = useAddress(DEFAULTS);
  const kind = (asked.kind in SOUGHT ? asked.kind : 'payments') as Kind;
  const { entity, hasPersons, hasAmounts, filter: filterOf, Table } = SOUGHT[kind] as Sought;
  const filter = filterOf(asked);
  const isAsked = Object.keys(filter).length > 0;
  return (
    <Page
      title={t('search')}
      actions={isAsked && <ExportButton entity={entity} what={t(kind)} filter={filter} hasPersons={hasPersons} />}
    >
      <Flex vertical gap="small">
        <Segmented<Kind>
          aria-label={t('what')}
          value={kind}
          onChange={(next) => ask({ kind: next, min: '', max: '' })}
          options={(Object.keys(SOUGHT) as Kind[]).map((value) => ({ value, label: t(value) }))}
          style={{ alignSelf: 'flex-start', maxWidth: '100%', overflowX: 'auto' }}
        />
        <Filters onReset={() => ask({ ...DEFAULTS, kind })}>
          <WordFilter isWide label={t('box')} value={asked.q} onChange={(q) => ask({ q })} />
          <RegionSelect value={asked.region} onChange={(region) => ask({ region })} />
          <DaysFilter {...asked} ask={ask} />
          {hasAmounts && <AmountsFilter {...asked} ask={ask} />}
        </Filters>
        {hasPersons && <Typography.Text type="secondary">{t('masked')}</Typography.Text>}
      </Flex>
      {isAsked ? <Table key={kind} filter={filter} /> : <Empty description={t('ask')} />}
    </Page>
  );
}
