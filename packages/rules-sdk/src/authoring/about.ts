import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** What a rule package says of itself in its package.json. */
export interface PackageAbout {
  name: string;
  version: string;
  /** The department that answers for the rules. */
  owner: string;
}

const packageJson = z.object({
  name: z.string().min(1),
  version: z.string().min(1),
  qingqu: z.object({ owner: z.string().min(1) }).optional(),
});

/** Reads `<dir>/package.json`. */
export function readAbout(dir: string): PackageAbout {
  const file = join(dir, 'package.json');
  const { name, version, qingqu } = parse(file);
  if (!qingqu)
    throw new Error(`${file} does not say who answers for the rules; add e.g. "qingqu": { "owner": "henan-finance" }`);
  return { name, version, owner: qingqu.owner };
}

function parse(file: string): z.infer<typeof packageJson> {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new Error(`${file} cannot be read (${(cause as Error).message}); name the folder of a rule package`, {
      cause,
    });
  }
  const checked = packageJson.safeParse(content);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  throw new Error(`${file}: ${issue!.path.join('.')}: ${issue!.message}`);
}
