import type { Entity } from '../model/entity.js';
import { type Registry, registry } from '../model/registry.js';
import { accessEntities } from './access.js';
import { accountEntities } from './account.js';
import { assessmentEntities } from './assessments.js';
import { auditEntities } from './audit.js';
import { backtestEntities } from './backtest.js';
import { budgetEntities } from './budget.js';
import { caseEntities } from './cases.js';
import { circularEntities } from './circulars.js';
import { correctionEntities } from './corrections.js';
import { exchangeEntities } from './exchanges.js';
import { exportEntities } from './export-job.js';
import { ingestEntities } from './ingest.js';
import { instrumentEntities } from './instruments.js';
import { monthEntities } from './months.js';
import { onecardEntities } from './onecard.js';
import { partyEntities } from './party.js';
import { paymentEntities } from './payment.js';
import { referenceEntities } from './reference.js';
import { registerEntities } from './register.js';
import { reminderEntities } from './reminders.js';
import { ruleDeskEntities } from './rule-desk.js';
import { viewEntities } from './views.js';
import { warningEntities } from './warning.js';

/** What belongs together, as the reference of the schema shows it. */
export interface Area {
  name: string;
  title: string;
  entities: readonly Entity[];
}

/** Registering one more entity is one line in its module; one more module, one line here. */
export const areas: readonly Area[] = [
  { name: 'reference-data', title: 'Reference data 基础数据', entities: referenceEntities },
  {
    name: 'budget-chain',
    title: 'Funds, indicators, allocations, plans 资金、指标、分配、计划',
    entities: budgetEntities,
  },
  { name: 'payments', title: 'Payments and payees 支付与收款人', entities: paymentEntities },
  { name: 'accounts', title: 'Accounts and special accounts 账户与财政专户', entities: accountEntities },
  { name: 'one-card', title: 'One-card subsidies 一卡通补贴', entities: onecardEntities },
  { name: 'parties', title: 'People, households, enterprises 个人、家庭、企业', entities: partyEntities },
  { name: 'registers', title: 'Registers of other departments 部门共享数据', entities: registerEntities },
  { name: 'warnings', title: 'Rules, sweeps and warnings 规则、运行与预警', entities: warningEntities },
  {
    name: 'cases',
    title: 'Cases: what is done about warnings 案件办理',
    entities: [...caseEntities, ...reminderEntities],
  },
  { name: 'instruments', title: 'Orders, inspections, interviews 交办、督查、约谈', entities: instrumentEntities },
  { name: 'corrections', title: 'Doubts about data and their correction 疑问数据更正', entities: correctionEntities },
  { name: 'months', title: 'Month close, escalation, ledgers 月结、升级、台账', entities: monthEntities },
  { name: 'assessments', title: 'Assessment 考核', entities: assessmentEntities },
  { name: 'circulars', title: 'Circulars and documents 通报与文书', entities: circularEntities },
  { name: 'exchanges', title: 'Exchange of data with others 数据交换', entities: exchangeEntities },
  {
    name: 'rule-desk',
    title: 'Changes and backtests of rules 规则变更与回溯检验',
    entities: [...ruleDeskEntities, ...backtestEntities],
  },
  { name: 'ingest', title: 'Sources, batches, rejected rows 来源、批次、隔离数据', entities: ingestEntities },
  { name: 'access', title: 'Users, grants, sessions, tokens 用户、授权、会话、令牌', entities: accessEntities },
  { name: 'audit', title: 'Audit log 审计记录', entities: auditEntities },
  { name: 'exports', title: 'Exports 数据导出', entities: exportEntities },
  { name: 'views', title: 'Saved views 常用筛选', entities: viewEntities },
];

/** All that the API shows. */
export const entities: Registry = registry(areas.flatMap((area) => area.entities));
