const shanghai = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** `2018-10-15T01:30:00.000Z` → `2018-10-15 09:30`, in the time of Asia/Shanghai wherever it is read. */
export const formatInstant = (instant: string | null | undefined): string =>
  instant ? shanghai.format(new Date(instant)) : '';
