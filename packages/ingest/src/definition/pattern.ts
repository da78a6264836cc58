import { RE2JS } from 're2js';

/** A pattern of a feed definition. It takes time in proportion to the text, whatever it is: who writes it need not be trusted. */
export interface Pattern {
  /** The first group of the first match, or the whole match; undefined when there is none. */
  first(text: string): string | undefined;
  /** Named groups of the first match. */
  named(text: string): Record<string, string | undefined> | undefined;
}

/** @throws with what is wrong with it */
export function patternOf(source: string): Pattern {
  const compiled = RE2JS.compile(source);
  const names = Object.keys(compiled.namedGroups());
  return {
    first(text) {
      const match = compiled.matcher(text);
      if (!match.find()) return undefined;
      return (match.groupCount() > 0 ? match.group(1) : match.group(0)) ?? '';
    },
    named(text) {
      const match = compiled.matcher(text);
      if (!match.find()) return undefined;
      return Object.fromEntries(names.map((name) => [name, match.group(name) ?? undefined]));
    },
  };
}
