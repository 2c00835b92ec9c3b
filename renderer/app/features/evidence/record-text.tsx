import { defang } from '../../../../shared/base/defanged-text.ts';
import { SafeText } from '../../../marks/safe-text.tsx';

// Of bounded length before the colon: else a long word of letters would take quadratic time.
const addresses = /[a-z][a-z0-9+.-]{0,30}:\/\/\S{1,500}/giu;

/** Text of a record. Addresses in it are written so that nothing opens them; every other character is as in the file. */
export const RecordText = ({
  text,
  keepLines = false,
  max = 20_000,
}: {
  readonly text: string;
  readonly keepLines?: boolean;
  readonly max?: number;
}) => (
  <SafeText
    text={text.slice(0, 2 * max).replaceAll(addresses, defang) + text.slice(2 * max)}
    keepLines={keepLines}
    max={max}
  />
);
