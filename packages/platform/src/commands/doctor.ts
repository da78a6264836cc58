import { examine, type Line } from '../doctor/examine.js';
import type { State } from '../doctor/finding.js';
import { openPatient } from '../doctor/patient.js';
import type { Environment } from '../environment.js';
import type { Folders } from '../folders.js';
import { both, type Voice } from '../say.js';

export interface DoctorDeps {
  environment: Environment;
  folders: Folders;
  voice: Voice;
}

const words: Record<State, string> = { ok: '正常 ok  ', warn: '注意 warn', fail: '故障 fail' };

/** `qingqu doctor`: looks at everything, changes nothing, and says what to do. Exits with 1 when something has failed. */
export async function doctor(
  { environment, folders, voice }: DoctorDeps,
  { json }: { json?: boolean },
): Promise<number> {
  const patient = await openPatient(environment, folders);
  const lines: Line[] = [];
  try {
    for await (const line of examine(patient)) {
      lines.push(line);
      if (!json) voice.line(`${words[line.state]} ${line.check.padEnd(12)} ${both(line.zh, line.en)}`);
    }
  } finally {
    await patient.close();
  }
  const count = (state: State) => lines.filter((line) => line.state === state).length;
  const [warned, failed] = [count('warn'), count('fail')];
  if (json) voice.line(JSON.stringify({ isHealthy: failed === 0, warned, failed, findings: lines }, undefined, 2));
  else
    voice.line(
      failed + warned === 0
        ? both('一切正常', 'all is well')
        : both(`故障 ${failed} 项，注意 ${warned} 项`, `${failed} failures, ${warned} warnings`),
    );
  return failed > 0 ? 1 : 0;
}
