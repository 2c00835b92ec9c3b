import { isDay } from '../../../shared/base/clock.ts';
import { TextField } from '../../ui/fields.tsx';

/** Whether a field that may stay empty holds a day of the calendar. */
export const isDayOrEmpty = (text: string): boolean => text.trim() === '' || isDay(text.trim());

/** A day that may be left out; what it is taken for then is said. */
export const DayField = ({
  label,
  value,
  empty,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  /** What an empty field stands for. */
  readonly empty: string;
  readonly onChange: (value: string) => void;
}) => (
  <TextField
    label={label}
    value={value}
    onChange={onChange}
    isMono
    maxLength={10}
    hint={`YYYY-MM-DD; empty: ${empty}.`}
    error={isDayOrEmpty(value) ? null : 'The calendar has no such day. Write it as 2026-03-10.'}
  />
);
