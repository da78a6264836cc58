import { exchangeMachine, purposeCodes } from '@qingqu/casework';
import { dataExchange } from '@qingqu/schema';
import { matterMembers, statesOf } from '../casework/matter-members.js';
import { choice } from '../model/choice.js';
import { chosen, desc, type Entity, entity, field, inRegion } from '../model/entity.js';

/** What data may be used for: there is no other use (Art. 9). */
export const PurposeCode = choice(
  'PurposeCode',
  'What data are used for (Art. 9); there is no other use 数据用途.',
  purposeCodes,
  {
    warning_handling: 'Handling of warnings 预警处理.',
    inspection: 'Inspection and supervision 监督检查.',
    assessment: 'Assessment 考核.',
    reconciliation: 'Reconciliation 核对.',
    external_exchange: 'Exchange with an outside body, under an approved exchange 对外交换.',
  },
);

export const ExchangeDirection = choice(
  'ExchangeDirection',
  'Which way data go 交换方向.',
  dataExchange.direction.enumValues,
  { out: 'They leave 对外提供.', in: 'They come in 接入.' },
);

const ExchangeState = statesOf('ExchangeState', 'How an exchange stands 数据交换状态.', exchangeMachine, {
  requested: 'Asked for 已申请.',
  endorsed: 'Endorsed by the agricultural finance division 农业处已审核.',
  approved: 'Approved by the information technology office 信息化办公室已批准.',
  refused: 'Refused 未批准.',
  ended: 'Ended before its last day 已终止.',
  expired: 'Past its last day 已到期.',
});

export const exchangeEntities: Entity[] = [
  entity('DataExchange', dataExchange, {
    plural: 'dataExchanges',
    about:
      'Exchanges of data with outside bodies 数据交换: what may leave or come in, approved by whom, until when (Art. 14).',
    readers: 'business',
    members: {
      exchangeNo: field(dataExchange.exchangeNo, 'Number 编号.'),
      ...matterMembers(exchangeMachine, dataExchange, ExchangeState),
      direction: chosen(dataExchange.direction, ExchangeDirection, 'Which way data go 交换方向.'),
      counterparty: field(dataExchange.counterparty, 'The other body 交换单位.'),
      purpose: chosen(dataExchange.purpose, PurposeCode, 'What for 用途.'),
      reason: field(dataExchange.reason, 'Why 交换事由.'),
      dataset: field(
        dataExchange.dataset,
        'What is exchanged: `entity`, `fields` and `filter` of what leaves; what comes in, in words 数据内容.',
      ),
      requestedBy: field(dataExchange.requestedBy, 'Who asked for it 申请人.'),
      requestedOn: field(dataExchange.requestedOn, 'When it was asked for 申请日期.'),
      endorsedBy: field(dataExchange.endorsedBy, 'Who endorsed it, of the agricultural finance division 审核人.'),
      endorsedOn: field(dataExchange.endorsedOn, 'When it was endorsed 审核日期.'),
      approvedBy: field(dataExchange.approvedBy, 'Who approved it, of the technology office 批准人.'),
      approvedOn: field(dataExchange.approvedOn, 'When it was approved 批准日期.'),
      decisionReason: field(dataExchange.decisionReason, 'Why it was approved or refused 审批意见.'),
      validFrom: field(dataExchange.validFrom, 'First day 有效期起.'),
      expiresOn: field(dataExchange.expiresOn, 'Last day 有效期止.'),
      exports: field(dataExchange.exports, 'How many exports have left under it 导出次数.'),
      regionCode: field(dataExchange.regionCode, 'Code of the region that asked for it 区划代码.'),
      region: inRegion(
        dataExchange.regionCode,
        'Region that asked for it; of out-bound data, whose rows leave 申请地区.',
        {
          name: 'dataExchanges',
          about: 'Exchanges that this region itself asked for 本级申请的数据交换.',
        },
      ),
    },
    order: [desc('requestedOn')],
  }),
];
