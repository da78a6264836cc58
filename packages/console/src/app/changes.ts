import { useSyncExternalStore } from 'react';

/** Counts what has changed in this tab, so that lists that load themselves page by page know when to ask again. */
class Changes {
  private count = 0;
  private readonly listeners = new Set<() => void>();

  tell(): void {
    this.count++;
    for (const listener of this.listeners) listener();
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  readonly now = () => this.count;
}

export const changes = new Changes();

/** A number that is another one after each change that this user made, or was told of. */
export const useChanges = (): number => useSyncExternalStore(changes.subscribe, changes.now);
