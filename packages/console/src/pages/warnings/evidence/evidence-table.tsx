import { Descriptions } from 'antd';
import { Amount } from '../../../parts/amount.js';
import { common } from '../../../words/common.js';
import { inLanguage, useLanguage } from '../../../words/language.js';
import { useNames, useWords, type Words } from '../../../words/use-words.js';
import { choiceIn, type Found, isRegionCode, isTold, percentOf } from './evidence.js';
import { RegionName } from './region-name.js';
import { evidenceWords } from './words.js';

const named: Words = evidenceWords;

/** What a rule found, value by value, under the names that staff use. */
export function EvidenceTable({ of }: { of: readonly Found[] }) {
  const { language } = useLanguage();
  return (
    <Descriptions
      size="small"
      bordered
      column={{ xs: 1, md: 2 }}
      items={of.filter(isTold).map((found) => ({
        key: found.name,
        label: named[found.name] ? inLanguage(language, named[found.name]!) : found.name,
        children: <Value of={found} />,
      }))}
    />
  );
}

function Value({ of }: { of: Found }) {
  const t = useWords(common);
  const { choice } = useNames();
  const { language } = useLanguage();
  const value = of.value ?? '';
  if (of.type === 'money') return <Amount yuan={value} />;
  if (of.type === 'ratio') return <span className="amount">{percentOf(value)}</span>;
  if (of.type === 'boolean') return t(value === 'true' ? 'yes' : 'no');
  if (isRegionCode(of)) return <RegionName code={value} />;
  const chosen = choiceIn(of);
  if (!chosen) return <span style={{ overflowWrap: 'anywhere' }}>{value}</span>;
  return new Intl.ListFormat(language).format(chosen.values.map((each) => choice(chosen.choice, each)));
}
