import type { Connector, ConnectorDeps } from './connector.js';
import { openFolder } from './folder.js';
import { openHttp } from './http.js';
import type { ConnectorSettings } from './settings.js';
import { openSql } from './sql.js';

/** Opens the way to a source. Close it when done. */
export async function openConnector(settings: ConnectorSettings, deps: ConnectorDeps): Promise<Connector> {
  switch (settings.kind) {
    case 'folder':
      return openFolder(settings, deps);
    case 'http':
      return openHttp(settings, deps);
    case 'sftp':
      // Loaded when there is such a source: SSH is large.
      return (await import('./sftp.js')).openSftp(settings, deps);
    case 'sql':
      return openSql(settings, deps);
  }
}
