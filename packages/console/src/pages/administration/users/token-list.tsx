import { useSession } from '../../../app/session.js';
import { Filters } from '../../../parts/filters.js';
import { Page } from '../../../parts/page.js';
import { QueryTable } from '../../../parts/query-table.js';
import { RegionSelect } from '../../../parts/region-select.js';
import { useAddress } from '../../../parts/use-address.js';
import { useWords } from '../../../words/use-words.js';
import { IssueToken } from './issue-token.js';
import { TokenListDocument } from './operations.js';
import { useTokenColumns } from './token-columns.js';
import { words } from './words.js';

const DEFAULTS = { region: '' };

/** With what programs get in. */
export default function TokenList() {
  const t = useWords(words);
  const { viewer } = useSession();
  const mayAct = viewer.role === 'ADMIN';
  const [asked, ask] = useAddress(DEFAULTS);
  const columns = useTokenColumns({ withUser: true, mayAct });
  return (
    <Page title={t('tokens')} actions={mayAct && <IssueToken />}>
      <Filters onReset={() => ask(DEFAULTS)}>
        <RegionSelect value={asked.region} onChange={(region) => ask({ region })} />
      </Filters>
      <QueryTable
        label={t('tokens')}
        query={TokenListDocument}
        variables={{ filter: asked.region ? { regionUnder: asked.region } : {} }}
        columns={columns}
        empty={t('noTokens')}
      />
    </Page>
  );
}
