import type { QingquCommand } from '../command.js';
import type { Folders } from '../folders.js';
import { both, type Voice } from '../say.js';
import type { OnPlatform } from './rules-program.js';

const yamlArgument = ['<definition.yaml>', both('数据源定义', 'a feed definition')] as const;
const fileArgument = ['<file>', both('数据文件', 'a file of the source')] as const;

/** The commands of `qingqu feed`: how the files of a source are read into a feed. Those that need no database start none. */
export function addFeedCommands(feed: QingquCommand, onPlatform: OnPlatform, voice: Voice, folders: Folders): void {
  addTrying(feed, onPlatform, voice, folders);
  addStoring(feed, onPlatform, voice);
  feed
    .command('schema')
    .description(both('输出供编辑器使用的 JSON Schema', 'the JSON schema by which editors complete definitions'))
    .argument('[file]', both('写入文件；不写则显示', 'where to write it; shown when left out'))
    .action(async (file?: string) => (await import('./feed.js')).writeSchema(voice, file));
}

function addTrying(feed: QingquCommand, onPlatform: OnPlatform, voice: Voice, folders: Folders): void {
  feed
    .command('try')
    .description(both('试读文件，不入库', 'read a file as ingest would, and store nothing'))
    .argument(
      '<definition>',
      both('定义文件、定义名称、数据类，或 guess', "a definition's file or name, a feed, or guess"),
    )
    .argument(...fileArgument)
    .option('--rows <n>', both('显示的行数', 'how many rows are shown'), '5')
    .example('feed try bank-lankao.yaml 2018-05.xlsx')
    .action(async (definition: string, file: string, options: { rows: string }) => {
      const { isStored } = await import('./feed.js');
      const { tryHere, tryStored } = await import('./feed-try.js');
      if (isStored(definition)) return onPlatform(async () => ({ run: tryStored }))(definition, file, options);
      process.exitCode = await tryHere(voice, folders, definition, file, options);
    });
  feed
    .command('guess')
    .description(both('为未知文件拟一个定义', 'write a draft of a definition for an unknown file'))
    .argument(...fileArgument)
    .option('--feed <name>', both('已知的数据类', 'the feed, where it is known'))
    .option('--name <name>', both('定义的名称', 'what to call the definition'))
    .option('--encoding <label>', both('编码，如 gb18030', 'its encoding, where it is known'))
    .option('--sheet <name>', both('工作表', 'a sheet'))
    .option(
      '--path <path>',
      both('JSON 或 XML 中记录所在的路径，如 data.rows', 'where its records are, in JSON or XML'),
    )
    .option('--out <file.yaml>', both('写入文件；不写则显示', 'where to write it; shown when left out'))
    .example('feed guess 2018-05.xlsx --out bank-lankao.yaml')
    .action(async (file: string, options: object) => {
      process.exitCode = await (await import('./feed-try.js')).guess(voice, file, options);
    });
  feed
    .command('check')
    .description(both('检查定义', 'check a definition'))
    .argument(...yamlArgument)
    .example('feed check bank-lankao.yaml')
    .action(async (path: string) => {
      process.exitCode = await (await import('./feed.js')).check(voice, path);
    });
}

function addStoring(feed: QingquCommand, onPlatform: OnPlatform, voice: Voice): void {
  feed
    .command('add')
    .description(both('保存定义，作为新版本', 'store a definition as its next version'))
    .argument(...yamlArgument)
    .requiredOption('--by <user>', both('经办人的用户名，如 sheng', 'who adds it, e.g. sheng'))
    .example('feed add bank-lankao.yaml --by sheng')
    .action(onPlatform(async () => ({ run: (await import('./feed.js')).add })));
  feed
    .command('list')
    .description(both('列出定义', 'the stored definitions'))
    .option('--all', both('包括各历史版本', 'all versions'), false)
    .action(onPlatform(async () => ({ run: (await import('./feed.js')).list })));
  feed
    .command('show')
    .description(
      both(
        '显示一个定义，或一个数据类的列及其常用列名',
        'a definition, or the columns of a feed and their known names',
      ),
    )
    .argument('<name>')
    .option('--version <n>', both('版本，默认在用的', 'a version; the one in force unless told'))
    .example('feed show bank-lankao')
    .action(async (name: string, options: { version?: string }) => {
      const { isStored, showFeed, showStored } = await import('./feed.js');
      if (isStored(name)) return onPlatform(async () => ({ run: showStored }))(name, options);
      showFeed(voice, name);
    });
  for (const [command, zh, en] of [
    ['enable', '启用定义', 'put a definition back in use'],
    [
      'disable',
      '停用定义；停用最后一版则前一版生效',
      'take a definition out of use; of a version, the one before holds',
    ],
  ] as const)
    feed
      .command(command)
      .description(both(zh, en))
      .argument('<name>')
      .option('--version <n>', both('版本，默认全部', 'one version; all unless told'))
      .example(`feed ${command} bank-lankao --version 2`)
      .action(onPlatform(async () => ({ run: (await import('./feed.js'))[command] })));
}
