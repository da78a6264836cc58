/** So many names are told apart; a dashboard is read by people, and each is a series of its own. */
const MOST = 100;
/** Names of programs, not values: an ID number behind an underscore would be a name as well. */
const PLAIN = /^[A-Za-z][A-Za-z_]{0,59}\d{0,3}$/;

interface Named {
  name: string | undefined;
  /** Undefined where the document does not tell what is asked. */
  kind: string | undefined;
  isRegistered: boolean;
  codes: readonly string[];
}

/**
 * What an operation is called where it is counted. Whoever writes a document chooses its name, so only those of registered documents and of operations that
 * succeeded get one of their own, and no more than a bounded number.
 */
export class OperationNames {
  #known = new Set<string>();
  constructor(private readonly most = MOST) {}

  labelOf({ name, kind, isRegistered, codes }: Named): string {
    if (kind === undefined) return 'other';
    if (name === undefined) return 'anonymous';
    if (this.#known.has(name)) return name;
    const isWorthy = PLAIN.test(name) && (isRegistered || codes.length === 0);
    if (!isWorthy || this.#known.size >= this.most) return 'other';
    this.#known.add(name);
    return name;
  }
}
