/** So many texts are remembered at least, and at most twice as many. */
const MAX_REMEMBERED = 2_000;

/** What was made of texts that come again. What has not been asked for in a long time is forgotten. */
export class Remembered {
  #recent = new Map<string, string>();
  #before = new Map<string, string>();

  constructor(private readonly make: (text: string) => string) {}

  /** What was made of this text before, or is made now. */
  of(text: string): string {
    const recent = this.#recent.get(text);
    if (recent !== undefined) return recent;
    const made = this.#before.get(text) ?? this.make(text);
    if (this.#recent.size >= MAX_REMEMBERED) {
      this.#before = this.#recent;
      this.#recent = new Map();
    }
    this.#recent.set(text, made);
    return made;
  }
}
