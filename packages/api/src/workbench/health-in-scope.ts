import { figure, judged, type LookInScope, type RegionalPart } from './health-part.js';

/** How the parts are looked at whose rows belong to regions: in the viewer's scope. */
export const looksInScope: Readonly<Record<RegionalPart, LookInScope>> = {
  async ingest(readOwn) {
    const { receivedAt, status, unfinished, stalled, parked } = await readOwn<{
      receivedAt: string | null;
      status: string | null;
      unfinished: number;
      stalled: number;
      parked: number;
    }>(
      `select json_build_object('receivedAt', n.received_at, 'status', n.status,
         'unfinished', (select count(*) from ingest_file where status in ('received', 'loading')),
         'stalled', (select count(*) from ingest_file where status = 'loading' and lease_until < now()),
         'parked', (select count(*) from ingest_file where status = 'parked'))
       from (select) one left join lateral (select received_at, status from ingest_file order by id desc limit 1) n on true`,
    );
    return judged(
      [
        figure('receivedAt', 'instant', '最近批次接收于', 'newest batch received at', receivedAt),
        figure('status', 'text', '最近批次状态', 'its status', status),
        figure('unfinished', 'count', '未完成批次', 'batches not finished', unfinished),
        figure('parked', 'count', '已暂停批次', 'batches parked', parked),
      ],
      receivedAt === null ? ['尚未收到数据', 'nothing has come in yet'] : ['数据接收正常', 'files are taken in'],
      [
        stalled > 0,
        `${stalled} 个批次无人继续入库，请检查后台任务（qingqu worker）`,
        `nobody goes on with ${stalled} batches: look after the background work (qingqu worker)`,
      ],
      [
        parked > 0,
        `${parked} 个批次多次失败后已暂停，请在数据接收页查看原因`,
        `${parked} batches are parked after failing again and again: see why on the page of batches`,
      ],
    );
  },

  async deliveries(readOwn) {
    const { late, since } = await readOwn<{ late: number; since: string | null }>(
      `select json_build_object('late', count(*), 'since', min(due_at)) from expected_delivery
       where status = 'missing' or status = 'due' and due_at < now()`,
    );
    return judged(
      [
        figure('late', 'count', '逾期未到文件', 'files that should have come', late),
        figure('since', 'instant', '最早应到时间', 'the oldest was due at', since),
      ],
      ['应到文件均已到达', 'all files that were due have come'],
      [
        late > 0,
        `${late} 份应到文件未到，请联系报送单位或登记免报`,
        `${late} files have not come: ask those who send them, or waive them`,
      ],
    );
  },
};
