import type { Words } from '../words.js';

/** What a source or the way to it refused. Holds no credential and nothing of the content. */
export class ConnectorError extends Error {
  override name = 'ConnectorError';

  constructor(
    readonly words: Words,
    options?: ErrorOptions,
  ) {
    super(words.en, options);
  }
}

/** A file that will not be taken in as it is, however often it is tried. */
export class OfferRefused extends ConnectorError {
  override name = 'OfferRefused';
}

/** What is said of a file that is larger than the source may send. */
export const tooLarge = (name: string, maxBytes: number): OfferRefused =>
  new OfferRefused({
    zh: `${name} 超过 ${maxBytes} 字节的上限；确需接收时请加大 maxBytes`,
    en: `${name} has more than ${maxBytes} bytes; raise maxBytes if it is to be taken in`,
  });

/** What is said of a file that was written to while it was read. */
export const changedMeanwhile = (name: string): ConnectorError =>
  new ConnectorError({
    zh: `${name} 在读取期间被改动，下次再取`,
    en: `${name} changed while it was read; it is taken in the next time`,
  });
