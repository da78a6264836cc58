import type pg from 'pg';
import { Counter, Gauge, type Registry } from 'prom-client';
import { forget } from './forget.js';
import { type StoredFigure, storedFigures } from './stored-figures.js';
import { within } from './within.js';

const GOOD_FOR_SECONDS = 10;
/** A statement that takes longer would make monitoring part of the trouble. */
const PATIENCE_MS = 2_000;
/** When several have not been answered, the rest is not asked for. */
const FAILURES_BORNE = 2;

/**
 * The figures that stand in the database, asked for when somebody scrapes and not oftener than they may change. One that cannot be had is left out: an old
 * value would look like a present one.
 */
export class StoredMetrics {
  readonly #metrics: { figure: StoredFigure; metric: Gauge | Counter; goodUntil: number }[];
  readonly #failures: Counter;
  #refreshing: Promise<void> | undefined;

  /** @param elapsed a stopwatch, in milliseconds */
  constructor(
    registry: Registry,
    private readonly pool: pg.Pool,
    private readonly elapsed: () => number = () => performance.now(),
    figures: readonly StoredFigure[] = storedFigures,
  ) {
    this.#metrics = figures.map((figure) => {
      const { name, help, labels: labelNames } = figure;
      const settings = { name: `qingqu_${name}`, help, labelNames: [...labelNames], registers: [registry] };
      const metric = figure.kind === 'counter' ? new Counter(settings) : new Gauge(settings);
      forget(metric);
      return { figure, metric, goodUntil: -Infinity };
    });
    this.#failures = new Counter({
      name: 'qingqu_scrape_failures_total',
      help: 'Figures that could not be had from the database.',
      registers: [registry],
    });
  }

  /** Any number who scrape at once share one look. */
  refresh(): Promise<void> {
    this.#refreshing ??= this.#refreshNow().finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  async #refreshNow(): Promise<void> {
    let failures = 0;
    for (const one of this.#metrics) {
      if (this.elapsed() < one.goodUntil) continue;
      forget(one.metric);
      if (failures >= FAILURES_BORNE) continue;
      try {
        await this.#read(one.figure, one.metric);
        one.goodUntil = this.elapsed() + 1_000 * (one.figure.goodFor ?? GOOD_FOR_SECONDS);
      } catch {
        failures += 1;
        forget(one.metric);
        this.#failures.inc();
      }
    }
  }

  async #read({ sql, labels }: StoredFigure, metric: Gauge | Counter): Promise<void> {
    const { rows } = await within(PATIENCE_MS, this.pool.query<Record<string, string> & { value: number }>(sql));
    for (const row of rows)
      if (row.value !== null) metric.inc(Object.fromEntries(labels.map((label) => [label, row[label]!])), row.value);
  }
}
