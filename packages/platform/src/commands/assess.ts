import { makeAssessment, printAssessment } from '@qingqu/casework';
import { inTransaction } from '@qingqu/schema';
import { actorNamed } from '../acting-user.js';
import { businessDate } from '../business-date.js';
import type { Platform } from '../open-platform.js';
import { both } from '../say.js';
import { type ExportOptions, formatOf, writeDocument } from './document-file.js';

interface Kept {
  id: string;
  state: string;
  version: number;
  making: number;
  epoch: bigint;
  asKnownAt: string;
  inputsDigest: string;
}

/** `qingqu assess make <period>` */
export async function make(
  platform: Platform,
  signal: AbortSignal,
  period: string,
  { by, reason, ...of }: { by: string; region?: string; reason?: string },
): Promise<number> {
  const { system, voice } = platform;
  const region = of.region ?? (await provinceOf(platform));
  const today = await businessDate(platform);
  const before = await keptOf(platform, period, region);
  voice.line(both(`正在考核 ${period} …`, `assessing ${period} …`));
  await inTransaction(system, async (client) =>
    makeAssessment(client, {
      period,
      regionCode: region,
      today,
      actor: await actorNamed(client, by),
      reason,
      version: before?.version,
    }),
  );
  return show(platform, signal, period, { region });
}

/** `qingqu assess show <period>` */
export async function show(
  platform: Platform,
  _signal: AbortSignal,
  period: string,
  of: { region?: string },
): Promise<number> {
  const { system, voice } = platform;
  const region = of.region ?? (await provinceOf(platform));
  const { id, state, making, epoch, asKnownAt, inputsDigest } = await expectKept(platform, period, region);
  voice.line(
    both(
      `${period} 考核：第 ${making} 次，状态 ${state}，纪元 ${epoch}，依据 ${asKnownAt} 所知，摘要 ${inputsDigest.slice(0, 16)}`,
      `assessment of ${period}: making ${making}, ${state}, epoch ${epoch}, as known at ${asKnownAt}`,
    ),
  );
  const { rows } = await system.query<{
    rank: number | null;
    level: string;
    name: string;
    code: string;
    totalCenti: number | null;
    objection: boolean;
  }>(
    `select s.rank, r.level, r.name, r.code, s.total_centi as "totalCenti", s.objection is not null as objection
     from assessment_score s join region r on r.code = s.region_code where s.assessment_id = $1 order by r.level desc, s.rank nulls last, r.code`,
    [id],
  );
  for (const { rank, level, name, code, totalCenti, objection } of rows)
    voice.line(
      `${level}  ${rank ?? '-'}  ${name} ${code}  ${totalCenti === null ? both('无可考核数据', 'nothing could be measured') : pointsOf(totalCenti)}${
        objection ? `  ${both('有异议', 'objected to')}` : ''
      }`,
    );
  return 0;
}

/** `qingqu assess export <period>`: its document as it stands; the same version gives the same document. */
export async function exportOne(
  platform: Platform,
  _signal: AbortSignal,
  period: string,
  { region, by, ...options }: ExportOptions & { region?: string; by: string },
): Promise<number> {
  formatOf(options.format);
  const { id } = await expectKept(platform, period, region ?? (await provinceOf(platform)));
  const reportId = await inTransaction(platform.system, async (client) =>
    printAssessment(client, id, await actorNamed(client, by)),
  );
  await writeDocument(platform, reportId, options);
  return 0;
}

/** Hundredths of points as points: 8750 → 87.50. */
const pointsOf = (centi: number): string => (centi / 100).toFixed(2);

async function provinceOf({ system }: Platform): Promise<string> {
  const { rows } = await system.query<{ code: string }>(
    "select code from region where level = 'province' and successor is null order by code limit 1",
  );
  return rows[0]!.code;
}

async function keptOf({ system }: Platform, period: string, region: string): Promise<Kept | undefined> {
  const { rows } = await system.query<Kept>(
    `select id, state, version, making, epoch, as_known_at as "asKnownAt", encode(inputs_digest, 'hex') as "inputsDigest"
     from assessment where period = $1 and region_code = $2 order by making desc limit 1`,
    [period, region],
  );
  return rows[0];
}

async function expectKept(platform: Platform, period: string, region: string): Promise<Kept> {
  const kept = await keptOf(platform, period, region);
  if (kept) return kept;
  throw new Error(
    both(
      `没有 ${region} 的 ${period} 考核；先 qingqu assess make ${period} --by 用户名`,
      `there is no assessment of ${period} by ${region}; first: qingqu assess make ${period} --by <user>`,
    ),
  );
}
