import type { Connector, ConnectorDeps, Marks, Offer } from './connector.js';
import { fits } from './glob.js';
import { download, readPage } from './http-download.js';
import { httpClient } from './http-request.js';
import type { SettingsOf } from './settings.js';

type HttpSettings = SettingsOf<'http'>;

/** Something to ask a server for. */
interface Place {
  url: string;
  /** The business date that its address is of. */
  day?: string;
}

/** Files by HTTP or HTTPS: one address, several, those of the last business dates, or the links of a page. A mark is what the server said of the state that was taken in. */
export async function openHttp(settings: HttpSettings, deps: ConnectorDeps): Promise<Connector> {
  const client = await httpClient(settings, deps.secret);
  return {
    async list(marks, signal) {
      const places =
        settings.index === undefined
          ? addresses(settings, await deps.today())
          : (await readPage(client, settings.index, signal))
              .filter((url) => fits(nameOf(url), settings.match))
              .map((url) => ({ url }));
      const fresh = places.filter(({ url }) => !(settings.immutable && marks[url]));
      return {
        offers: fresh.map((place) => offerOf(place, marks)),
        present: new Set(places.map(({ url }) => url)),
      };
    },
    close: async () => undefined,
  };

  function offerOf({ url, day }: Place, marks: Marks): Offer {
    return {
      key: url,
      name: nameOf(url),
      version: '',
      ...(day === undefined ? {} : { asOf: day }),
      // The file of a day may not be there yet; an address without a date is expected to be.
      fetch: (to) => download(client, { url, mark: marks[url], mayBeAbsent: day !== undefined }, to),
    };
  }
}

/** The addresses that are given, or made of the business dates, the earliest first. */
function addresses({ url, urls, days }: HttpSettings, today: string): Place[] {
  if (urls) return urls.map((one) => ({ url: one }));
  if (!/\{(yyyy|MM|dd)\}/.test(url!)) return [{ url: url! }];
  const seen = new Map<string, Place>();
  for (let back = days - 1; back >= 0; back--) {
    const day = new Date(Date.parse(`${today}T00:00:00Z`) - back * 86_400_000).toISOString().slice(0, 10);
    const [yyyy, MM, dd] = day.split('-') as [string, string, string];
    const dated = url!.replaceAll('{yyyy}', yyyy).replaceAll('{MM}', MM).replaceAll('{dd}', dd);
    // A file a month has one address for all its days: it is of the last of them.
    seen.set(dated, { url: dated, day: url!.includes('{dd}') ? day : monthEnd(yyyy, MM) });
  }
  return [...seen.values()];
}

const monthEnd = (year: string, month: string): string =>
  new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10);

/** The last part of an address, as a file's name. */
function nameOf(url: string): string {
  const last = new URL(url).pathname.split('/').filter(Boolean).at(-1) ?? 'index';
  try {
    return decodeURIComponent(last).replaceAll('/', '_');
  } catch {
    return last;
  }
}
