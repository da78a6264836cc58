import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Dice } from './seed.js';

/** An operation as a client would send it. */
export interface Asked {
  query: string;
  variables: Record<string, unknown>;
}

/** A value as it stands in a document, and as it travels in variables. */
interface Value {
  literal: string;
  json: unknown;
}

/** Real values for arguments, so that questions find something. */
export interface Hints {
  ids: readonly string[];
  regions: readonly string[];
  /** Root fields that are asked of records and regions that there are not: behind them stand programs that run for seconds. */
  onlyAbsent: ReadonlySet<string>;
  /** Mutations that are tried on the records that there are; the others would soon leave nobody who may ask. */
  tried: ReadonlySet<string>;
  absentId: string;
  absentRegion: string;
}

const hostile = [
  '',
  '\u0000',
  "'; drop table payment; --",
  '%_\\',
  '{}',
  '𠮷野家',
  '‮',
  '9'.repeat(400),
  '$1',
  '../../etc/passwd',
  '1e999',
  '"',
];

/** Writes operations by lot from a schema: most are valid, some ask for too much, and some are wrong in one place. */
export class RandomDocuments {
  #variables = new Map<string, { type: string; json: unknown }>();
  #fragments: string[] = [];
  #aliases = 0;
  #ids: readonly string[] = [];
  #regions: readonly string[] = [];
  /** In so many of a hundred places a value is wrong. */
  #wrong = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly dice: Dice,
    private readonly hints: Hints,
  ) {}

  next(): Asked {
    const { dice } = this;
    this.#variables = new Map();
    this.#fragments = [];
    this.#aliases = 0;
    this.#wrong = dice.percent(30) ? 10 : 0;
    const kind = dice.percent(5) ? 'mutation' : 'query';
    const root = kind === 'query' ? this.schema.getQueryType()! : this.schema.getMutationType()!;
    const fields = dice.some(Object.values(root.getFields()), 1, kind === 'query' ? 2 : 1);
    const selection = fields.map((field) => {
      const { onlyAbsent, tried } = this.hints;
      const closed = onlyAbsent.has(field.name) || (kind === 'mutation' && !tried.has(field.name));
      this.#ids = closed ? [this.hints.absentId] : this.hints.ids;
      this.#regions = closed ? [this.hints.absentRegion] : this.hints.regions;
      return this.#field(field, 0);
    });
    // A variable that is given but not told of, and one that is told of but not given.
    const told = [...this.#variables].map(([name, { type }]) => `$${name}: ${type}`);
    if (dice.percent(1)) told.push('$unused: Int');
    const name = dice.percent(40) ? ` Q${dice.below(100)}` : '';
    const variables: Record<string, unknown> = Object.fromEntries(
      [...this.#variables].filter(() => !dice.percent(1)).map(([key, { json }]) => [key, json]),
    );
    const query = `${kind}${name}${told.length > 0 ? `(${told.join(', ')})` : ''} { ${selection.join(' ')} } ${this.#fragments.join(' ')}`;
    return { query: dice.percent(12) ? this.#mutilated(query) : query, variables };
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const { dice } = this;
    const alias = dice.percent(8) ? `a${this.#aliases++}: ` : '';
    const directive = dice.percent(4)
      ? ` @${dice.of(['include', 'skip'])}(if: ${this.#argument({ type: 'Boolean!', value: this.#boolean() })})`
      : '';
    return `${alias}${field.name}${this.#arguments(field.args)}${directive}${this.#selection(field.type, depth + 1)}`;
  }

  #boolean(): Value {
    const json = this.dice.percent(50);
    return { literal: `${json}`, json };
  }

  #selection(type: GraphQLOutputType, depth: number): string {
    const named = getNamedType(type);
    if (isLeafType(named)) return '';
    const { dice } = this;
    if (isInterfaceType(named)) {
      const some = dice.some(this.schema.getPossibleTypes(named), 0, 3);
      return ` { __typename id ${some.map((each) => `... on ${each.name}${this.#inner(each, depth)}`).join(' ')} }`;
    }
    if (!isObjectType(named)) return ' { __typename }';
    const inner = this.#inner(named, depth);
    if (!dice.percent(7)) return inner;
    const name = `F${this.#fragments.length}`;
    this.#fragments.push(`fragment ${name} on ${named.name}${inner}`);
    return ` { ${dice.percent(50) ? `...${name}` : `... on ${named.name} { ...${name} }`} }`;
  }

  #inner(type: GraphQLObjectType, depth: number): string {
    const { dice } = this;
    const all = Object.values(type.getFields());
    const flat = all.filter((each) => isLeafType(getNamedType(each.type)));
    const isPage = type.name.endsWith('Connection') || type.name.endsWith('Edge');
    const chosen = isPage
      ? dice.some(all, 1, 3)
      : [...dice.some(flat, 0, 4), ...(depth < 5 ? dice.some(all, 0, 1 + (depth % 2)) : [])];
    const fields = depth > 7 ? [] : [...new Set(chosen)].map((each) => this.#field(each, depth));
    return ` { ${fields.length === 0 || dice.percent(10) ? '__typename ' : ''}${fields.join(' ')} }`;
  }

  #arguments(args: readonly GraphQLArgument[]): string {
    const { dice } = this;
    const page = new Set(dice.percent(80) ? ['last', 'before'] : ['first', 'after']);
    const given = args.filter((arg) => {
      if (page.has(arg.name)) return dice.percent(1);
      if (arg.name === 'after' || arg.name === 'before') return dice.percent(4);
      if (arg.name === 'first' || arg.name === 'last') return dice.percent(95);
      return isNonNullType(arg.type) ? !dice.percent(1) : dice.percent(30);
    });
    if (given.length === 0) return '';
    const values = given.map(
      (arg) => `${arg.name}: ${this.#argument({ type: String(arg.type), value: this.#value(arg.type, arg.name, 0) })}`,
    );
    return `(${values.join(', ')})`;
  }

  /** As a literal, or by a variable. */
  #argument({ type, value }: { type: string; value: Value }): string {
    if (!this.dice.percent(25)) return value.literal;
    const name = `v${this.#variables.size}`;
    this.#variables.set(name, { type: this.dice.percent(1) ? 'String' : type, json: value.json });
    return `$${name}`;
  }

  #value(type: GraphQLInputType, name: string, depth: number): Value {
    const { dice } = this;
    if (dice.percent(this.#wrong)) return this.#wrongValue();
    if (isNonNullType(type)) return this.#value(type.ofType, name, depth);
    if (isListType(type)) {
      const items = Array.from({ length: dice.below(3) }, () => this.#value(type.ofType, name, depth + 1));
      return { literal: `[${items.map(({ literal }) => literal).join(', ')}]`, json: items.map(({ json }) => json) };
    }
    if (isEnumType(type)) {
      const member = dice.of(type.getValues()).name;
      return { literal: member, json: member };
    }
    if (isInputObjectType(type)) {
      const all = Object.values(type.getFields());
      const needed = all.filter((each) => isNonNullType(each.type));
      const flat = all.filter((each) => depth < 3 || isLeafType(getNamedType(each.type)));
      const fields = [...new Set([...needed, ...dice.some(flat, 0, type.name.endsWith('Order') ? 1 : 2)])];
      const values = fields.map((each) => [each.name, this.#value(each.type, each.name, depth + 1)] as const);
      return {
        literal: `{${values.map(([key, { literal }]) => `${key}: ${literal}`).join(', ')}}`,
        json: Object.fromEntries(values.map(([key, { json }]) => [key, json])),
      };
    }
    return this.#scalar(type.name, name);
  }

  #scalar(type: string, name: string): Value {
    const { dice } = this;
    const text = (json: string): Value => ({ literal: JSON.stringify(json), json });
    const number = (json: number): Value => ({ literal: `${json}`, json });
    switch (type) {
      case 'Int':
        // Versions are low, or most of the acts would be refused for theirs alone.
        return number(/^(first|last|version)$/.test(name) ? 1 + dice.below(5) : dice.below(2_000));
      case 'Float':
        return number(dice.below(1_000) / 8);
      case 'Boolean':
        return this.#boolean();
      case 'ID':
        return text(dice.of(this.#ids));
      case 'RegionCode':
        return text(dice.of(this.#regions));
      case 'Money':
        return text(`${dice.below(100_000)}.${dice.below(10)}`);
      case 'LocalDate':
        return text(`201${dice.below(10)}-0${1 + dice.below(9)}-${10 + dice.below(18)}`);
      case 'DateTime':
        return text(`2018-0${1 + dice.below(9)}-10T09:30:00+08:00`);
      case 'BigInt':
      case 'Decimal':
        return text(`${dice.below(10_000)}`);
    }
    if (/region/i.test(name)) return text(dice.of(this.#regions).slice(0, dice.of([2, 4, 6, 12])));
    return text(dice.of(['CountyA', '道路', 'x', '2018', ...(dice.percent(20) ? hostile : [])]));
  }

  #wrongValue(): Value {
    const { dice } = this;
    const json = dice.of<unknown>([null, -1, 2 ** 31, 1e308, true, [], {}, [[[]]], { x: 1 }, ...hostile]);
    const literal =
      json === null || typeof json !== 'object' ? JSON.stringify(json) : Array.isArray(json) ? '[[]]' : '{x: 1}';
    return { literal: dice.percent(10) ? 'NO_SUCH' : literal, json };
  }

  /** The text with a piece missing, doubled or replaced. */
  #mutilated(text: string): string {
    const { dice } = this;
    const at = dice.below(text.length);
    const length = 1 + dice.below(12);
    const piece = text.slice(at, at + length);
    const other = dice.of([
      '',
      piece + piece,
      dice.of([
        ...'{}()[]:$@!"\\.,&|#\u0000\u2028',
        '...',
        '"""',
        ' on ',
        '@deprecated',
        '__schema { types { name } }',
        '9e9',
      ]),
      piece.toUpperCase(),
    ]);
    return `${text.slice(0, at)}${other}${text.slice(at + length)}`;
  }
}
