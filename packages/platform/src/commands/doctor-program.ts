import type { QingquCommand } from '../command.js';
import { both } from '../say.js';
import type { DoctorDeps } from './doctor.js';

/** `qingqu doctor`: see docs/operations.md. It opens no platform: that would bring the database to the current schema, and make what is missing. */
export function addDoctorCommand(program: QingquCommand, deps: () => DoctorDeps): void {
  program
    .command('doctor')
    .description(
      both(
        '逐项检查平台并说明如何处理；有故障时退出码为 1',
        'look at everything and say what to do; exits with 1 on a failure',
      ),
    )
    .option('--json', both('以 JSON 输出', 'as JSON'), false)
    .example('doctor --json')
    .action(async (options: { json: boolean }) => {
      process.exitCode = await (await import('./doctor.js')).doctor(deps(), options);
    });
}
