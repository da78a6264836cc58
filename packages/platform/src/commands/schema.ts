import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { printApiReference, printApiSchema } from '@qingqu/api';
import { describeDatabase } from '@qingqu/schema';
import type { Platform } from '../open-platform.js';
import { both } from '../say.js';

/** `qingqu schema check`: whether what is committed is what the code makes. */
export async function checkSchema(platform: Platform): Promise<number> {
  let drifted = 0;
  for (const [path, text] of await fresh(platform)) {
    const committed = existsSync(path) ? readFileSync(path, 'utf8') : '';
    if (committed === text) continue;
    drifted += 1;
    const line = text.split('\n').findIndex((one, at) => one !== committed.split('\n')[at]) + 1;
    platform.voice.line(
      both(
        `${path}:${line} 与代码不一致`,
        `${path}:${line} differs from what the code makes; run: npm run qingqu -- schema write`,
      ),
    );
  }
  return drifted === 0 ? 0 : 1;
}

/** `qingqu schema write`: rewrites the committed files. */
export async function writeSchema(platform: Platform): Promise<number> {
  for (const [path, text] of await fresh(platform)) writeFileSync(path, text);
  return 0;
}

async function fresh({ folders, system }: Platform): Promise<[path: string, text: string][]> {
  return [
    [join(folders.schema, 'database.sql'), await describeDatabase(system)],
    [join(folders.schema, 'schema.graphql'), printApiSchema()],
    ...[...printApiReference()].map(([page, text]): [string, string] => [
      join(folders.root, 'docs/reference', page),
      text,
    ]),
  ];
}
