import type { Feed } from '../feed.js';
import { expectedOf, type Problem } from '../problem.js';

/** Two files say different things of one record, and nothing decides between them. */
export function recordConflict(feed: Feed, otherFile: bigint): Problem {
  const [header] = Object.keys(feed.key.columns);
  const column = feed.column(header!)!;
  return {
    code: 'E_CONFLICT',
    column: column.header,
    what: {
      zh: `与批次 #${otherFile} 中同一记录的内容不同，而两者的版本号和业务日期相同，无法判定先后`,
      en: `it differs from the same record in batch #${otherFile}, and both have the same revision and business day`,
    },
    expected: {
      zh: `更正后的记录带更高的 rev 或来自业务日期更晚的文件，例如 rev 2；${expectedOf(column).zh}`,
      en: `the right record with a higher rev or in a file of a later business day, for example rev 2; ${expectedOf(column).en}`,
    },
  };
}
