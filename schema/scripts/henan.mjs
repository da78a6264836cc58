/**
 * What the statistical lists do not say about Henan, written down by hand. Sources are named in ../reference/README.md.
 * Codes are the six digits of GB/T 2260; an interval of validity is half-open: [from, to).
 */

export const province = { code: '41', name: '河南省' };

/**
 * Counties managed by the province since 2014-01-01 (省直管县): money and reports pass the prefecture by.
 * 长垣 is listed under its present code; the old one takes over its fiscal parent.
 */
export const directlyManaged = [
  '410181', // 巩义市
  '410225', // 兰考县
  '410482', // 汝州市
  '410526', // 滑县
  '410783', // 长垣市
  '411381', // 邓州市
  '411481', // 永城市
  '411525', // 固始县
  '411628', // 鹿邑县
  '411729', // 新蔡县
];

/**
 * Superseded county codes that records of 2014 and later may still carry, with the day the decision was made known.
 * The successor's code began on that day, unless it `existed` before.
 */
export const supersededCounties = [
  { code: '410211', name: '金明区', successor: '410202', to: '2014-10-22', existed: true }, // 国函〔2014〕121号
  { code: '410224', name: '开封县', successor: '410212', to: '2014-10-22' }, // 国函〔2014〕121号
  { code: '411222', name: '陕县', successor: '411203', to: '2015-03-06' }, // 国函〔2015〕39号, 豫政〔2015〕13号
  { code: '411023', name: '许昌县', successor: '411003', to: '2017-01-19' }, // 国函〔2016〕189号
  { code: '410728', name: '长垣县', successor: '410783', to: '2019-08-29' },
  { code: '411626', name: '淮阳县', successor: '411603', to: '2019-12-31' },
  { code: '410306', name: '吉利区', successor: '410308', to: '2021-03-18' },
  { code: '410322', name: '孟津县', successor: '410308', to: '2021-03-18' },
  { code: '410381', name: '偃师市', successor: '410307', to: '2021-03-18' },
];

/** 38 counties on the national list of poor counties (31 key counties and 7 more of the contiguous poor areas). */
export const nationalPovertyCounties =
  '兰考县 栾川县 嵩县 汝阳县 宜阳县 洛宁县 鲁山县 滑县 封丘县 范县 台前县 卢氏县 南召县 镇平县 内乡县 淅川县 社旗县 桐柏县 ' +
  '民权县 睢县 宁陵县 柘城县 虞城县 光山县 新县 商城县 固始县 潢川县 淮滨县 商水县 沈丘县 郸城县 淮阳区 太康县 上蔡县 平舆县 确山县 新蔡县';

/** 15 counties on the provincial list. */
export const provincialPovertyCounties =
  '伊川县 叶县 内黄县 原阳县 濮阳县 舞阳县 方城县 夏邑县 罗山县 息县 扶沟县 西华县 正阳县 泌阳县 汝南县';
