import { Card, Tabs } from 'antd';
import type { ReactNode } from 'react';
import type { AnyRecord } from '../trace/record/kinds.js';
import { RecordList } from '../trace/record/record-lists.js';

export interface ListTab {
  key: string;
  label: string;
  children: ReactNode;
}

/** The lists of a page, one a tab; each is asked for when it is opened. */
export function ListTabs({ tabs }: { tabs: readonly (ListTab | null | false)[] }) {
  return (
    <Card size="small">
      <Tabs size="small" destroyOnHidden items={tabs.filter((tab) => tab !== null && tab !== false)} />
    </Card>
  );
}

/** A list of a record as the general page shows it. */
export const listTab = (
  of: Pick<AnyRecord, 'id' | '__typename'>,
  list: string,
  kind: string,
  label: string,
  key = list,
): ListTab => ({ key, label, children: <RecordList of={of} list={list} kind={kind} label={label} height={420} /> });
