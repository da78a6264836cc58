import { type Machine, type Matter, platformOnly } from '@qingqu/casework';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { type Choice, choice } from '../model/choice.js';
import { chosen, computed, field, type Member } from '../model/entity.js';
import { texts } from '../model/values.js';

// biome-ignore lint/suspicious/noExplicitAny: what a machine looks at is its own business
type AnyMachine = Machine<string, any, any>;
interface MatterTable {
  state: AnyPgColumn;
  version: AnyPgColumn;
}

/** The states of a machine as an enumeration; the compiler asks for a meaning of each. */
export const statesOf = <State extends string, Name extends string, Facts extends Matter>(
  name: string,
  about: string,
  _machine: Machine<State, Name, Facts>,
  meanings: Readonly<Record<State, string>>,
): Choice<State> => choice(name, about, Object.keys(meanings) as State[], meanings);

/** What every matter shows: how it stands, how often it has moved, and what may follow. */
export function matterMembers(machine: AnyMachine, table: MatterTable, states: Choice): Record<string, Member> {
  return {
    state: chosen(table.state, states, 'How it stands 状态.'),
    version: field(table.version, 'How often it has moved; whoever moves it says which version he saw 版本.'),
    acts: computed({
      type: texts,
      nullable: false,
      about: 'Which acts of people follow its state; for whom they are, the act itself says 可办理事项.',
      sql: (col) => actsSql(machine, col('state')),
    }),
  };
}

function actsSql({ acts }: AnyMachine, state: string): string {
  const named = (Object.entries(acts) as [string, { from: readonly string[]; who?: readonly unknown[] }][]).filter(
    ([, { who }]) => !who?.includes(platformOnly),
  );
  const states = new Set(named.flatMap(([, { from }]) => from));
  const cases = [...states].map((each) => {
    const names = named.filter(([, { from }]) => from.includes(each)).map(([name]) => `'${name}'`);
    return `when '${each}' then array[${names.join(', ')}]`;
  });
  return `case ${state} ${cases.join(' ')} else '{}'::text[] end`;
}
