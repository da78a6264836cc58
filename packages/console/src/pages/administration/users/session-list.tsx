import { Input, Select } from 'antd';
import { useSession } from '../../../app/session.js';
import { Filters } from '../../../parts/filters.js';
import { Page } from '../../../parts/page.js';
import { QueryTable } from '../../../parts/query-table.js';
import { RegionSelect } from '../../../parts/region-select.js';
import { useAddress } from '../../../parts/use-address.js';
import type { SessionFilter } from '../../../schema/filters.js';
import { useWords } from '../../../words/use-words.js';
import { SessionListDocument } from './operations.js';
import { useSessionColumns } from './session-table.js';
import { words } from './words.js';

const DEFAULTS = { region: '', name: '', state: 'open' };

/** Who is signed in, and who was. */
export default function SessionList() {
  const t = useWords(words);
  const { viewer } = useSession();
  const [asked, ask] = useAddress(DEFAULTS);
  const columns = useSessionColumns({ withUser: true, mayAct: viewer.role === 'ADMIN' });
  return (
    <Page title={t('sessions')}>
      <Filters onReset={() => ask(DEFAULTS)}>
        <RegionSelect value={asked.region} onChange={(region) => ask({ region })} />
        <Input.Search
          aria-label={t('find')}
          placeholder={t('find')}
          allowClear
          defaultValue={asked.name}
          key={asked.name}
          onSearch={(name) => ask({ name: name.trim() })}
          style={{ width: 200 }}
        />
        <Select
          aria-label={t('sessionState')}
          allowClear
          style={{ minWidth: 150 }}
          placeholder={t('sessionState')}
          value={asked.state === 'all' ? undefined : asked.state}
          onChange={(state?: string) => ask({ state: state ?? 'all' })}
          options={(['open', 'closed'] as const).map((state) => ({ value: state, label: t(state) }))}
        />
      </Filters>
      <QueryTable
        label={t('sessions')}
        query={SessionListDocument}
        variables={{ filter: filterOf(asked) }}
        columns={columns}
        empty={t('noSessions')}
      />
    </Page>
  );
}

function filterOf({ region, name, state }: typeof DEFAULTS): SessionFilter {
  // To the minute, so that the same question stays the same while it is looked at.
  const now = `${new Date().toISOString().slice(0, 16)}:00Z`;
  const isOver = { or: [{ revokedAt: { isNull: false } }, { expiresAt: { lte: now } }] };
  return {
    ...(region && { regionUnder: region }),
    ...(name && { user: { username: { startsWith: name } } }),
    ...(state === 'open' && { not: isOver }),
    ...(state === 'closed' && isOver),
  };
}
