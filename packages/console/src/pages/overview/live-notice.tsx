import { Badge, Button } from 'antd';
import { useEffect, useState } from 'react';
import { useSubscription } from 'urql';
import { changes } from '../../app/changes.js';
import { useWords } from '../../words/use-words.js';
import { type Asked, filtersOf } from './asked.js';
import { OverviewChangedDocument } from './operations.js';
import { words } from './words.js';

interface Heard {
  ids: ReadonlySet<string>;
  isMany: boolean;
}

const NOTHING: Heard = { ids: new Set(), isMany: false };

/** Says, in a line that is there anyway, that warnings have changed since the page was filled: the figures stay until the reader wants new ones. */
export function LiveNotice({ asked }: { asked: Asked }) {
  const t = useWords(words);
  const [heard, setHeard] = useState(NOTHING);
  const { raised } = filtersOf(asked);
  useSubscription({ query: OverviewChangedDocument, variables: { filter: raised } }, (_, told) => {
    const { bulk, missed, warning } = told.warningChanged;
    setHeard(({ ids, isMany }) => ({
      ids: warning ? new Set([...ids, warning.id]) : ids,
      isMany: isMany || bulk || missed,
    }));
    return told;
  });
  useEffect(() => setHeard(NOTHING), [asked.region]);
  if (!heard.isMany && heard.ids.size === 0) return null;

  function refresh() {
    setHeard(NOTHING);
    changes.tell();
  }

  return (
    <span role="status">
      <Badge status="processing" text={heard.isMany ? t('changedMany') : t('changed', { count: heard.ids.size })} />
      <Button size="small" type="link" onClick={refresh}>
        {t('refresh')}
      </Button>
    </span>
  );
}
