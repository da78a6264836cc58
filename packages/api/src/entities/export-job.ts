import { exportJob } from '@qingqu/schema';
import { choice } from '../model/choice.js';
import { chosen, computed, desc, type Entity, entity, field, inRegion } from '../model/entity.js';
import * as values from '../model/values.js';

export const ExportFormat = choice('ExportFormat', 'Format of an export 导出格式.', exportJob.format.enumValues, {
  csv: 'CSV (RFC 4180).',
  ndjson: 'A JSON object a line.',
  xlsx: 'Excel workbook 工作簿.',
  parquet: 'Apache Parquet.',
});

const ExportStatus = choice('ExportStatus', 'Status of an export 导出任务状态.', exportJob.status.enumValues, {
  waiting: 'Waits for its turn 等待.',
  running: 'Is being made 进行中.',
  done: 'Its file can be fetched 已完成.',
  failed: 'Could not be made; see `problem` 失败.',
  cancelled: 'Cancelled by its user 已取消.',
});

export const exportEntities: Entity[] = [
  entity('ExportJob', exportJob, {
    plural: 'exportJobs',
    about:
      "Exports that are made in the background 导出任务: the viewer's own; auditors see the region's. They are gone after seven days.",
    members: {
      username: field(exportJob.username, 'Who asked for it 用户.'),
      regionCode: field(exportJob.regionCode, "Region of the user's grant 区划代码."),
      region: inRegion(exportJob.regionCode, "Region of the user's grant 区划.", {
        name: 'exportJobs',
        about: 'Exports of users of this region itself that the viewer may see 本级导出任务.',
      }),
      entity: field(exportJob.entity, 'The list that is exported, as it is called here 数据.'),
      format: chosen(exportJob.format, ExportFormat, 'Format 格式.'),
      purpose: field(exportJob.purpose, 'What the data are needed for (Art. 9, 14) 用途.'),
      ticket: field(exportJob.ticket, 'Document, order or case that it is for 工单号.'),
      status: chosen(exportJob.status, ExportStatus, 'Status 状态.'),
      problem: field(exportJob.problem, 'Why it failed 失败原因.'),
      rowsDone: field(exportJob.rowsDone, 'Rows written so far, told once a second 已导出行数.'),
      rowsTotal: field(exportJob.rowsTotal, 'Rows that it will have; null until they are counted 总行数.'),
      percent: computed({
        type: values.integer,
        nullable: false,
        about: 'How much of it is done, 0 to 100 进度（%）.',
        sql: (col) =>
          `case when ${col('status')} = 'done' then 100 when ${col('rows_total')} > 0 then least(99, ${col('rows_done')}::bigint * 100 / ${col('rows_total')})::int else 0 end`,
      }),
      bytes: field(exportJob.bytes, 'Size of the file 字节数.'),
      sha256: field(exportJob.sha256, 'SHA-256 of the file, hexadecimal 文件摘要.'),
      epoch: field(exportJob.epoch, 'The epoch that was open when it was read; ask `since` it the next time 数据期.'),
      createdAt: field(exportJob.createdAt, 'When it was asked for 提交时间.'),
      startedAt: field(exportJob.startedAt, 'When it was begun, the last time 开始时间.'),
      finishedAt: field(exportJob.finishedAt, 'When it ended 结束时间.'),
      expiresAt: field(exportJob.expiresAt, 'From then on it is gone 失效时间.'),
      downloadUrl: computed({
        type: values.text,
        about: 'Where its user fetches the file, with `Authorization`; null until it is done 下载地址.',
        sql: (col) =>
          `case when ${col('status')} = 'done' and ${col('user_id')} = current_setting('app.uid')::uuid then '/export/jobs/' || ${col('id')} end`,
      }),
    },
    order: [desc('createdAt')],
  }),
];
