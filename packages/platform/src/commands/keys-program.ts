import type { QingquCommand } from '../command.js';
import { both } from '../say.js';
import type { OnPlatform } from './rules-program.js';

/** The commands of `qingqu keys`: the keys that personal data are sealed with. See docs/keys.md. */
export function addKeysCommands(keys: QingquCommand, onPlatform: OnPlatform): void {
  keys
    .command('list')
    .description(both('列出密钥及其加密的数据量', 'the keys, where they are, and how many values each seals'))
    .action(onPlatform(async () => ({ run: (await import('./keys.js')).list })));
  keys
    .command('new')
    .description(
      both(
        '生成下一个加密密钥，此后的数据用它加密',
        'make the next sealing key; what comes from now on is sealed with it',
      ),
    )
    .action(onPlatform(async () => ({ run: (await import('./keys.js')).makeNew })));
  keys
    .command('rotate')
    .description(
      both(
        '用最新的密钥重新加密全部数据；可中断，再次运行时继续',
        'seal everything anew with the newest key; may be stopped, and goes on when run again',
      ),
    )
    .requiredOption('--by <user>', both('经办人，如 zhangsan', 'who orders it, e.g. zhangsan'))
    .example('keys rotate --by zhangsan')
    .action(onPlatform(async () => ({ run: (await import('./keys.js')).rotate })));
  keys
    .command('retire')
    .description(both('停用不再加密任何数据的密钥', 'take a key out of use; refused while any value is sealed with it'))
    .argument('<number>', both('密钥编号，如 1', 'its number, e.g. 1'))
    .example('keys retire 1')
    .action(onPlatform(async () => ({ run: (await import('./keys.js')).retire })));
}
