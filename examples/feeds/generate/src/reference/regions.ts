import { type Day, dayOf } from '../basis/day.js';

export interface Region {
  /** 12 digits. */
  code: string;
  /** The first six digits. */
  six: string;
  name: string;
  level: 'province' | 'prefecture' | 'county' | 'township';
  fiscalParent: string;
  adminParent: string;
  isPoor: boolean;
  /** The place in the list of regions above townships, which invented numbers carry. */
  index: number;
  /** How documents of its finance department begin, as 豫财 or 商虞财. */
  mark: string;
  townships: Township[];
}

export interface Township {
  code: string;
  name: string;
  /** Street offices 街道 have hardly any farmers. */
  isRural: boolean;
}

/** How prefectures are called in one character. */
const shortNames: Record<string, string> = {
  郑州市: '郑',
  开封市: '汴',
  洛阳市: '洛',
  平顶山市: '平',
  安阳市: '安',
  鹤壁市: '鹤',
  新乡市: '新',
  焦作市: '焦',
  濮阳市: '濮',
  许昌市: '许',
  漯河市: '漯',
  三门峡市: '三',
  南阳市: '宛',
  商丘市: '商',
  信阳市: '信',
  周口市: '周',
  驻马店市: '驻',
};

/** The regions that there were on a day, townships inside their counties; development zones have no finance of their own here. */
export class Regions {
  readonly #byCode = new Map<string, Region>();

  /** @param csv `schema/reference/regions.csv` */
  constructor(csv: string, day: Day) {
    const [header, ...lines] = csv.trimEnd().split(/\r?\n/);
    const names = header!.split(',');
    const rows = lines.map((line) => {
      const cells = line.split(',');
      return (name: string) => cells[names.indexOf(name)] ?? '';
    });
    const existed = (row: (name: string) => string) =>
      (row('valid_from') === '' || dayOf(row('valid_from')) <= day) &&
      (row('valid_to') === '' || dayOf(row('valid_to')) > day);
    let index = 0;
    for (const row of rows) {
      const level = row('level') as Region['level'];
      if (row('kind') !== 'division' || level === 'township') continue;
      const mine = index++;
      if (!existed(row)) continue;
      this.#byCode.set(row('code'), {
        code: row('code'),
        six: row('code').slice(0, 6),
        name: row('name'),
        level,
        fiscalParent: row('fiscal_parent'),
        adminParent: row('admin_parent'),
        isPoor: row('is_poverty_county') === 'true',
        index: mine,
        mark: '',
        townships: [],
      });
    }
    for (const row of rows) {
      const county = this.#byCode.get(row('admin_parent'));
      if (row('level') !== 'township' || row('kind') !== 'division' || !county || !existed(row)) continue;
      const name = row('name');
      county.townships.push({ code: row('code'), name, isRural: /[镇乡]$/.test(name) });
    }
    for (const region of this.#byCode.values()) region.mark = this.#mark(region);
  }

  get(code: string): Region {
    const region = this.#byCode.get(code);
    if (!region) throw new Error(`no region ${code} (example: 411400000000)`);
    return region;
  }

  all(level: Region['level']): Region[] {
    return [...this.#byCode.values()].filter((region) => region.level === level);
  }

  /** 河南省财政厅 → 豫财; 虞城县 of 商丘市 → 商虞财; districts keep their whole name, because 睢县 and 睢阳区 share a first character. */
  #mark(region: Region): string {
    if (region.level === 'province') return '豫财';
    if (region.level === 'prefecture') return `${shortNames[region.name] ?? region.name.slice(0, 1)}财`;
    const prefecture = this.#byCode.get(region.adminParent);
    const own = region.name.endsWith('区') ? region.name.slice(0, -1) : region.name.slice(0, 1);
    return `${prefecture ? (shortNames[prefecture.name] ?? '') : ''}${own}财`;
  }
}
