/** What may go on at the same time: so much in all, and half of it by one user, so that nobody keeps the others out. */
export class Slots {
  readonly #taken = new Map<string, number>();
  #all = 0;

  /** @param refuse throws the error that whoever finds no room is told */
  constructor(
    private readonly atOnce: number,
    private readonly refuse: () => never,
  ) {}

  /** @throws what `refuse` throws, when there is no room */
  async during<T>(userId: string, work: () => Promise<T>): Promise<T> {
    const own = this.#taken.get(userId) ?? 0;
    if (this.#all >= this.atOnce || own >= Math.ceil(this.atOnce / 2)) this.refuse();
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
