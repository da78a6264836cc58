import type { Role } from '@qingqu/schema';
import type { Col } from '../model/entity.js';

type Words = { zh: string; en: string };
type Level = 'province' | 'prefecture' | 'county' | 'township' | 'village';
type Language = keyof Words;

const levels: Record<Level, { rank: Words; bureau: Words; division: string }> = {
  province: {
    rank: { zh: '省级', en: 'Provincial' },
    bureau: { zh: '省财政厅', en: 'Provincial finance department' },
    division: '处',
  },
  prefecture: {
    rank: { zh: '市级', en: 'Prefectural' },
    bureau: { zh: '市财政局', en: 'Prefectural finance bureau' },
    division: '科',
  },
  county: {
    rank: { zh: '县级', en: 'County' },
    bureau: { zh: '县财政局', en: 'County finance bureau' },
    division: '科',
  },
  township: {
    rank: { zh: '乡级', en: 'Township' },
    bureau: { zh: '乡镇财政所', en: 'Township finance office' },
    division: '',
  },
  village: { rank: { zh: '村级', en: 'Village' }, bureau: { zh: '村', en: 'Village' }, division: '' },
};

const divisions: Record<string, Words> = {
  budget: { zh: '预算', en: 'budget' },
  treasury: { zh: '国库', en: 'treasury' },
  treasury_payment: { zh: '国库支付', en: 'treasury payment' },
  agri: { zh: '农业', en: 'agricultural finance' },
  business: { zh: '业务', en: 'business division' },
  it: { zh: '信息化', en: 'information technology' },
  supervision: { zh: '监督检查', en: 'supervision' },
  leadership: { zh: '领导', en: 'leadership' },
};

/** The office of those who do not belong to kinds of department. */
const titles: Partial<Record<Role, (level: Level) => Words>> = {
  admin: (level) => ({ zh: `${levels[level].rank.zh}系统管理员`, en: `${levels[level].rank.en} administrator` }),
  leader: (level) => ({ zh: `${levels[level].bureau.zh}领导`, en: `${levels[level].bureau.en}: leadership` }),
  auditor: (level) => ({ zh: `${levels[level].rank.zh}审计`, en: `${levels[level].rank.en} auditor` }),
  service: (level) => ({ zh: `${levels[level].rank.zh}程序`, en: `${levels[level].rank.en} service` }),
  // The province has an authority of its own for it (Art. 17).
  supervisor: (level) => ({
    zh: level === 'province' ? '省财政监督检查局' : `${levels[level].bureau.zh}监督检查${levels[level].division}`,
    en: `${levels[level].bureau.en}: supervision`,
  }),
};

/**
 * The office that a grant makes, as the measure calls it: from its role, the level of its region and its kinds of department, as
 * 县财政局农业科, 省级系统管理员, 省财政监督检查局 (Art. 10, 13, 17).
 */
export function officeSql(language: Language): (col: Col) => string {
  return (col) => {
    const cases = (Object.keys(levels) as Level[]).flatMap((level) => [
      ...(Object.keys(titles) as Role[]).map(
        (role) => `when ${col('role')} = '${role}' and r.level = '${level}' then '${titles[role]!(level)[language]}'`,
      ),
      `when r.level = '${level}' then ${departmentsSql(col, level, language)}`,
    ]);
    return `(select case ${cases.join(' ')} end from region r where r.code = ${col('region_code')})`;
  };
}

/** Staff are called by their departments, in the order in which their grant names them. */
function departmentsSql(col: Col, level: Level, language: Language): string {
  const { bureau, division } = levels[level];
  const named = Object.entries(divisions).map(
    ([kind, words]) => `when '${kind}' then '${words[language]}${language === 'zh' ? division : ''}'`,
  );
  const list = `select string_agg(case d.kind ${named.join(' ')} else d.kind end, '${language === 'zh' ? '、' : ', '}' order by d.at) from unnest(${col('department_kinds')}) with ordinality d (kind, at)`;
  return `'${bureau[language]}${language === 'zh' ? '' : ': '}' || coalesce((${list}), '')`;
}
