import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useBusinessDate } from '../../../parts/business-date.js';

interface Props {
  label: string;
  from: string;
  to: string;
  onChange: (days: { from: string; to: string }) => void;
}

const dayOf = (day: string) => (day ? dayjs(day) : null);
const textOf = (day: string) => day ?? '';

/** From a day to another, either left open. */
export function DaysFilter({ label, from, to, onChange }: Props) {
  const today = useBusinessDate();
  return (
    <DatePicker.RangePicker
      key={today ?? ''}
      aria-label={label}
      style={{ width: 260 }}
      allowEmpty={[true, true]}
      placeholder={[`${label} ≥`, `${label} ≤`]}
      {...(today && { defaultPickerValue: [dayjs(today), dayjs(today)] })}
      value={[dayOf(from), dayOf(to)]}
      onChange={(_, [first, last]) => onChange({ from: textOf(first), to: textOf(last) })}
    />
  );
}
