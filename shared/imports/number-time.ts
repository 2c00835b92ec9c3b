/**
 * How a number counts time. `epoch` since 1970, its unit by its size: up to 11 digits are seconds, to 14 milliseconds, to
 * 17 microseconds, to 19 nanoseconds. `filetime` counts 100 ns since 1601, as Windows does.
 */
export type NumberForm =
  'epoch' | 'epoch-seconds' | 'epoch-milliseconds' | 'epoch-microseconds' | 'epoch-nanoseconds' | 'filetime';

/** Whole seconds since 1970 and the digits behind them, or undefined if it is no number of a sensible size. */
export const numberToEpoch = (
  text: string,
  form: NumberForm,
): { readonly epochSeconds: number; readonly fraction: string } | undefined => {
  const [, sign = '', whole = '', behind = ''] = /^(-?)(\d{1,20})(?:\.(\d{1,9}))?$/u.exec(text) ?? [];
  if (whole === '') return undefined;
  const digits = digitsByForm[form === 'epoch' ? unitBySize(whole) : form];
  // As one whole number of the smallest unit that the text has, so that no floating point comes in.
  const unit = 10n ** BigInt(digits + behind.length);
  const count =
    BigInt(`${sign}${whole}${behind}`) - (form === 'filetime' ? filetimeEpoch * 10n ** BigInt(behind.length) : 0n);
  const rest = ((count % unit) + unit) % unit;
  const seconds = (count - rest) / unit;
  if (seconds < -secondsMax || seconds > secondsMax) return { epochSeconds: Number.POSITIVE_INFINITY, fraction: '' };
  const fraction = digits + behind.length === 0 ? '' : String(rest).padStart(digits + behind.length, '0');
  return { epochSeconds: Number(seconds), fraction };
};

const secondsMax = 10n ** 13n;
// 1 January 1601 to 1 January 1970 in units of 100 ns.
const filetimeEpoch = 116_444_736_000_000_000n;

const digitsByForm = {
  'epoch-seconds': 0,
  'epoch-milliseconds': 3,
  'epoch-microseconds': 6,
  'epoch-nanoseconds': 9,
  filetime: 7,
} as const;

const unitBySize = (whole: string): keyof typeof digitsByForm => {
  const length = whole.replace(/^0+/u, '').length;
  if (length <= 11) return 'epoch-seconds';
  if (length <= 14) return 'epoch-milliseconds';
  return length <= 17 ? 'epoch-microseconds' : 'epoch-nanoseconds';
};
