import type { Asked } from '../testing/watch.js';

/** What the console promises on the sample world. */
const PAINT_MS = 1_500;
const DATA_MS = 500;
/** Machines that run tests are busy: only what is far off the mark fails. */
const FAR_OFF = 6;

interface PageTime {
  path: string;
  /** Until the largest thing on the page stood there, of a browser that knew nothing of the console. */
  paintMs: number;
  requests: number;
  medianMs: number;
  slowest: Asked | undefined;
}

/** How long pages took, told as a table at the end. */
export class PageTimes {
  readonly #times: PageTime[] = [];

  /** Answers what is far off the mark. */
  add(path: string, paintMs: number, asked: readonly Asked[]): string[] {
    const byTime = [...asked].sort((one, other) => one.ms - other.ms);
    const medianMs = byTime[Math.floor(byTime.length / 2)]?.ms ?? 0;
    this.#times.push({ path, paintMs, requests: asked.length, medianMs, slowest: byTime.at(-1) });
    return [
      ...(medianMs > DATA_MS * FAR_OFF ? [`${path}: its data took ${medianMs.toFixed(0)} ms`] : []),
      ...(paintMs > PAINT_MS * FAR_OFF ? [`${path}: it stood there after ${paintMs.toFixed(0)} ms`] : []),
    ];
  }

  table(): string {
    const lines = this.#times.map(({ path, paintMs, requests, medianMs, slowest }) => {
      const flags = `${paintMs > PAINT_MS ? ' PAINT' : ''}${medianMs > DATA_MS ? ' DATA' : ''}`;
      const worst = slowest ? `${slowest.operation} ${slowest.ms.toFixed(0)}` : '';
      return `${path.padEnd(36)} ${paintMs.toFixed(0).padStart(6)} ${String(requests).padStart(4)} ${medianMs.toFixed(0).padStart(6)}  ${worst}${flags}`;
    });
    const head = `${'page'.padEnd(36)} ${'paint'.padStart(6)} ${'asks'.padStart(4)} ${'median'.padStart(6)}  slowest (ms)`;
    return `${[head, ...lines].join('\n')}\n`;
  }
}
