import { Flex } from 'antd';
import { useNavigate } from 'react-router';
import { useQuery } from 'urql';
import { isOneOf } from '../../../app/posts.js';
import { useSession } from '../../../app/session.js';
import { BeginButton } from '../../../parts/acts/begin-button.js';
import { recordPath } from '../../../parts/record-path.js';
import { useRegionNames } from '../../../parts/region-names.js';
import { useWords } from '../../../words/use-words.js';
import { countedMonths } from './counted-months.js';
import { WouldBeDueDocument } from './operations.js';
import { words } from './words.js';

interface Due {
  regionCode: string;
  /** Where it stands: what is due is what leads on from there. */
  phase: string;
  month: string;
  streak: number;
  openCases: number;
}

const inspects = isOneOf('SUPERVISOR');
const convenes = isOneOf('SUPERVISOR', 'LEADER');

/** What is due of a region, with forms that say why beforehand. */
export function DueActs({ of: due }: { of: Due }) {
  const t = useWords(words);
  const open = useNavigate();
  const { viewer } = useSession();
  const nameOf = useRegionNames();
  const [{ data }] = useQuery({ query: WouldBeDueDocument, requestPolicy: 'cache-first' });
  const { regionCode, phase, month, streak } = due;
  const months = countedMonths(due, data?.monthStates.nodes ?? [])
    .map(({ month: each, openCases }) => t('open', { month: each, count: openCases }))
    .join('、');
  const said = { region: nameOf(regionCode), month, streak, months };
  return (
    <Flex gap="small">
      {phase === 'INSPECTION_DUE' && inspects(viewer) && (
        <BeginButton
          act="orderInspection"
          label={t('inspect')}
          given={{ regionCode, reason: t('reasonInspection', said) }}
          onDone={({ id }) => open(recordPath('Inspection', id))}
        />
      )}
      {phase === 'INTERVIEW_DUE' && convenes(viewer) && (
        <BeginButton
          act="conveneInterview"
          label={t('talk')}
          given={{ regionCode, reason: t('reasonInterview', said) }}
          onDone={({ id }) => open(recordPath('Interview', id))}
        />
      )}
    </Flex>
  );
}
