import { createHash, randomBytes } from 'node:crypto';
import { openConnector } from '../connectors/open-connector.js';
import { probeSql } from '../connectors/sql.js';
import type { Words } from '../words.js';
import type { SourceDeps } from './ask-source.js';
import { connectorDeps } from './connector-deps.js';
import { checkConnector } from './source-definition.js';

/**
 * Goes to where a source is, with its credentials, and looks at what is there; takes nothing in and writes nothing down.
 * @throws SourceError, SecretError or ConnectorError saying what is in the way
 */
export async function checkSource(
  deps: Pick<SourceDeps, 'pool' | 'secret' | 'inboxDir'>,
  { name, connector }: { name: string; connector: Record<string, unknown> },
  signal: AbortSignal,
): Promise<Words> {
  const settings = checkConnector(connector, name);
  if (settings.kind === 'sql') {
    const { columns, isEmpty } = await probeSql(settings, deps.secret);
    const list = columns.join(', ');
    return {
      zh: `已连接；查询有列 ${list}${isEmpty ? '，目前没有行' : ''}`,
      en: `connected; the query has the columns ${list}${isEmpty ? ' and no row now' : ''}`,
    };
  }
  const way = await openConnector(settings, { ...connectorDeps(deps, name), digest: throwaway });
  try {
    const { offers } = await way.list({}, signal);
    return { zh: `已连接；现有 ${offers.length} 个文件`, en: `connected; files there: ${offers.length}` };
  } finally {
    await way.close();
  }
}

/** Nothing of a look is kept. */
const throwaway = (text: string) => createHash('sha256').update(randomBytes(16)).update(text).digest('hex');
