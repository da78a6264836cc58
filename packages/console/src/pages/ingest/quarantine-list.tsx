import { Checkbox } from 'antd';
import { useSession } from '../../app/session.js';
import { useBusinessDate } from '../../parts/business-date.js';
import { ChoiceFilter, Filters } from '../../parts/filters.js';
import { Page } from '../../parts/page.js';
import { RegionSelect } from '../../parts/region-select.js';
import { useAddress } from '../../parts/use-address.js';
import type { QuarantinedRowFilter } from '../../schema/filters.js';
import { useNames, useWords } from '../../words/use-words.js';
import { FeedSelect } from './feed-select.js';
import { QuarantineTable } from './quarantine-table.js';
import { words } from './words.js';

const DEFAULTS = { status: 'OPEN', level: '', feed: '', region: '', overdue: '' };

/** The quarantine desk: what was rejected, and waits to be corrected, routed, or given up. */
export default function QuarantineList() {
  const t = useWords(words);
  const { field } = useNames();
  const { viewer } = useSession();
  const today = useBusinessDate();
  const [asked, ask] = useAddress(DEFAULTS);
  const filter: QuarantinedRowFilter = {
    ...(asked.status && { status: { eq: asked.status as 'OPEN' } }),
    ...(asked.level && { level: { eq: asked.level as 'OWN' } }),
    ...(asked.feed && { batch: { feed: { eq: asked.feed } } }),
    ...(asked.region && { regionUnder: asked.region }),
    ...(asked.overdue && today && { dueOn: { lt: today } }),
  };
  return (
    <Page title={t('quarantine')}>
      <Filters onReset={() => ask(DEFAULTS)}>
        <RegionSelect value={asked.region} onChange={(region) => ask({ region })} />
        <FeedSelect value={asked.feed} onChange={(feed) => ask({ feed })} />
        {(
          [
            ['status', 'QuarantineStatus'],
            ['level', 'QuarantineLevel'],
          ] as const
        ).map(([name, choice]) => (
          <ChoiceFilter
            key={name}
            label={field('QuarantinedRow', name)}
            name={choice}
            value={asked[name]}
            onChange={(value) => ask({ [name]: value })}
          />
        ))}
        <Checkbox
          style={{ alignSelf: 'center' }}
          checked={asked.overdue === 'yes'}
          onChange={({ target }) => ask({ overdue: target.checked ? 'yes' : '' })}
        >
          {t('onlyOverdue')}
        </Checkbox>
      </Filters>
      <QuarantineTable filter={filter} canResubmit={viewer.role === 'STAFF'} />
    </Page>
  );
}
