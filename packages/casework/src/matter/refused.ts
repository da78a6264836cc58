/** Why a step is not taken: badly said, not there, not for this person, or at odds with how things stand. */
export type RefusalCode = 'BAD_INPUT' | 'NOT_FOUND' | 'FORBIDDEN' | 'CONFLICT';

export interface Words {
  zh: string;
  en: string;
}

/** What a refusal tells beside its words. */
export interface Refusal {
  code: RefusalCode;
  words: Words;
  /** The rule that forbids it, as 豫财办〔2018〕33号 第十条. */
  basis?: string | undefined;
  /** How the matter stands, and what the person may do about it instead. */
  state?: string | undefined;
  version?: number | undefined;
  legalActs?: readonly string[] | undefined;
}

/** A step that is not taken; nothing was changed. */
export class CaseworkRefused extends Error implements Refusal {
  override readonly name = 'CaseworkRefused';
  readonly code: RefusalCode;
  readonly words: Words;
  readonly basis: string | undefined;
  readonly state: string | undefined;
  readonly version: number | undefined;
  readonly legalActs: readonly string[] | undefined;

  constructor({ code, words, basis, state, version, legalActs }: Refusal) {
    super(words.en);
    this.code = code;
    this.words = words;
    this.basis = basis;
    this.state = state;
    this.version = version;
    this.legalActs = legalActs;
  }
}

/** @throws CaseworkRefused */
export function refuse(code: RefusalCode, zh: string, en: string, more: Partial<Refusal> = {}): never {
  throw new CaseworkRefused({ ...more, code, words: { zh, en } });
}
