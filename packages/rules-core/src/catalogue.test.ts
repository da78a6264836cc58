import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { buildPackage, departmentOf, type RuleDefinition, renderPackage } from '@qingqu/rules-sdk';
import { checkPackage, readPages, ruleFolders } from '@qingqu/rules-sdk/testing';
import { rules } from './index.js';

const root = join(__dirname, '..');
const textOf = (file: string) => readFileSync(join(root, file), 'utf8');
const folders = ruleFolders(root);

describe('the catalogue', () => {
  it('has a folder for each rule and a rule for each folder', () => {
    expect(rules.map(({ id }) => id).sort()).toEqual([...folders.keys()].sort());
  });

  it('keeps rules.ts in the order of the folders', () => {
    const lines = textOf('src/rules.ts').match(/(?<=from ').*(?=')/g)!;
    expect(lines).toEqual([...lines].sort());
  });

  it('is complete: metadata, neutral wording, types, pages with an example that finds what it says, tests', async () => {
    expect(await checkPackage(root, rules)).toEqual([]);
  });

  it('says which department handles a rule where its folder says so', () => {
    const departments = { budget: 'budget', treasury: 'treasury', agri: 'agri-finance' };
    for (const { id, category } of rules)
      expect([id, relative(join(root, 'src'), folders.get(id)!).split('/')[0]]).toEqual([
        id,
        departments[departmentOf[category]],
      ]);
  });

  it('has an index in README.md that is in step', () => {
    const index = textOf('README.md')
      .split('\n')
      .filter((line) => line.startsWith('|'))
      // The formatter pads the cells.
      .map((line) => line.replace(/ +/g, ' ').replace(/-{3,}/g, '---'));
    expect(index).toEqual(indexTable(rules));
  });

  it('is built: rules.json has the bytes that `qingqu-rules build` writes', () => {
    const { name, version, qingqu } = JSON.parse(textOf('package.json'));
    const built = buildPackage({ name, version, owner: qingqu.owner }, rules, readPages(root, rules));
    expect(textOf('rules.json')).toBe(renderPackage(built));
  });
});

const departmentNames = { budget: '预算 budget', treasury: '国库 treasury', agri: '农财 agri-finance' };

/** The index of README.md, ordered by folder. */
function indexTable(all: RuleDefinition[]): string[] {
  const page = ({ id }: RuleDefinition) => relative(root, join(folders.get(id)!, 'README.md'));
  const ordered = [...all].sort((a, b) => (page(a) < page(b) ? -1 : 1));
  return [
    '| id | title | department | severity | class |',
    '| --- | --- | --- | --- | --- |',
    ...ordered.map(
      (rule) =>
        `| [${rule.id}](${page(rule)}) | ${rule.title.zh} ${rule.title.en} | ${departmentNames[departmentOf[rule.category]]} | ${rule.severity} | ${rule.timeClass} |`,
    ),
  ];
}
