/** What the database tells of (see `tell_live` in its migrations): a topic, and the keys of the records that have changed. */
export interface Notice {
  topic: string;
  /** Undefined when there are too many to name. */
  keys: readonly string[] | undefined;
}

export const channel = 'qingqu_live';

/** Undefined for a text that is no notice: whoever may connect to the database can send one. */
export function readNotice(payload: string): Notice | undefined {
  try {
    const { topic, keys, bulk } = JSON.parse(payload) as { topic?: unknown; keys?: unknown; bulk?: unknown };
    if (typeof topic !== 'string') return undefined;
    if (bulk === true) return { topic, keys: undefined };
    const isNamed = Array.isArray(keys) && keys.every((key) => typeof key === 'string');
    return isNamed ? { topic, keys } : undefined;
  } catch {
    return undefined;
  }
}
