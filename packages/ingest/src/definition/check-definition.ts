import { TextDecoder } from 'node:util';
import { Fault } from '../fault.js';
import type { Feed, FeedColumn } from '../feed.js';
import { feeds } from '../feeds/index.js';
import { nearest } from '../nearest.js';
import type { ReferenceData } from '../reference-data.js';
import type { Words } from '../words.js';
import type { ColumnObject } from './definition.js';
import { DefinitionError, type DefinitionProblem } from './definition-error.js';
import { exampleOf } from './examples.js';
import { specOf } from './header-binding.js';
import type { ParsedDefinition, Path } from './parse-definition.js';
import { patternOf } from './pattern.js';
import { headerKey } from './source-header.js';

/**
 * Checks what the names of a definition mean: that there is such a feed with such columns, that constants are values of theirs, that patterns
 * are patterns.
 * @returns the feed that it fills
 * @throws DefinitionError with the place of everything that is wrong
 */
export function checkDefinition(parsed: ParsedDefinition): Feed {
  const { definition, problemAt } = parsed;
  const feed = feeds.get(definition.feed);
  if (!feed) {
    const near = nearest(definition.feed, feeds.keys()).join(', ');
    const what = {
      zh: `没有名为“${definition.feed}”的数据类；相近的有 ${near}`,
      en: `there is no feed "${definition.feed}"; near: ${near}`,
    };
    throw new DefinitionError([problemAt(['feed'], what, { example: `feed: ${near.split(',')[0]}` })]);
  }
  const check = new Check(parsed, feed);
  check.all();
  if (check.problems.length > 0) throw new DefinitionError(check.problems);
  return feed;
}

/** Every code is good as long as nobody has the lists. */
const anyReference: ReferenceData = {
  regions: new Map(),
  root: { code: '', fiscalParent: null, lo: 0n, hi: 0n },
  counties: new Set(),
  codes: new Map(),
};

class Check {
  readonly problems: DefinitionProblem[] = [];

  constructor(
    private readonly parsed: ParsedDefinition,
    private readonly feed: Feed,
  ) {}

  all(): void {
    this.#naming();
    this.#file();
    for (const header of Object.keys(this.parsed.definition.columns ?? {})) this.#column(header);
    this.#key();
    this.#kinds();
    this.#aside();
    this.#patterns();
  }

  #naming(): void {
    const { header, header_rows, names } = this.parsed.definition;
    if (header === 'none' && header_rows !== undefined)
      this.#note(['header_rows'], { zh: '没有标题行', en: 'there is no header' });
    if (header === 'none' && !names)
      this.#note(
        ['header'],
        { zh: '没有标题行时须写明各列的名称', en: 'without a header the columns need names' },
        exampleOf(['names']),
      );
    if (header !== 'none' && names)
      this.#note(
        ['names'],
        { zh: 'names 只用于 header: none', en: 'names goes with header: none only' },
        exampleOf(['header']),
      );
    for (const [at, one] of (names ?? []).entries())
      if (names!.findIndex((other) => headerKey(other) === headerKey(one)) < at)
        this.#note(['names', at], { zh: '该名称出现了两次', en: 'the name comes twice' });
  }

  #file(): void {
    const { file } = this.parsed.definition;
    if (!file) return;
    if (file.encoding !== undefined && !isEncoding(file.encoding))
      this.#note(
        ['file', 'encoding'],
        { zh: '没有这种编码', en: 'there is no such encoding' },
        exampleOf(['encoding']),
      );
    if ((file.format === 'fixed') !== (file.columns !== undefined))
      this.#note(
        ['file'],
        { zh: 'format: fixed 与 columns 须一同写明', en: 'format: fixed and columns go together' },
        'file: { format: fixed, columns: [{ name: 金额, from: 21, to: 34 }] }',
      );
    for (const [at, { from, to }] of (file.columns ?? []).entries())
      if (Number(from) < 1 || Number(from) > Number(to))
        this.#note(
          ['file', 'columns', at],
          { zh: '起止位置不对', en: 'from and to do not fit' },
          '{ name: 金额, from: 21, to: 34 }',
        );
  }

  #column(header: string): void {
    const path: Path = ['columns', header];
    const column = this.#feedColumn(header, path);
    if (!column) return;
    const spec = specOf(this.parsed.definition, header)!;
    const sources = (['from', 'join', 'either', 'constant'] as const).filter((key) => spec[key] !== undefined);
    if (sources.length > 1)
      this.#note([...path, sources[1]!], {
        zh: `${sources.join('、')} 只能写一个`,
        en: `only one of ${sources.join(', ')} may stand here`,
      });
    for (const [key, needs] of [
      ['with', 'join'],
      ['gaps', 'join'],
      ['else', 'values'],
    ] as const)
      if (spec[key] !== undefined && spec[needs] === undefined)
        this.#note(
          [...path, key],
          { zh: `${key} 只与 ${needs} 同用`, en: `${key} goes with ${needs} only` },
          exampleOf([needs]),
        );
    this.#styles(spec, column, path);
    if (spec.constant !== undefined) {
      const idle = Object.keys(spec).find((key) => !sources.includes(key as 'constant'));
      if (idle) this.#note([...path, idle], { zh: `固定值不用 ${idle}`, en: `a constant has no ${idle}` });
    }
    for (const key of ['constant', 'default'] as const)
      if (spec[key] !== undefined) this.#value(column, spec[key], [...path, key]);
    for (const [from, to] of Object.entries(spec.values ?? {})) this.#value(column, to, [...path, 'values', from]);
    for (const [at, part] of (spec.join ?? []).entries())
      if (typeof part === 'object' && 'column' in part)
        this.#joinPart(header, part.column, [...path, 'join', at, 'column']);
    if (spec.match !== undefined) this.#pattern(spec.match, [...path, 'match']);
    for (const [at, { set }] of (spec.either ?? []).entries()) this.#sets(set, [...path, 'either', at, 'set']);
  }

  /** A part of a column that is another column of the feed; that one must not be made of others itself. */
  #joinPart(header: string, of: string, path: Path): void {
    if (!this.#feedColumn(of, path, false)) return;
    const parts = specOf(this.parsed.definition, of)?.join ?? [];
    if (of === header || parts.some((part) => typeof part === 'object' && 'column' in part))
      this.#note(path, {
        zh: '它本身由其他列合成，不能再用于合成',
        en: 'it is put together of columns itself',
      });
  }

  /** Styles that the column has no use for are mistakes. */
  #styles(spec: ColumnObject, column: FeedColumn, path: Path): void {
    const uses = {
      unit: ['yuan'],
      round: ['yuan'],
      numbers: ['yuan', 'integer', 'decimal'],
      dates: ['date', 'month', 'instant'],
    } as const;
    for (const [key, types] of Object.entries(uses) as [keyof typeof uses, readonly string[]][])
      if (spec[key] !== undefined && !types.includes(column.type))
        this.#note([...path, key], {
          zh: `${column.header} 不用 ${key}：它是 ${column.type} 类的列`,
          en: `${column.header} has no ${key}: it is a column of type ${column.type}`,
        });
  }

  #key(): void {
    const { key, columns } = this.parsed.definition;
    if (key !== 'none') return;
    const column = this.feed.column('key');
    if (column?.type !== 'key' || !column.required)
      this.#note(['key'], {
        zh: `${this.feed.name} 的主键由它的列构成，不能没有主键`,
        en: `the key of ${this.feed.name} is made of its columns; it cannot do without`,
      });
    if (columns?.key !== undefined)
      this.#note(['columns', 'key'], { zh: '已写明 key: none', en: 'key: none is stated' }, undefined, true);
  }

  #kinds(): void {
    const { kinds } = this.parsed.definition;
    if (!kinds) return;
    if (this.feed.total === undefined)
      this.#note(['kinds'], { zh: `${this.feed.name} 没有金额列`, en: `${this.feed.name} has no amount` });
    for (const [at, { set, needs }] of kinds.entries()) {
      this.#sets(set, ['kinds', at, 'set']);
      for (const [index, header] of (needs ?? []).entries())
        this.#feedColumn(header, ['kinds', at, 'needs', index], false);
    }
  }

  #aside(): void {
    for (const [at, rule] of (this.parsed.definition.aside ?? []).entries()) {
      if (rule.starts === undefined && rule.when === undefined && rule.blank === undefined)
        this.#note(['aside', at], { zh: '须写明是哪些行', en: 'it must say which lines' }, exampleOf(['aside']));
      if (!rule.total) continue;
      const { amount, rows, text } = rule.total;
      if (amount === undefined && rows === undefined && text === undefined)
        this.#note(
          ['aside', at, 'total'],
          { zh: '须写明合计在哪里', en: 'it must say where the total stands' },
          exampleOf(['total']),
        );
      if (amount !== undefined && this.feed.total === undefined)
        this.#note(['aside', at, 'total', 'amount'], {
          zh: `${this.feed.name} 没有金额列`,
          en: `${this.feed.name} has no amount`,
        });
      if (text !== undefined) this.#totalPattern(text, ['aside', at, 'total', 'text']);
    }
  }

  #patterns(): void {
    const { as_of, total_in_title } = this.parsed.definition;
    if (total_in_title !== undefined) this.#totalPattern(total_in_title, ['total_in_title']);
    for (const key of ['file', 'title'] as const)
      if (as_of?.[key] !== undefined) this.#pattern(as_of[key], ['as_of', key]);
  }

  #sets(set: Record<string, string> | undefined, path: Path): void {
    for (const [header, value] of Object.entries(set ?? {})) {
      const column = this.#feedColumn(header, [...path, header]);
      if (column) this.#value(column, value, [...path, header]);
    }
  }

  #feedColumn(header: string, path: Path, ofKey = true): FeedColumn | undefined {
    const column = this.feed.column(header);
    if (column) return column;
    const near = nearest(
      header,
      this.feed.columns.map((known) => known.header),
    ).join(', ');
    this.#note(
      path,
      {
        zh: `${this.feed.name} 没有“${header}”这一列；相近的有 ${near}`,
        en: `${this.feed.name} has no column "${header}"; near: ${near}`,
      },
      exampleOf(path),
      ofKey,
    );
    return undefined;
  }

  #value(column: FeedColumn, value: string, path: Path): void {
    if (column.type === 'region' || column.type === 'village') {
      if (!/^\d{12}$/.test(value))
        this.#note(path, { zh: '不是 12 位代码', en: 'this is no 12-digit code' }, `'${column.example}'`);
      return;
    }
    const read = column.read(value, anyReference);
    if (read instanceof Fault)
      this.#note(
        path,
        {
          zh: `不是 ${column.header} 的值：${read.what.zh}；应为${column.expected.zh}`,
          en: `this is no value of ${column.header}: ${read.what.en}; expected ${column.expected.en}`,
        },
        column.example,
      );
  }

  #pattern(source: string, path: Path): boolean {
    try {
      patternOf(source);
      return true;
    } catch (error) {
      const why = (error as Error).message.replace(/^error parsing regexp: /, '');
      this.#note(path, { zh: `不是有效的 RE2 正则：${why}`, en: `this is no RE2 pattern: ${why}` }, exampleOf(path));
      return false;
    }
  }

  #totalPattern(source: string, path: Path): void {
    if (!this.#pattern(source, path) || /\(\?P?<(rows|amount)>/.test(source)) return;
    this.#note(
      path,
      { zh: '须有名为 rows 或 amount 的括号', en: 'it needs a group named rows or amount' },
      exampleOf(['text']),
    );
  }

  #note(path: Path, what: Words, example?: string, ofKey = false): void {
    this.problems.push(this.parsed.problemAt(path, what, { ofKey, ...(example === undefined ? {} : { example }) }));
  }
}

function isEncoding(label: string): boolean {
  try {
    return new TextDecoder(label) instanceof TextDecoder;
  } catch {
    return false;
  }
}
