import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { registerRule } from './register-rule.js';

/** `cash-single-large` → `cashSingleLarge` */
const camelCase = (id: string): string => id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** Throws unless the path is an id, with folders before it where wanted: `cash-over-limit`, `treasury/cash-over-limit`. */
export function refuseBadPath(dir: string, path: string): void {
  if (!/^([a-z][a-z0-9-]*\/)*[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(path))
    throw new Error(`'${path}' is not an id; write lower-case words with hyphens, like 'cash-over-limit'`);
  const folder = join(dir, 'src', path);
  if (existsSync(folder)) throw new Error(`${folder} exists already; choose another id`);
}

/** Makes a rule below `<dir>/src` with a test and a page that run as they are, and registers it. Returns the names of the files. */
export function newRule(dir: string, path: string): string[] {
  const id = basename(path);
  const files = { 'rule.ts': ruleOf(id), 'rule.test.ts': testOf(id), 'README.md': pageOf(id) };
  mkdirSync(join(dir, 'src', path), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, 'src', path, name), text);
  registerRule(dir, camelCase(id), path);
  return Object.keys(files).map((name) => `src/${path}/${name}`);
}

const ruleOf = (id: string) => `import { and, defineRule, gte, paid, param } from '@qingqu/rules-sdk';

export const ${camelCase(id)} = defineRule({
  id: '${id}',
  category: 'fund',
  subject: 'payment',
  severity: 'blue',
  timeClass: 'D',
  title: { zh: '大额支付', en: 'Large payment' },
  basis: ['豫财办〔2018〕33号 第八条'],
  params: { limit: param.money('2000000.00', { zh: '单笔金额', en: 'Amount of one payment' }) },
  find: ({ select, payments }, { limit }) =>
    select({ subject: payments.id, paidOn: payments.paidOn, amount: payments.amountFen, limit })
      .from(payments)
      .where(and(paid(payments), gte(payments.amountFen, limit))),
  message: {
    zh: '{paidOn} 支付 {amount} 元，达到 {limit} 元，请核实用途',
    en: '{amount} yuan were paid on {paidOn}, which reaches {limit}; please verify the purpose',
  },
});
`;

const testOf = (id: string) => `import { testRule } from '@qingqu/rules-sdk/testing';
import { ${camelCase(id)} } from './rule.js';

const payment = { id: 'p1', status: 'paid', paidOn: '2018-06-01', amountFen: '2000000.00' };

testRule(${camelCase(id)}, {
  asOf: '2018-11-30',
  warns: [
    {
      name: 'a payment that reaches the limit',
      given: { payments: [payment] },
      finds: [{ subject: 'p1', paidOn: '2018-06-01', amount: '2000000.00', limit: '2000000.00' }],
    },
  ],
  silent: [
    { name: 'one fen below the limit', given: { payments: [{ ...payment, amountFen: '1999999.99' }] } },
    { name: 'a void payment', given: { payments: [{ ...payment, status: 'void' }] } },
    { name: 'a refund', given: { payments: [{ ...payment, refundOfId: 'p0' }] } },
    { name: 'a higher limit', given: { payments: [payment] }, params: { limit: '3000000.00' } },
  ],
});
`;

const pageOf = (id: string) => `# ${id} — 大额支付 / Large payment

## 方法 Method

A payment that was paid and reaches the limit. Refunds and payments that are not paid are left out.

## 为什么重要 Why it matters

Say what would go unseen without this rule.

## 依据 Legal basis

- 豫财办〔2018〕33号 第八条

## 参数 Parameters

| name  | default    | unit | meaning               |
| ----- | ---------- | ---- | --------------------- |
| limit | 2000000.00 | yuan | amount of one payment |

## 已知误报 Known false positives

- a large payment that was tendered: still warns; raise the limit

## 示例 Worked example

\`\`\`json
{
  "asOf": "2018-11-30",
  "given": {
    "payments": [
      { "id": "at the limit", "status": "paid", "paidOn": "2018-06-01", "amountFen": "2000000.00" },
      { "id": "below it", "status": "paid", "paidOn": "2018-06-01", "amountFen": "1999999.99" }
    ]
  },
  "finds": [{ "subject": "at the limit", "paidOn": "2018-06-01", "amount": "2000000.00", "limit": "2000000.00" }]
}
\`\`\`
`;
