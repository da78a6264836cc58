import { stringify } from 'yaml';
import type { Schedule } from './source-definition.js';
import type { Source } from './source-store.js';

/** A source as YAML, as it could be added again. Credentials stand there as they were written, by reference. */
export const describeSource = (source: Source): string =>
  stringify({
    name: source.name,
    title: { zh: source.titleZh, en: source.titleEn },
    feed: source.feed,
    owner: source.owner,
    ...(source.region === null ? {} : { region: source.region }),
    from: source.connector,
    ...(source.schedule === null ? {} : { schedule: scheduleOf(source.schedule) }),
    ...(source.expectation === null
      ? {}
      : { expect: { ...source.expectation, grace: seconds(source.expectation.grace) } }),
    ...(source.maxOpenQuarantine === null ? {} : { maxOpenQuarantine: source.maxOpenQuarantine }),
  });

function scheduleOf(schedule: Schedule): unknown {
  if ('nightly' in schedule) return 'nightly';
  return 'everySeconds' in schedule ? { every: seconds(schedule.everySeconds) } : schedule;
}

/** A span as it is written in YAML; a grace of 0 is written by leaving it out. */
const seconds = (span: number): string | undefined => (span === 0 ? undefined : `${span}s`);
