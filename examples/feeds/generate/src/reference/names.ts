import { chosen, happens, hash } from '../basis/random.js';

// Words from which invented names are put together. Who bears one of these names does so by chance.

const surnames = [
  ...'王王王王王李李李李李张张张张张刘刘刘陈陈陈杨杨赵赵黄周周吴吴徐孙孙胡朱朱高高林何郭郭郭马马罗梁宋宋郑谢韩韩唐冯于董萧程曹袁邓许许',
  ...'傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段钱汤尹黎易常武乔贺赖龚文',
];
const maleNames = [
  ...'伟强磊军勇杰涛明超刚平辉鹏华飞波斌宇浩凯健俊帆旭宁龙林祥海山仁义成康民友裕泰盛宏胜学才发武新利清彬富顺信昌德福生贵荣志安国建东',
];
const femaleNames = [
  ...'芳娜秀敏静丽艳娟霞燕玲桂英华慧巧美梅莉兰凤洁琳素云莲真环雪荣爱妹香月莺媛瑞凡佳琼勤珍贞荷倩婷姣婉娴瑾颖露瑶怡婵雁蓓纨仪丹蓉眉君琴',
];
/** Characters that GBK lacks or that one meets rarely: each system must get them through. */
const rareNames = [...'䶮堃喆淼犇婧彧翀旻玥㛃'];

/** A person's name. */
export function personName(h: number, male: boolean): string {
  const given = male ? maleNames : femaleNames;
  const first = chosen(hash(h, 2), given);
  const rare = happens(hash(h, 3), 0.004) ? chosen(hash(h, 4), rareNames) : '';
  const second = rare || (happens(hash(h, 5), 0.72) ? chosen(hash(h, 6), given) : '');
  return chosen(hash(h, 1), surnames) + first + second;
}

const villageEnds = [
  '庄',
  '楼',
  '寨',
  '集',
  '营',
  '店',
  '堂',
  '庙',
  '屯',
  '堌堆',
  '口',
  '桥',
  '林',
  '老家',
  '新庄',
  '湾',
  '园',
  '阁',
];
const villageHeads = [...'东西南北前后大小'];

/** A village's name, from its code. */
export function villageName(code: string): string {
  const h = hash(Number(code.slice(2, 9)), Number(code.slice(9)));
  const head = happens(hash(h, 1), 0.3) ? chosen(hash(h, 2), villageHeads) : '';
  return `${head}${chosen(hash(h, 3), surnames)}${chosen(hash(h, 4), villageEnds)}村`;
}

const firmWords = [
  '鑫源',
  '宏达',
  '中兴',
  '恒泰',
  '润丰',
  '金穗',
  '华盛',
  '瑞祥',
  '众诚',
  '永固',
  '天成',
  '豫兴',
  '顺达',
  '汇丰源',
  '绿野',
  '惠民',
  '百川',
  '长丰',
  '新禾',
  '盛世',
  '广厦',
  '四季',
  '兴隆',
  '民泽',
  '正阳',
  '佳和',
  '万顺',
  '隆盛',
  '中原春',
  '青禾',
  '同创',
  '泰和',
  '安居',
  '沃野',
  '丰茂',
  '德信',
  '鼎力',
  '弘扬',
  '科汇',
  '益农',
];

interface Trade {
  words: string[];
  form: string;
  type: string;
  scope: string;
}

export const trades: Record<'works' | 'supply' | 'service' | 'farm', Trade> = {
  works: {
    words: ['建筑工程', '市政工程', '路桥工程', '水利工程', '建设工程', '园林绿化工程'],
    form: '有限公司',
    type: '有限责任公司',
    scope: '建筑工程、市政工程、水利工程施工',
  },
  supply: {
    words: ['商贸', '农资', '机电设备', '办公用品', '教学设备', '新能源科技'],
    form: '有限公司',
    type: '有限责任公司',
    scope: '农用物资、机电设备、办公用品销售',
  },
  service: {
    words: ['工程监理', '工程咨询', '招标代理', '勘测设计', '会计咨询', '印务', '文化传媒', '职业培训'],
    form: '有限公司',
    type: '有限责任公司',
    scope: '工程技术咨询、代理及相关服务',
  },
  farm: {
    words: ['种植', '养殖', '蔬菜', '林果', '农机', '中药材'],
    form: '专业合作社',
    type: '农民专业合作社',
    scope: '组织成员种植、养殖，农产品销售及技术服务',
  },
};

export type TradeName = keyof typeof trades;

/** An enterprise's name; the place may be a county or, for co-operatives, a township. */
export function enterpriseName(h: number, place: string, trade: TradeName): string {
  const { words, form } = trades[trade];
  const word =
    chosen(hash(h, 1), firmWords) + (happens(hash(h, 2), 0.35) ? chosen(hash(h, 3), firmWords).slice(0, 1) : '');
  return `${place}${word}${chosen(hash(h, 4), words)}${form}`;
}

/** Banks that there are not. */
export const banks = {
  treasury: '黄淮银行',
  ordinary: ['黄淮银行', '中州储蓄银行', '河洛银行', '豫惠农商银行'],
  oneCard: '豫惠农商银行',
};
