import { ingestFile, quarantine } from '@qingqu/schema';
import { chosen, desc, type Entity, entity, field, one, shown } from '../model/entity.js';
import { digest } from '../model/values.js';
import { BatchStatus, FileEncoding, QuarantineStatus } from './choices.js';

export const ingestEntities: Entity[] = [
  entity('Batch', ingestFile, {
    plural: 'batches',
    about: 'Batches 批次: files taken in, with what became of each row.',
    members: {
      feed: field(ingestFile.feed, 'Feed 数据种类.'),
      name: field(ingestFile.name, 'File name 文件名.'),
      sha256: shown(ingestFile.sha256, digest, 'SHA-256 of the content 内容摘要.'),
      bytes: field(ingestFile.bytes, 'Size in bytes 字节数.'),
      encoding: chosen(ingestFile.encoding, FileEncoding, 'Encoding 编码.'),
      status: chosen(ingestFile.status, BatchStatus, 'Status 状态.'),
      receivedAt: field(ingestFile.receivedAt, 'When it was received 接收时间.'),
      receivedBy: field(ingestFile.receivedBy, 'Who sent it 报送人.'),
      finishedAt: field(ingestFile.finishedAt, 'When it was finished 完成时间.'),
      lastError: field(ingestFile.lastError, 'Why it was refused or parked 拒收或暂停原因.'),
      read: field(ingestFile.nRead, 'Rows read; the sum of the outcomes below 读取行数.'),
      loaded: field(ingestFile.nLoaded, 'Rows loaded as new 新增行数.'),
      updated: field(ingestFile.nUpdated, 'Rows that superseded an earlier version 更新行数.'),
      unchanged: field(ingestFile.nUnchanged, 'Rows that said what was known 未变行数.'),
      duplicate: field(ingestFile.nDuplicate, 'Rows that came twice in the file 重复行数.'),
      stale: field(ingestFile.nStale, 'Rows of an older revision than the current 过期行数.'),
      quarantined: field(ingestFile.nQuarantined, 'Rows rejected 隔离行数.'),
      sum: field(ingestFile.sumFen, 'Sum of the amounts read, yuan 金额合计（元）.'),
      epochFirst: field(ingestFile.epochFirst, 'First epoch it wrote to 起始数据期.'),
      epochLast: field(ingestFile.epochLast, 'Last epoch it wrote to 截止数据期.'),
    },
    order: [desc('receivedAt')],
  }),
  entity('QuarantinedRow', quarantine, {
    plural: 'quarantinedRows',
    about: 'Rejected rows 隔离数据, with the reason and the place.',
    members: {
      rowNo: field(quarantine.rowNo, 'Data row of the file, from 1 行号.'),
      line: field(quarantine.line, 'Line of the file, from 1 文件行.'),
      column: field(quarantine.columnName, 'Column 列.'),
      reasonCode: field(quarantine.reasonCode, 'Reason code 原因代码.'),
      messageZh: field(quarantine.messageZh, 'Reason in Chinese 原因.'),
      messageEn: field(quarantine.messageEn, 'Reason in English 原因（英文）.'),
      expected: field(quarantine.expected, 'What was expected, with an example 应为.'),
      status: chosen(quarantine.status, QuarantineStatus, 'What became of it 处理状态.'),
      ownerOrg: field(quarantine.ownerOrg, 'Organisation that is to correct it 责任单位.'),
      dueOn: field(quarantine.dueOn, 'Day by which it is due 截止日期.'),
      createdAt: field(quarantine.createdAt, 'When it was rejected 隔离时间.'),
      batch: one('Batch', quarantine.fileId, {
        about: 'Batch 批次.',
        inverse: { name: 'quarantinedRows', about: 'Rejected rows of this batch 本批次隔离数据.' },
      }),
    },
    order: [desc('createdAt')],
  }),
];
