import { Segmented } from 'antd';
import { useSession } from '../../app/session.js';
import { ChoiceFilter, Filters } from '../../parts/filters.js';
import { Page } from '../../parts/page.js';
import { useAddress } from '../../parts/use-address.js';
import { useNames, useWords } from '../../words/use-words.js';
import { ChangeTable } from './change-table.js';
import { mayChange } from './rights.js';
import { words } from './words.js';

const KINDS = [
  'PARAMETER',
  'WHITELIST',
  'WHITELIST_END',
  'LIFE',
  'PACKAGE_INSTALL',
  'PACKAGE_ENABLE',
  'PACKAGE_ROLLBACK',
  'PACKAGE_DISABLE',
  'PACKAGE_REMOVE',
  'KEY',
  'KEY_REVOKE',
  'HOLD_RELEASE',
];

const DEFAULTS = { view: '', kind: '' };

/** The desk of changes: what waits for one's own decision, what one has proposed, and what became of all others. */
export default function ChangeList() {
  const t = useWords(words);
  const { field } = useNames();
  const { viewer } = useSession();
  const [asked, ask] = useAddress(DEFAULTS);
  const mine = KINDS.filter((kind) => mayChange(viewer, kind));
  const views = [...(mine.length > 0 ? (['forMe', 'mine'] as const) : []), 'open' as const, 'decided' as const];
  const view = views.find((one) => one === asked.view) ?? views[0]!;
  const isOpen = { decision: { isNull: true } };
  const filters = {
    forMe: { ...isOpen, changeKind: { in: mine }, maker: { ne: viewer.username } },
    mine: { maker: { eq: viewer.username } },
    open: isOpen,
    decided: { decision: { isNull: false } },
  };
  return (
    <Page title={t('changesDesk')}>
      <Filters onReset={() => ask(DEFAULTS)}>
        <Segmented
          aria-label={t('changesDesk')}
          value={view}
          onChange={(next) => ask({ view: next })}
          options={views.map((value) => ({ value, label: t(value) }))}
        />
        <ChoiceFilter
          label={field('RuleChange', 'changeKind')}
          name="RuleChangeKind"
          value={asked.kind}
          onChange={(kind) => ask({ kind })}
        />
      </Filters>
      <ChangeTable
        key={view}
        filter={{ and: [filters[view], asked.kind ? { changeKind: { eq: asked.kind } } : {}] } as never}
        {...(view === 'forMe' && { empty: t('noneForMe') })}
      />
    </Page>
  );
}
