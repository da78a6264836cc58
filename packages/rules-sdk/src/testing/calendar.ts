/** The State Council's days off (国务院办公厅) that fall on week days, and the week-end days worked instead, autumn 2017 to spring 2019. */
const daysOff = [
  '2017-10-02',
  '2017-10-03',
  '2017-10-04',
  '2017-10-05',
  '2017-10-06',
  '2018-01-01',
  '2018-02-15',
  '2018-02-16',
  '2018-02-19',
  '2018-02-20',
  '2018-02-21',
  '2018-04-05',
  '2018-04-06',
  '2018-04-30',
  '2018-05-01',
  '2018-06-18',
  '2018-09-24',
  '2018-10-01',
  '2018-10-02',
  '2018-10-03',
  '2018-10-04',
  '2018-10-05',
  '2018-12-31',
  '2019-01-01',
  '2019-02-04',
  '2019-02-05',
  '2019-02-06',
  '2019-02-07',
  '2019-02-08',
  '2019-04-05',
  '2019-05-01',
  '2019-05-02',
  '2019-05-03',
];
const daysWorked = [
  '2017-09-30',
  '2018-02-11',
  '2018-02-24',
  '2018-04-08',
  '2018-04-28',
  '2018-09-29',
  '2018-09-30',
  '2018-12-29',
  '2019-02-02',
  '2019-02-03',
  '2019-04-28',
  '2019-05-05',
];

/** The rows of `calendar` from 2017 to mid 2019, for the tests of rules. */
export function testCalendar(): { day: string; isWorkday: boolean; workdayNo: number }[] {
  const off = new Set(daysOff);
  const worked = new Set(daysWorked);
  const rows = [];
  let workdayNo = 0;
  for (let time = Date.UTC(2017, 0, 1); time <= Date.UTC(2019, 5, 30); time += 86_400_000) {
    const day = new Date(time).toISOString().slice(0, 10);
    const weekday = new Date(time).getUTCDay();
    const isWorkday = worked.has(day) || (weekday !== 0 && weekday !== 6 && !off.has(day));
    if (isWorkday) workdayNo += 1;
    rows.push({ day, isWorkday, workdayNo });
  }
  return rows;
}
