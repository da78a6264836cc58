import type { CompiledRule, ParamSpec, ParamValue } from '@qingqu/rules-sdk';
import type { EvidenceValue } from '../evaluator/protocol.js';

type Language = 'zh' | 'en';
type Shown = { type: EvidenceValue['type'] | ParamSpec['type']; value: unknown };

/** A warning's message in both languages: `{name}` is an evidence column, else a parameter, else the discriminator. */
export function renderMessage(
  rule: CompiledRule,
  evidence: Record<string, EvidenceValue>,
  params: Record<string, ParamValue>,
  discriminator: string,
): Record<Language, string> {
  const lookUp = (name: string): Shown | undefined => {
    if (evidence[name]) return evidence[name];
    const spec = rule.params[name];
    if (spec) return { type: spec.type, value: params[name] ?? spec.default };
    return name === 'discriminator' ? { type: 'text', value: discriminator } : undefined;
  };
  const render = (language: Language) =>
    rule.message[language].replace(/\{(\w+)\}/g, (placeholder, name: string) => {
      const shown = lookUp(name);
      return shown ? showValue(shown, language) : placeholder;
    });
  return { zh: render('zh'), en: render('en') };
}

/** A value as people read it: money in yuan `12,345.67` (the unit stands in the text), a ratio in per cent, a date as 2018-10-15. */
export function showValue({ type, value }: Shown, language: Language): string {
  if (value === null || value === undefined) return language === 'zh' ? '（无）' : '(none)';
  switch (type) {
    case 'money':
      return yuan(BigInt(String(value)));
    case 'number':
    case 'integer':
      return grouped(decimal(Number(value), 3));
    case 'ratio':
      return `${grouped(decimal(Number(value) * 100, 2))}%`;
    case 'boolean':
      return language === 'zh' ? (value ? '是' : '否') : value ? 'yes' : 'no';
    case 'codes':
      return (value as string[]).join(language === 'zh' ? '、' : ', ');
    default:
      return String(value);
  }
}

function yuan(fen: bigint): string {
  const digits = String(fen < 0n ? -fen : fen).padStart(3, '0');
  return `${fen < 0n ? '-' : ''}${grouped(digits.slice(0, -2))}.${digits.slice(-2)}`;
}

/** At most `places` decimals, without zeros at the end. */
const decimal = (value: number, places: number): string => String(Number(value.toFixed(places)));

const grouped = (number: string): string => number.replace(/\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','));
