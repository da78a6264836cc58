import { join } from 'node:path';

/** Where the parts of the installation lie. */
export interface Folders {
  root: string;
  schema: string;
  /** The core rule package. */
  rules: string;
  /** The built console; may be absent. */
  console: string;
  sample: string;
  /** The evaluator's entry: rules run in a process of their own. */
  evaluator: string;
}

export const foldersBelow = (root: string): Folders => ({
  root,
  schema: join(root, 'schema'),
  rules: join(root, 'packages/rules-core/rules.json'),
  console: join(root, 'packages/console/dist'),
  sample: join(root, 'examples/feeds/sample'),
  evaluator: join(root, 'packages/sweep/dist/evaluator/child.js'),
});
