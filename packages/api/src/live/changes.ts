import type { FieldNode } from 'graphql';
import { entities } from '../entities/index.js';
import { apiError } from '../errors.js';
import { parseGlobalId } from '../plan/global-id.js';
import { type Asked, below, type Fields } from '../plan/selection.js';
import { Answer } from '../plan/shape.js';
import type { Operation } from '../server/operation.js';
import type { Change, Feeds } from './feed.js';
import type { Subscriber } from './subscribers.js';

/** A field of `Subscription`: which notices it follows, and the record that it tells. */
export interface Live {
  field: string;
  type: string;
  /** The topic of its notices; see the triggers of the database. */
  topic: string;
  entity: string;
  /** The record's name in the type. */
  member: string;
  about: string;
}

/** What one subscription works with. */
export interface LiveContext {
  feeds: Feeds;
  subscriber: Subscriber;
  /** Asks in the subscriber's rights of this moment; few at once, since one change is read for each subscriber. */
  ask<T>(work: (operation: Operation) => Promise<T>): Promise<T>;
}

type Records = ReadonlyMap<string, unknown>;

/**
 * What a subscription is answered with, one answer a change. Each record is read when it is told, in the subscriber's rights of
 * that moment: what he may not see, or did not ask for, is not told at all.
 */
export async function changesOf(
  live: Live,
  { feeds, subscriber, ask }: LiveContext,
  nodes: readonly FieldNode[],
  asked: Asked,
  args: { id?: string; filter?: unknown },
): Promise<AsyncIterableIterator<Answer>> {
  const key = args.id === undefined ? undefined : keyOf(live, args.id);
  const shape = below(asked, live.type, nodes);
  const members = [...shape].filter(([, [node]]) => node!.name.value === live.member);
  // Also a subscriber who asks for nothing of the record is told only of those that he may see.
  const wanted = members.length > 0 ? members : [['', []] as const];
  const read = (keys: string[]) =>
    ask(async (operation) => {
      const found: [string, Records][] = [];
      for (const [name, fields] of wanted)
        found.push([name, await operation.recordsNow(live.entity, keys, args.filter, fields, asked)]);
      return found;
    });

  // Opened before the first reading, so that no change falls between them.
  const feed = feeds.open(live.topic, key);
  const first = await read(key === undefined ? [] : [key]).catch((error: unknown) => {
    feed.close();
    throw error;
  });
  if (key !== undefined && !first[0]![1].has(key)) {
    feed.close();
    throw apiError('NOT_FOUND', `There is no such ${live.member}.`);
  }

  async function* answers(): AsyncGenerator<Answer> {
    if (key !== undefined) yield* tellOf({ keys: [key], isBulk: false, isMissed: false }, first);
    for (let change = await feed.next(); change; change = await feed.next())
      yield* tellOf(change, change.keys.length > 0 ? await read(change.keys) : []);
  }

  function* tellOf({ keys, isBulk, isMissed }: Change, found: readonly [string, Records][]): Generator<Answer> {
    const isGeneral = key === undefined && (isBulk || isMissed);
    if (isGeneral) yield answerOf(live, shape, { isBulk, isMissed }, []);
    for (const each of keys)
      if (found[0]?.[1].has(each))
        yield answerOf(
          live,
          shape,
          { isBulk: false, isMissed: isMissed && !isGeneral },
          found.map(([name, records]) => [name, records.get(each)]),
        );
  }

  return watched(answers(), subscriber, () => feed.close());
}

function answerOf(
  live: Live,
  shape: Fields,
  { isBulk, isMissed }: { isBulk: boolean; isMissed: boolean },
  records: readonly [string, unknown][],
): Answer {
  const answer = new Answer();
  for (const [name, [node]] of shape) {
    const field = node!.name.value;
    if (field === '__typename') answer[name] = live.type;
    if (field === 'bulk') answer[name] = isBulk;
    if (field === 'missed') answer[name] = isMissed;
    if (field === live.member) answer[name] = records.find(([each]) => each === name)?.[1] ?? null;
  }
  return answer;
}

/** @throws NOT_FOUND for an id of something else */
function keyOf(live: Live, id: string): string {
  const found = parseGlobalId(entities, id);
  if (found?.entity.name === live.entity) return found.key[0]!;
  throw apiError('NOT_FOUND', `There is no such ${live.member}.`);
}

/**
 * Notes how long an answer waits to be taken, and closes the feed when the subscriber leaves: a generator alone would not hear
 * of it before the next change.
 */
function watched(
  answers: AsyncGenerator<Answer>,
  subscriber: Subscriber,
  close: () => void,
): AsyncIterableIterator<Answer> {
  const end = () => {
    subscriber.waiting.delete(answers);
    close();
  };
  return {
    async next() {
      subscriber.waiting.delete(answers);
      const next = await answers.next().catch((error: unknown) => {
        end();
        throw error;
      });
      if (next.done) end();
      else subscriber.waiting.set(answers, performance.now());
      return next;
    },
    async return() {
      end();
      await answers.return(undefined);
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
