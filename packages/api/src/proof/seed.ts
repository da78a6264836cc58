import { randomFrom } from '@qingqu/schema/testing';

/** Draws that are the same for the same seed: fast enough for tens of thousands of documents. */
export class Dice {
  /** From 0 to below 1. */
  readonly next: () => number;
  constructor(seed: number) {
    this.next = randomFrom(seed);
  }

  /** A whole number from 0 to below `n`. */
  below(n: number): number {
    return Math.floor(this.next() * n);
  }
  /** True in so many of a hundred throws. */
  percent(chance: number): boolean {
    return this.next() * 100 < chance;
  }
  of<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!;
  }
  /** Some of the items, at least `least`. */
  some<T>(items: readonly T[], least: number, most: number): T[] {
    const left = [...items];
    const wanted = Math.min(items.length, least + this.below(most - least + 1));
    return Array.from({ length: wanted }, () => left.splice(this.below(left.length), 1)[0]!);
  }
}
