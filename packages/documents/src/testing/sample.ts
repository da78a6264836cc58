import type { OfficialDocument } from '../content.js';

/** A document with all that one can hold. */
export const sample: OfficialDocument = {
  title: '关于2018年11月扶贫资金动态监控系统应用及预警问题跟踪处理情况的通报',
  documentNo: '豫财农〔2018〕33号',
  issuer: '河南省财政厅农业处',
  addressee: '有关省辖市、直管县（市）党委、政府',
  date: '2018-12-05',
  blocks: [
    { text: '现将有关情况通报如下。' },
    { heading: '一、总体情况' },
    { text: '第一段。\n第二段。' },
    {
      table: {
        caption: '各地区预警处理情况',
        columns: [
          { title: '地区', kind: 'text' },
          { title: '新增', kind: 'integer' },
          { title: '涉及金额（元）', kind: 'yuan' },
          { title: '整改率', kind: 'percent' },
          { title: '上报日期', kind: 'date' },
        ],
        rows: [
          ['兰考县', 12, 123_456_789n, 9_702, '2018-11-30'],
          ['新县', 0, -5n, 0, null],
          ['卢氏县', 7, 99_999_999_999_999_999n, 10_000, '1899-01-01'],
        ],
      },
    },
    { table: { columns: [{ title: '名称', kind: 'text', width: 10 }], rows: [['多行\n文字']] } },
  ],
  copies: ['省扶贫办', '省审计厅'],
};
