import { DatePicker, Drawer, Flex, Input, Select, type TableColumnsType } from 'antd';
import dayjs from 'dayjs';
import { useMemo, useState } from 'react';
import { useSession } from '../../../app/session.js';
import { Filters } from '../../../parts/filters.js';
import { Instant } from '../../../parts/instant.js';
import { QueryTable, type RowOf } from '../../../parts/query-table.js';
import { RegionSelect } from '../../../parts/region-select.js';
import { useAddress } from '../../../parts/use-address.js';
import type { AuditEntryFilter } from '../../../schema/filters.js';
import { inLanguage, useLanguage } from '../../../words/language.js';
import { type KindName, useNames, useWords } from '../../../words/use-words.js';
import { AuditEntryFacts } from './audit-entry.js';
import { AuditListDocument, type AuditListQuery } from './operations.js';
import { actions, targets, words } from './words.js';

export type AuditEntry = RowOf<AuditListQuery>;

const DEFAULTS = { region: '', name: '', action: '', ticket: '', from: '', to: '' };

/** What an entry's words are called. */
export function useAuditNames() {
  const t = useWords(words);
  const { language } = useLanguage();
  const { choice, kind } = useNames();
  return {
    action: (action: string) => (actions[action] ? inLanguage(language, actions[action]) : action),
    role: (role: string) => (role === 'system' ? t('platform') : choice('Role', role.toUpperCase())),
    target: (targetKind: string | null) =>
      targetKind && targets[targetKind]
        ? inLanguage(language, targets[targetKind])
        : kind((targetKind ?? '') as KindName),
  };
}

/** The log, the newest first; an entry opens beside it. */
export function AuditTable() {
  const t = useWords(words);
  const { language } = useLanguage();
  const { viewer } = useSession();
  const [asked, ask] = useAddress(DEFAULTS);
  const [opened, setOpened] = useState<AuditEntry>();
  const { action, role, target } = useAuditNames();
  const columns = useMemo<TableColumnsType<AuditEntry>>(
    () => [
      { title: t('at'), dataIndex: 'at', width: 150, render: (at) => <Instant at={at} /> },
      { title: t('who'), dataIndex: 'username', width: 130, ellipsis: true },
      { title: t('role'), dataIndex: 'role', width: 110, render: role },
      { title: t('action'), dataIndex: 'action', width: 180, render: action },
      { title: t('target'), dataIndex: 'targetKind', width: 130, render: target },
      { title: t('purpose'), dataIndex: 'purpose', width: 180, ellipsis: true },
      { title: t('ticket'), dataIndex: 'ticket', width: 120, ellipsis: true },
    ],
    [t, language],
  );
  return (
    <Flex vertical gap="middle">
      <Filters onReset={() => ask(DEFAULTS)}>
        {viewer.role === 'AUDITOR' && (
          <>
            <RegionSelect value={asked.region} onChange={(region) => ask({ region })} />
            <Input.Search
              aria-label={t('find')}
              placeholder={t('find')}
              allowClear
              defaultValue={asked.name}
              key={`name ${asked.name}`}
              onSearch={(name) => ask({ name: name.trim() })}
              style={{ width: 150 }}
            />
          </>
        )}
        <Select
          aria-label={t('action')}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          style={{ width: 150 }}
          placeholder={t('action')}
          value={asked.action || undefined}
          onChange={(next?: string) => ask({ action: next ?? '' })}
          options={Object.entries(actions).map(([value, pair]) => ({ value, label: inLanguage(language, pair) }))}
        />
        <Input.Search
          aria-label={t('findTicket')}
          placeholder={t('findTicket')}
          allowClear
          defaultValue={asked.ticket}
          key={`ticket ${asked.ticket}`}
          onSearch={(ticket) => ask({ ticket: ticket.trim() })}
          style={{ width: 150 }}
        />
        {(['from', 'to'] as const).map((end) => (
          <DatePicker
            key={end}
            aria-label={t(end)}
            placeholder={t(end)}
            style={{ width: 130 }}
            value={asked[end] ? dayjs(asked[end]) : null}
            onChange={(day) => ask({ [end]: day ? dayjs(day as never).format('YYYY-MM-DD') : '' })}
          />
        ))}
      </Filters>
      <QueryTable
        label={t('audit')}
        query={AuditListDocument}
        variables={{ filter: filterOf(asked) }}
        columns={columns}
        empty={t('none')}
        onOpen={setOpened}
        current={opened?.id}
      />
      <Drawer
        open={opened !== undefined}
        onClose={() => setOpened(undefined)}
        size={560}
        destroyOnHidden
        title={opened && action(opened.action)}
      >
        {opened && <AuditEntryFacts of={opened} />}
      </Drawer>
    </Flex>
  );
}

/** Days are those of Asia/Shanghai, both of them included. */
function filterOf({ region, name, action, ticket, from, to }: typeof DEFAULTS): AuditEntryFilter {
  const end = to && dayjs(to).add(1, 'day').format('YYYY-MM-DD');
  return {
    ...(region && { regionUnder: region }),
    ...(name && { username: { startsWith: name } }),
    ...(action && { action: { eq: action } }),
    ...(ticket && { ticket: { contains: ticket } }),
    ...((from || end) && {
      at: { ...(from && { gte: `${from}T00:00:00+08:00` }), ...(end && { lt: `${end}T00:00:00+08:00` }) },
    }),
  };
}
