import { isInstant } from '../../../../shared/base/clock.ts';
import { TextField } from '../../../ui/fields.tsx';

/** A moment in UTC, to the second. */
export const MomentField = ({
  label,
  value,
  onChange,
  isOptional = false,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly isOptional?: boolean;
}) => {
  const written = value.trim();
  return (
    <TextField
      label={label}
      value={value}
      onChange={onChange}
      isMono
      isRequired={!isOptional}
      maxLength={40}
      hint={isOptional ? 'UTC, YYYY-MM-DDTHH:MM:SSZ; empty: not yet.' : 'UTC, YYYY-MM-DDTHH:MM:SSZ.'}
      error={written === '' || isInstant(written) ? null : 'Not a time that can be recorded.'}
    />
  );
};
