import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The library that tells processes another time (Debian's package `faketime`); undefined where it is not installed. */
export const faketime: string | undefined = folders()
  .map((folder) => join(folder, 'faketime/libfaketime.so.1'))
  .find((path) => existsSync(path));

function folders(): string[] {
  if (process.platform !== 'linux') return [];
  return ['/usr/lib', ...readdirSync('/usr/lib').map((name) => join('/usr/lib', name))];
}

/** The clock on the wall of a process, which a test sets while the process runs. */
export class FakeClock {
  constructor(private readonly file: string) {
    this.set('+0');
  }

  /** How far it is off, such as `+1d`, `-60s`. */
  set(offset: string): void {
    writeFileSync(this.file, offset);
  }

  /** What makes a process go by it. The clock that only runs forward is left alone, as when a clock is set by NTP. */
  get environment(): Record<string, string> {
    return {
      LD_PRELOAD: faketime!,
      FAKETIME_TIMESTAMP_FILE: this.file,
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      DONT_FAKE_MONOTONIC: '1',
    };
  }
}
