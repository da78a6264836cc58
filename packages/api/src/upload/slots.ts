import { refuse } from './refused.js';

/** Files that may be sent at the same time: so many in all, and half of them by one user, so that nobody keeps the others out. */
export class Slots {
  readonly #taken = new Map<string, number>();
  #all = 0;

  constructor(private readonly atOnce: number) {}

  /** @throws UploadRefused when there is no room */
  async during<T>(userId: string, work: () => Promise<T>): Promise<T> {
    const own = this.#taken.get(userId) ?? 0;
    if (this.#all >= this.atOnce || own >= Math.ceil(this.atOnce / 2))
      refuse(
        429,
        'RATE_LIMITED',
        '同时上传的文件过多，请稍后再试',
        'too many files are being sent; ask again in a moment',
        { 'retry-after': '5' },
      );
    this.#taken.set(userId, own + 1);
    this.#all += 1;
    try {
      return await work();
    } finally {
      this.#all -= 1;
      const left = this.#taken.get(userId)! - 1;
      if (left === 0) this.#taken.delete(userId);
      else this.#taken.set(userId, left);
    }
  }
}
