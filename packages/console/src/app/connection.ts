import { useSyncExternalStore } from 'react';

const EVERY_MS = 3_000;

/** Whether the server answers. Lost when a request finds nobody, and asked every three seconds from then until it is back. */
class Connection {
  private lost = false;
  private readonly listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  readonly isLost = () => this.lost;

  /** @param onBack What waits for the server. */
  lose(onBack: () => void): void {
    if (this.lost) return;
    this.set(true);
    const timer = setInterval(async () => {
      const answer = await fetch('/livez', { cache: 'no-store' }).catch(() => undefined);
      if (!answer?.ok) return;
      clearInterval(timer);
      this.set(false);
      onBack();
    }, EVERY_MS);
  }

  private set(lost: boolean): void {
    this.lost = lost;
    for (const listener of this.listeners) listener();
  }
}

export const connection = new Connection();

export const useConnectionLost = (): boolean => useSyncExternalStore(connection.subscribe, connection.isLost);
