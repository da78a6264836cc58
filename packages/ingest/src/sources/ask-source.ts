import { createHash } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Connector, Fetched, Landing, Offer } from '../connectors/connector.js';
import { OfferRefused } from '../connectors/connector-error.js';
import { openConnector } from '../connectors/open-connector.js';
import type { SecretReader } from '../connectors/secret.js';
import { findLayout, findNameOfFile } from '../definition/find-layout.js';
import { UnknownFeedError } from '../find-feed.js';
import { type IngestDeps, ingestDelivery, type Progress } from '../ingest-file.js';
import type { IngestResult } from '../ingest-result.js';
import { loadReferenceData } from '../reference-data.js';
import type { Words } from '../words.js';
import {
  type Claim,
  claimDue,
  claimSource,
  endAsking,
  endFailed,
  giveBack,
  holdLease,
  isPausedByPerson,
  LeaseLost,
  notePosition,
} from './claim-source.js';
import { connectorDeps } from './connector-deps.js';
import { countArrival } from './expected.js';
import { type IntakeLimits, intakeState } from './intake.js';
import { notePause } from './pause.js';
import { begun, failedWith, isGivenUp, type Position, passed, pruned, takenBack } from './position.js';
import { checkConnector } from './source-definition.js';
import { FEED_BY_NAME, findSource } from './source-store.js';

/** What asking sources works with. */
export interface SourceDeps extends IngestDeps {
  /** Reads the credentials that sources name. */
  secret: SecretReader;
  /** The folder that the path `inbox` stands for. */
  inboxDir: string;
  onProgress?: (progress: Progress) => void;
  /** When nothing is taken in for now. */
  intake?: IntakeLimits;
}

/** What came of asking a source. */
export interface Asked {
  source: string;
  /** `held`: somebody else is asking it. `paused`: nothing more is taken in of it now. `stopped`: asked to stop. `failed`: it could not be asked. */
  status: 'asked' | 'held' | 'paused' | 'stopped' | 'failed';
  results: IngestResult[];
  failures: OfferFailure[];
  /** Why it is paused or failed. */
  words?: Words;
}

/** Something that a source has and that could not be taken in. */
export interface OfferFailure {
  name: string;
  words: Words;
  /** Whether it is left alone until it changes or the source is resumed. */
  isGivenUp: boolean;
}

/**
 * Asks a source for what is new and takes it in, whether it is due or not. Any number of workers may do this at once: one of them asks. What
 * cannot be taken in does not stop the others. Where it has been read to is written down after each file is safely registered; a worker that
 * dies in between finds the bytes known the next time.
 * @param again fetch also what was taken in or given up before: a feed definition may have been mended since
 * @throws SourceError when there is no such source
 */
export async function askSource(
  deps: SourceDeps,
  name: string,
  signal: AbortSignal,
  { again = false } = {},
): Promise<Asked> {
  const source = await findSource(deps.pool, name);
  if (isPausedByPerson(source)) {
    const { pausedReason } = source;
    return { ...nothing(name, 'paused'), words: { zh: `已暂停：${pausedReason}`, en: `paused: ${pausedReason}` } };
  }
  const claim = await claimSource(deps.pool, source.id);
  if (!claim) return nothing(name, 'held');
  return ask(deps, again ? { ...claim, source: { ...claim.source, position: null } } : claim, signal);
}

/**
 * Asks the sources that are due, a few at the same time. One that is slow or cannot be asked keeps no other from its turn.
 * @returns what came of each; or why nothing is taken in of any just now
 */
export async function askDueSources(deps: SourceDeps, signal: AbortSignal): Promise<Asked[] | { closed: Words }> {
  const state = await intakeState(deps, undefined, deps.intake);
  if (!state.isOpen) return { closed: state.words };
  const all: Asked[] = [];
  const seen: bigint[] = [];
  const askOn = async () => {
    while (!signal.aborted) {
      const claim = await claimDue(deps.pool, seen);
      if (!claim) break;
      seen.push(claim.source.id);
      all.push(await ask(deps, claim, signal));
    }
  };
  await Promise.all(Array.from({ length: state.concurrency }, askOn));
  return all;
}

const nothing = (source: string, status: Asked['status']): Asked => ({ source, status, results: [], failures: [] });

async function ask(deps: SourceDeps, claim: Claim, outer: AbortSignal): Promise<Asked> {
  const { pool } = deps;
  const asked = nothing(claim.source.name, 'asked');
  const lease = holdLease(pool, claim, outer);
  try {
    const asking = await beginAsking(deps, claim, asked, lease.signal);
    const connector = await connect(asking);
    await takeOffers(asking, connector).finally(() => connector.close());
    await end(asking);
  } catch (error) {
    if (error instanceof LeaseLost || lease.signal.reason instanceof LeaseLost) asked.status = 'held';
    else if (outer.aborted) {
      asked.status = 'stopped';
      await giveBack(pool, claim).catch(() => undefined);
    } else {
      asked.status = 'failed';
      asked.words = wordsOf(error);
      // When the database is what failed, it cannot be told either; the lease ends by itself.
      await endFailed(pool, claim, asked.words.zh).catch(() => undefined);
    }
  } finally {
    lease.end();
  }
  return asked;
}

/** One asking of a source, and what has come of it so far. */
interface Asking {
  deps: SourceDeps;
  claim: Claim;
  asked: Asked;
  landing: Landing;
  position: Position;
  /** Fetches that failed one after the other, and whether any has not. */
  missed: number;
  isReached: boolean;
}

async function beginAsking(deps: SourceDeps, claim: Claim, asked: Asked, signal: AbortSignal): Promise<Asking> {
  const { feed } = claim.source;
  // A feed definition that is out of use is no fault of the files.
  if (feed !== FEED_BY_NAME) await findLayout(deps.pool, feed);
  const dir = join(deps.blobDir, 'landing', String(claim.source.id));
  await mkdir(dir, { recursive: true, mode: 0o700 });
  return {
    deps: { ...deps, reference: deps.reference ?? (await loadReferenceData(deps.pool)) },
    claim,
    asked,
    landing: { dir, signal },
    position: claim.source.position ?? {},
    missed: 0,
    isReached: false,
  };
}

async function connect({ deps, claim: { source } }: Asking): Promise<Connector> {
  const digestKey = deps.vault.accountId('pulled-row');
  return openConnector(checkConnector(source.connector, source.name), {
    ...connectorDeps(deps, source.name),
    digest: (text) => createHash('sha256').update(digestKey).update(text).digest('hex').slice(0, 32),
  });
}

/** With the server gone, each further file would only fail like the ones before. */
const MISSED_IN_A_ROW = 2;

async function takeOffers(asking: Asking, connector: Connector): Promise<void> {
  const { deps, claim, landing, asked } = asking;
  const { offers, present } = await connector.list(asking.position.marks ?? {}, landing.signal);
  if (present) asking.position = pruned(asking.position, present);
  for (const offer of inTurn(offers, asking.position)) {
    landing.signal.throwIfAborted();
    if (asking.missed >= MISSED_IN_A_ROW) break;
    const state = await intakeState(deps, claim.source.id, deps.intake);
    if (!state.isOpen) {
      asked.status = 'paused';
      asked.words = state.words;
      if (state.cause === 'quarantine') await notePause(deps.pool, claim.source.id, state.words);
      return;
    }
    await notePause(deps.pool, claim.source.id, null);
    await takeOffer(asking, offer);
  }
}

/** What has failed before comes last, so that it stands in nobody's way; what is given up is left out. */
const inTurn = (offers: readonly Offer[], position: Position): Offer[] => {
  const failures = ({ key }: Offer) => (position.failed?.[key] ? 1 : 0);
  return offers
    .filter(({ key, version }) => !isGivenUp(position, key, version))
    .sort((a, b) => failures(a) - failures(b));
};

async function takeOffer(asking: Asking, offer: Offer): Promise<void> {
  const { landing } = asking;
  await note(asking, begun(asking.position, offer.key, offer.version));
  let fetched: Fetched | undefined;
  try {
    fetched = await offer.fetch(landing);
    asking.missed = 0;
    asking.isReached = true;
  } catch (error) {
    const isRefused = error instanceof OfferRefused;
    if (!isRefused) asking.missed += 1;
    return fail(asking, offer, error, isRefused ? 'for good' : 'no');
  }
  try {
    if (fetched) await takeIn(asking, offer, fetched);
    await note(asking, passed(asking.position, offer.key, fetched?.mark ?? asking.position.marks?.[offer.key]));
    // Only now: who has lost the lease must not take away what its successor has fetched.
    if (fetched && dirname(fetched.path) === landing.dir) await removeLanded(fetched.path);
  } catch (error) {
    await fail(asking, offer, error, error instanceof UnknownFeedError ? 'for good' : 'yes');
  }
}

async function takeIn(asking: Asking, offer: Offer, fetched: Fetched): Promise<void> {
  const { deps, claim, asked, landing } = asking;
  const { source } = claim;
  const within = source.region === null ? undefined : deps.reference!.regions.get(source.region);
  const progress = onceProgress(asking, offer);
  const results = await ingestDelivery(deps, {
    feed: source.feed === FEED_BY_NAME ? await findNameOfFile(deps.pool, offer.name) : source.feed,
    path: fetched.path,
    name: offer.name,
    receivedBy: source.owner,
    sourceId: source.id,
    ...(offer.asOf === undefined ? {} : { asOf: offer.asOf }),
    ...(within === undefined ? {} : { within }),
    onProgress: progress.seen,
    signal: landing.signal,
  }).finally(progress.noted);
  if (results.some(({ status }) => status === 'stopped')) landing.signal.throwIfAborted();
  asked.results.push(...results);
  const isRefused = results.every(({ status }) => status === 'refused' || status === 'parked');
  await offer.settle?.(isRefused ? 'refused' : 'taken');
  if (!isRefused) await countArrival(deps.pool, source.id, results[0]!, offer.asOf);
}

/** From the first transaction of its batch on, attempts at it are counted there. */
function onceProgress(asking: Asking, offer: Offer) {
  let noting: Promise<void> | undefined;
  return {
    seen(progress: Progress) {
      noting ??= note(asking, takenBack(asking.position, offer.key)).catch(() => undefined);
      asking.deps.onProgress?.(progress);
    },
    noted: () => noting,
  };
}

/** The file, and what a connector noted beside it. */
const removeLanded = (path: string) => Promise.all([path, `${path}.etag`].map((one) => rm(one, { force: true })));

/** Writes down that it could not be taken in. @throws what stopped the whole asking */
async function fail(asking: Asking, offer: Offer, error: unknown, counts: 'yes' | 'no' | 'for good'): Promise<void> {
  const { landing, asked, deps, claim } = asking;
  if (error instanceof LeaseLost) throw error;
  if (landing.signal.aborted) {
    // If the lease is lost this is refused, and right so.
    await notePosition(deps.pool, claim, takenBack(asking.position, offer.key)).catch(() => undefined);
    throw error;
  }
  const words = wordsOf(error);
  await note(asking, failedWith(asking.position, offer.key, { error: words.zh, counts }));
  const isNowGivenUp = isGivenUp(asking.position, offer.key, offer.version);
  asked.failures.push({ name: offer.name, words, isGivenUp: isNowGivenUp });
  if (isNowGivenUp) await offer.settle?.('refused').catch(() => undefined);
}

async function note(asking: Asking, position: Position): Promise<void> {
  await notePosition(asking.deps.pool, asking.claim, position);
  asking.position = position;
}

/** The asking counts as failed when nothing at all could be fetched. */
async function end({ deps, claim, asked, missed, isReached }: Asking): Promise<void> {
  const [first] = asked.failures;
  if (asked.status === 'paused') await giveBack(deps.pool, claim);
  else if (first && missed > 0 && !isReached) {
    asked.status = 'failed';
    asked.words = first.words;
    await endFailed(deps.pool, claim, first.words.zh);
  } else await endAsking(deps.pool, claim, first ? `${first.name}: ${first.words.zh}` : null);
}

function wordsOf(error: unknown): Words {
  const { words, message } = error as { words?: Words; message?: string };
  const plain = (message ?? String(error)).split('\n')[0]!;
  return words ?? { zh: plain, en: plain };
}
