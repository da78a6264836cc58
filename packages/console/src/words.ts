import { createContext, useContext } from 'react';
import { evidenceWords } from './evidence-words.js';

export type Language = 'zh' | 'en';

/** Every word of the console, in both languages, Chinese first. Codes of the API have their names here too. */
const words = {
  product: ['清渠', 'Qingqu'],
  tagline: ['财政资金动态监控', 'Watching public money'],
  username: ['用户名', 'User name'],
  password: ['密码', 'Password'],
  signIn: ['登录', 'Sign in'],
  signOut: ['退出', 'Sign out'],
  signInFailed: ['用户名或密码不正确', 'User name or password is not right'],
  warnings: ['预警', 'Warnings'],
  batches: ['数据批次', 'Batches'],
  quarantine: ['隔离区', 'Quarantine'],
  rules: ['规则', 'Rules'],
  number: ['编号', 'No.'],
  rule: ['规则', 'Rule'],
  category: ['类别', 'Category'],
  severity: ['级别', 'Severity'],
  state: ['状态', 'State'],
  region: ['地区', 'Region'],
  department: ['责任部门', 'Department'],
  message: ['内容', 'Message'],
  amount: ['金额（元）', 'Amount (yuan)'],
  opened: ['首次出现', 'First seen'],
  verifyDue: ['核实期限', 'Verify by'],
  rectifyDue: ['整改期限', 'Rectify by'],
  evidence: ['证据', 'Evidence'],
  basis: ['依据', 'Legal basis'],
  history: ['过程', 'History'],
  related: ['相关记录', 'Other records'],
  item: ['项目', 'Item'],
  value: ['值', 'Value'],
  more: ['加载更多', 'Load more'],
  all: ['全部', 'All'],
  none: ['没有数据', 'Nothing here'],
  retry: ['重试', 'Try again'],
  noConnection: ['无法连接服务器', 'The server cannot be reached'],
  failed: ['请求未成功', 'The request did not succeed'],
  file: ['文件', 'File'],
  feed: ['数据类', 'Feed'],
  read: ['读入', 'Read'],
  loaded: ['装入', 'Loaded'],
  updated: ['更新', 'Updated'],
  unchanged: ['未变', 'Unchanged'],
  duplicate: ['重复', 'Duplicate'],
  stale: ['过时', 'Stale'],
  quarantined: ['隔离', 'Quarantined'],
  received: ['接收时间', 'Received'],
  line: ['行', 'Line'],
  column: ['列', 'Column'],
  reason: ['原因', 'Reason'],
  expected: ['应为', 'Expected'],
  total: ['共', 'In all'],
  graphiql: ['GraphiQL 查询', 'GraphiQL'],
  'severity.RED': ['红', 'Red'],
  'severity.ORANGE': ['橙', 'Orange'],
  'severity.YELLOW': ['黄', 'Yellow'],
  'severity.BLUE': ['蓝', 'Blue'],
  'category.RECEIPT': ['指标接收', 'Receipt'],
  'category.ALLOCATION': ['指标分配', 'Allocation'],
  'category.CASH': ['现金支出', 'Cash'],
  'category.ACCOUNT': ['账户风险', 'Account'],
  'category.CYCLE': ['支付周期', 'Payment cycle'],
  'category.FUND': ['资金风险', 'Fund'],
  'category.ENTERPRISE': ['企业风险', 'Enterprise'],
  'category.INDIVIDUAL': ['个人风险', 'Individual'],
  'state.OPEN': ['待处理', 'Open'],
  'state.CLEARED': ['已消除', 'Cleared'],
  'event.RAISED': ['产生', 'Raised'],
  'event.EVIDENCE_CHANGED': ['证据变化', 'Evidence changed'],
  'event.CLEARED': ['消除', 'Cleared'],
  'event.REOPENED': ['再现', 'Reopened'],
  'batch.RECEIVED': ['已接收', 'Received'],
  'batch.LOADING': ['装入中', 'Loading'],
  'batch.DONE': ['完成', 'Done'],
  'batch.REFUSED': ['拒收', 'Refused'],
  'batch.PARKED': ['搁置', 'Parked'],
} as const satisfies Record<string, readonly [string, string]>;

export type Word = keyof typeof words;

export const LanguageContext = createContext<Language>('zh');

/** The word in the reader's language. A code that has no name yet is shown as it is. */
export function useWords(): {
  language: Language;
  t: (word: Word) => string;
  named: (kind: string, code: string | null | undefined) => string;
  evidenceName: (name: string) => string;
} {
  const language = useContext(LanguageContext);
  const at = language === 'zh' ? 0 : 1;
  return {
    language,
    t: (word) => words[word][at],
    evidenceName: (name) => evidenceWords[name]?.[at] ?? name,
    named: (kind, code) =>
      code ? ((words as Record<string, readonly [string, string]>)[`${kind}.${code.toUpperCase()}`]?.[at] ?? code) : '',
  };
}
