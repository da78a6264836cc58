import { DatePicker, type DatePickerProps } from 'antd';
import dayjs from 'dayjs';

interface Props extends Omit<DatePickerProps, 'value' | 'onChange' | 'minDate' | 'maxDate' | 'picker'> {
  value?: string | null;
  onChange?: (day: string | null) => void;
  /** The first and the last that may be chosen, 'YYYY-MM-DD'. */
  least?: string | undefined;
  most?: string | undefined;
}

/** A civil date as text, for forms: no clock and no time zone has a part in it. */
export const Day = ({ value, onChange, least, most, ...rest }: Props) => (
  <DatePicker
    style={{ width: '100%' }}
    {...rest}
    value={value ? dayjs(value) : null}
    onChange={(day) => onChange?.(day ? dayjs(day as never).format('YYYY-MM-DD') : null)}
    {...(least !== undefined && { minDate: dayjs(least) })}
    {...(most !== undefined && { maxDate: dayjs(most) })}
  />
);
