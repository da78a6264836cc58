import type { FileLayout } from '../layout.js';
import { checkDefinition } from './check-definition.js';
import { compileDefinition } from './compile-definition.js';
import type { Definition } from './definition.js';
import { parseDefinition } from './parse-definition.js';

/** A feed definition that can be used. */
export interface ReadDefinition {
  definition: Definition;
  title: { zh: string; en: string };
  layout: FileLayout;
}

/**
 * Reads and checks a feed definition.
 * @param id of its stored version; null for one that is not stored
 * @throws DefinitionError with the place of everything that is wrong
 */
export function readDefinition(yaml: string, id: bigint | null = null): ReadDefinition {
  const parsed = parseDefinition(yaml);
  const feed = checkDefinition(parsed);
  const { definition } = parsed;
  const { title } = definition;
  return {
    definition,
    title: typeof title === 'string' ? { zh: title, en: title } : title,
    layout: compileDefinition(feed, definition, id),
  };
}
