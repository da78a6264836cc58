import { ConnectorError } from './connector-error.js';
import type { SecretReader } from './secret.js';
import type { SettingsOf } from './settings.js';

/** Asks servers as the source's settings say. */
export interface HttpClient {
  settings: SettingsOf<'http'>;
  /** Follows redirections. Every answer is handed on, whatever its status. @throws when there is none */
  get(url: string, headers: Record<string, string>, signal: AbortSignal): Promise<Response>;
}

const REDIRECTS = 5;

/** The client of a source, with its credentials read. */
export async function httpClient(settings: SettingsOf<'http'>, secret: SecretReader): Promise<HttpClient> {
  const credentials = await credentialsOf(settings, secret);
  return {
    settings,
    async get(url, headers, signal) {
      let at = new URL(url);
      for (let hop = 0; hop <= REDIRECTS; hop++) {
        // What is compressed on the way could not be resumed. A credential is for the source's own server only.
        const own = at.origin === new URL(url).origin ? credentials : {};
        const response = await fetch(at, {
          headers: { ...own, ...headers, 'accept-encoding': 'identity' },
          redirect: 'manual',
          signal,
        });
        const to = [301, 302, 303, 307, 308].includes(response.status) && response.headers.get('location');
        if (!to) return response;
        await response.body?.cancel();
        at = next(at, to);
      }
      throw new ConnectorError({
        zh: `${shown(url)} 重定向超过 ${REDIRECTS} 次`,
        en: `${shown(url)} redirects more than ${REDIRECTS} times`,
      });
    },
  };
}

async function credentialsOf(
  { bearer, basic, headers }: SettingsOf<'http'>,
  secret: SecretReader,
): Promise<Record<string, string>> {
  const read = await Promise.all(
    Object.entries(headers ?? {}).map(async ([name, reference]) => [name, await secret(reference)] as const),
  );
  const authorization =
    bearer !== undefined
      ? `Bearer ${await secret(bearer)}`
      : basic && `Basic ${Buffer.from(`${basic.user}:${await secret(basic.password)}`).toString('base64')}`;
  return { ...Object.fromEntries(read), ...(authorization ? { authorization } : {}) };
}

function next(from: URL, location: string): URL {
  const to = URL.canParse(location, from.href) ? new URL(location, from) : undefined;
  const isAllowed = to?.protocol === 'https:' || (to?.protocol === 'http:' && from.protocol === 'http:');
  if (to && isAllowed) return to;
  throw new ConnectorError({
    zh: `${shown(from.href)} 重定向到不加密或无法识别的地址，未跟随`,
    en: `${shown(from.href)} redirects to an address that is not encrypted or cannot be read; it was not followed`,
  });
}

/** An address for messages: what stands behind the question mark may be a credential after all. */
export const shown = (url: string): string => {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
};
