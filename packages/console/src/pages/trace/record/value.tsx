import { Amount } from '../../../parts/amount.js';
import { Choice } from '../../../parts/choice.js';
import { Instant } from '../../../parts/instant.js';
import type { RecordField } from '../../../schema/records.js';
import { common } from '../../../words/common.js';
import type { ChoiceName } from '../../../words/use-words.js';
import { useWords } from '../../../words/use-words.js';

interface Props {
  of: Readonly<Record<string, unknown>>;
  field: RecordField;
  /** The names of regions by their codes, where they have been asked for. */
  regions?: ReadonlyMap<string, string>;
}

/** A value of a record as people read it: amounts in their unit, choices and codes by name. */
export function Value({ of, field: { name, type, beside, isChoice }, regions }: Props) {
  const t = useWords(common);
  const value = of[name];
  if (value === null || value === undefined || value === '') return null;
  if (isChoice) return <Choice name={type as ChoiceName} value={String(value)} />;
  switch (type) {
    case 'Money':
      return <Amount yuan={String(value)} />;
    case 'DateTime':
      return <Instant at={String(value)} />;
    case 'Boolean':
      return t(value ? 'yes' : 'no');
    case 'RegionCode':
      return regions?.get(String(value)) ?? String(value);
    case 'JSON':
      return JSON.stringify(value);
    default:
      return beside && of[beside] ? `${value} ${of[beside]}` : String(value);
  }
}
