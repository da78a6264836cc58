import { DatePicker } from 'antd';
import dayjs from 'dayjs';

type Months = [from: string, to: string];

interface Props {
  value?: Months;
  onChange?: (months: Months | undefined) => void;
  /** A day of the last month that may be chosen. */
  most: string;
  id?: string;
}

/** The first and the last of some months, 'YYYY-MM' each, as a field of a form. */
export const MonthsField = ({ value, onChange, most, id }: Props) => (
  <DatePicker.RangePicker
    picker="month"
    style={{ width: '100%' }}
    maxDate={dayjs(most)}
    value={value ? [dayjs(value[0]), dayjs(value[1])] : null}
    onChange={(range) =>
      onChange?.(range?.[0] && range[1] ? [range[0].format('YYYY-MM'), range[1].format('YYYY-MM')] : undefined)
    }
    {...(id !== undefined && { id: { start: id, end: `${id}-end` } })}
  />
);
