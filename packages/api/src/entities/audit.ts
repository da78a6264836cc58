import { auditEntry, auditSeal } from '@qingqu/schema';
import { desc, type Entity, entity, field, one } from '../model/entity.js';

const t = auditEntry;
const s = auditSeal;

/** What was done, and the seals upon it. Everybody sees what he did himself; auditors see it of their region. */
export const auditEntities: Entity[] = [
  entity('AuditEntry', auditEntry, {
    plural: 'auditEntries',
    about: 'Entries of the audit log 审计记录: who did what, to what, what for. They hold no personal data.',
    key: [t.seq],
    members: {
      at: field(t.at, 'When 时间.'),
      username: field(t.username, 'Who, by the user name of then 用户名.'),
      role: field(t.role, 'In which role; `system` = the platform, or its command line 角色.'),
      action: field(t.action, 'What was done: `reveal`, `read`, `export`, `sign_in` …; see docs/audit.md 操作.'),
      targetKind: field(t.targetKind, 'Kind of thing it was done to 对象类别.'),
      targetId: field(t.targetId, 'Its key or global id 对象标识.'),
      purpose: field(t.purpose, 'What for 用途.'),
      ticket: field(t.ticket, 'Document, order or case that it was done for 工单号.'),
      detail: field(t.detail, 'What else belongs to it, by action 详情.'),
      requestId: field(t.requestId, 'Id of the request, as answers and the server log bear it 请求标识.'),
      clientAddress: field(t.clientAddress, 'Address that the request came from 来源地址.'),
      user: one('User', t.userId, {
        about: 'User; null = the platform, or somebody who had not signed in 用户.',
        inverse: { name: 'auditEntries', about: 'What the user did 审计记录.' },
      }),
    },
    order: [desc('at')],
  }),
  entity('AuditSeal', auditSeal, {
    plural: 'auditSeals',
    about: 'Seals of the audit log 审计封存: each covers a run of entries and the seal before it.',
    readers: 'audit',
    key: [s.n],
    members: {
      firstSeq: field(s.firstSeq, 'Number of the first entry 首条记录号.'),
      lastSeq: field(s.lastSeq, 'Number of the last entry 末条记录号.'),
      entries: field(s.entries, 'How many entries 记录数.'),
      digest: field(s.digest, 'SHA-256 over the entries 记录摘要.'),
      prevHash: field(s.prevHash, 'Hash of the seal before it 上一封存的散列值.'),
      hash: field(s.hash, 'SHA-256 over all of these 散列值.'),
      signature: field(s.signature, "HMAC-SHA-256 of the hash under the installation's key 签名."),
      sealedAt: field(s.sealedAt, 'When it was sealed 封存时间.'),
    },
    order: [desc('sealedAt')],
  }),
];
