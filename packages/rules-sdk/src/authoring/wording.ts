import type { RuleDefinition } from '../define-rule.js';
import { literally, type Problem } from './problem.js';

/** Words that judge. A warning is a lead to verify: whether it is more than that, people decide. */
const judging = [
  /违规|违法|违纪|贪污|挪用|侵占|骗取|套取|冒领|欺诈|舞弊|造假|犯罪|腐败|盗取/,
  /\b(illegal|unlawful|violat\w*|fraud\w*|embezzl\w*|misappropriat\w*|corrupt\w*|crim(?:e|es|inal\w*)|guilt\w*|cheat\w*|st[oe]l[en]\w*|steal\w*|theft|fak(?:e|ed)|brib\w*)\b/i,
];

/** Where a rule's title, message or labels judge instead of asking to verify. */
export function wordingProblems(rule: RuleDefinition): Problem[] {
  const texts = [
    ['title', rule.title],
    ['message', rule.message],
    ...Object.entries(rule.params).map(([name, param]) => [`label of '${name}'`, param.spec.label] as const),
  ] as const;
  return texts.flatMap(([what, text]) =>
    [text.zh, text.en].flatMap((words) =>
      judging.flatMap((pattern) => {
        const [word] = pattern.exec(words) ?? [];
        if (!word) return [];
        return [
          {
            problem: `the ${what} judges ('${word}'); write what was seen and what to verify`,
            near: literally(word),
          },
        ];
      }),
    ),
  );
}
