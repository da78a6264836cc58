import type { Agency, Spending } from './model.js';
import type { Stage } from './stage.js';

const subjects: Record<string, string[]> = {
  '213': ['通村道路硬化工程', '农村公路提升工程', '生产桥涵改造工程', '村组道路建设工程'],
  '215': ['安全饮水巩固提升工程', '农田灌溉机井配套工程', '排涝沟渠治理工程', '高效节水灌溉工程'],
  '211': ['农村污水处理工程', '村容村貌整治工程', '农村垃圾中转站建设工程'],
  '209': ['土地整治配套道路工程', '高标准农田机耕路工程'],
  '225': ['扶贫车间建设工程', '光伏扶贫电站建设工程', '村级文化广场建设工程', '贫困村基础设施提升工程'],
  '6': ['村内道路硬化工程', '坑塘整治工程', '村级卫生室改造工程', '太阳能路灯安装工程'],
};
const trades: Record<string, string[]> = {
  '217': ['优质小麦种植基地', '蔬菜大棚种植', '食用菌种植', '花生良种推广'],
  '221': ['肉牛养殖扶持', '肉羊养殖扶持', '蛋鸡养殖基地'],
  '219': ['优质林果种植', '苗木花卉基地'],
  '225': ['产业扶贫示范基地', '带贫企业奖补', '贫困劳动力技能培训'],
  '6': ['特色种植到村', '村集体经济发展', '小型加工点扶持'],
};

/** What a unit does with its money: 杜集镇孙庄村通村道路硬化工程. */
export function describeProject(stage: Stage, use: Spending['use'], agency: Agency): string {
  const { random } = stage;
  const place =
    agency.kind === 'township_gov' ? agency.name.replace(stage.region.name, '').replace('人民政府', '') : stage.place();
  if (use === 'relocation')
    return `${place}易地扶贫搬迁安置点${random.pick(['住房建设工程', '配套基础设施工程', '公共服务设施工程'])}`;
  if (use === 'goods')
    return `${place}${random.pick(['小学教学设备购置', '卫生室设备购置', '文化活动室设备购置', '学校食堂改造'])}项目`;
  if (use === 'industry') return `${place}${random.pick(trades[agency.dept] ?? trades['225']!)}项目`;
  return `${place}${random.pick(subjects[agency.dept] ?? subjects['225']!)}`;
}
