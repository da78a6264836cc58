/**
 * Extracts ../reference/calendar.csv (every day of 2015 to 2026) from the npm package chinese-days, and names the State
 * Council notice behind each day. Run by hand: see ../reference/README.md.
 *
 *   node schema/scripts/extract-calendar.mjs
 */
import { createRequire } from 'node:module';
import { writeCsv } from './csv.mjs';

const require = createRequire(import.meta.url);
const chineseDays = require('chinese-days');
const { holidays, workdays } = require('chinese-days/dist/chinese-days.json');

const firstYear = 2015;
const lastYear = 2026;

/** The notice that arranges a year's holidays, published in the autumn before. */
const yearNotices = {
  2015: '国办发明电〔2014〕28号',
  2016: '国办发明电〔2015〕18号',
  2017: '国办发明电〔2016〕17号',
  2018: '国办发明电〔2017〕12号',
  2019: '国办发明电〔2018〕15号',
  2020: '国办发明电〔2019〕16号',
  2021: '国办发明电〔2020〕27号',
  2022: '国办发明电〔2021〕11号',
  2023: '国办发明电〔2022〕16号',
  2024: '国办发明电〔2023〕7号',
  2025: '国办发明电〔2024〕12号',
  2026: '国办发明电〔2025〕7号',
};

/** Days arranged by another notice than their own year's. */
const otherNotices = [
  { from: '2015-09-03', to: '2015-09-06', notice: '国发明电〔2015〕1号' }, // 抗战胜利70周年
  { from: '2018-12-29', to: '2018-12-31', notice: yearNotices[2019] },
  { from: '2019-04-28', to: '2019-05-05', notice: '国办发明电〔2019〕3号' }, // the Labour Day holiday was lengthened
  { from: '2020-01-31', to: '2020-02-02', notice: '国办发明电〔2020〕1号' }, // Spring Festival was lengthened half-way
  { from: '2022-12-31', to: '2022-12-31', notice: yearNotices[2023] },
];

// The package answers for years that it does not know as if they had no holidays; a calendar without a National Day is not one.
for (let year = firstYear; year <= lastYear; year++) {
  if (!holidays[`${year}-10-01`]) throw new Error(`chinese-days does not know ${year}: it has no National Day`);
  if (!yearNotices[year]) throw new Error(`no State Council notice is named for ${year}`);
}

const rows = [];
for (
  let day = new Date(Date.UTC(firstYear, 0, 1));
  day.getUTCFullYear() <= lastYear;
  day.setUTCDate(day.getUTCDate() + 1)
) {
  const date = day.toISOString().slice(0, 10);
  const weekend = day.getUTCDay() === 0 || day.getUTCDay() === 6;
  const kind = holidays[date] ? 'holiday' : workdays[date] ? 'makeup' : weekend ? 'weekend' : 'workday';
  const isWorkday = kind === 'workday' || kind === 'makeup';
  if (isWorkday !== chineseDays.isWorkday(date))
    throw new Error(`${date}: the package's data and its isWorkday differ`);
  if (kind === 'makeup' && !weekend) throw new Error(`${date}: a make-up day on a weekday`);
  rows.push({
    date,
    is_workday: isWorkday,
    kind,
    name_zh: holidayName(holidays[date] ?? workdays[date]),
    source_doc:
      otherNotices.find(({ from, to }) => from <= date && date <= to)?.notice ?? yearNotices[day.getUTCFullYear()],
    version: 1,
  });
}

writeCsv(
  new URL('../reference/calendar.csv', import.meta.url),
  ['date', 'is_workday', 'kind', 'name_zh', 'source_doc', 'version'],
  rows,
);
for (let year = firstYear; year <= lastYear; year++) {
  const own = rows.filter((row) => row.date.startsWith(String(year)));
  const days = (kind) => own.filter((row) => row.kind === kind).map((row) => row.date.slice(5));
  console.log(
    `${year}: ${own.filter((row) => row.is_workday).length} working days; make-up ${days('makeup').join(' ')}`,
  );
}

/** «Mid-autumn Festival,中秋,1» → 中秋节. A make-up day bears the name of the holiday that it makes up for. */
function holidayName(entry) {
  const name = entry?.split(',')[1] ?? '';
  return /^(清明|端午|中秋)$/.test(name) ? `${name}节` : name;
}
