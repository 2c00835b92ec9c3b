import { isInstant } from '../../../../shared/base/clock.ts';
import { dayEnds } from '../../../../shared/domain/evidence-filter.ts';

/** Where a value that somebody typed begins and ends; undefined where it cannot be read. */
export type Ends<Value> = { readonly first: Value; readonly last: Value };

const unitBytes: Readonly<Record<string, number>> = {
  '': 1,
  b: 1,
  bytes: 1,
  k: 1024,
  kib: 1024,
  kb: 1000,
  m: 1024 ** 2,
  mib: 1024 ** 2,
  mb: 1000 ** 2,
  g: 1024 ** 3,
  gib: 1024 ** 3,
  gb: 1000 ** 3,
  t: 1024 ** 4,
  tib: 1024 ** 4,
  tb: 1000 ** 4,
};

export const readSize = (text: string): Ends<number> | undefined => {
  const [, number, unit = ''] = /^(\d{1,15}(?:\.\d{1,6})?)\s*([a-z]*)$/iu.exec(text.trim()) ?? [];
  const factor = Object.hasOwn(unitBytes, unit.toLowerCase()) ? unitBytes[unit.toLowerCase()] : undefined;
  if (number === undefined || factor === undefined) return undefined;
  const bytes = Math.round(Number(number) * factor);
  return Number.isSafeInteger(bytes) ? { first: bytes, last: bytes } : undefined;
};

/** As `readSize` reads it back to the very same number. */
export const sizeToText = (bytes: number | null): string => {
  if (bytes === null) return '';
  const unit = [...largeUnits].find(([, factor]) => bytes >= factor && bytes % factor === 0);
  return unit === undefined ? String(bytes) : `${bytes / unit[1]} ${unit[0]}`;
};
const largeUnits = [
  ['GiB', 1024 ** 3],
  ['MiB', 1024 ** 2],
  ['KiB', 1024],
] as const;

export const readDay = (text: string): Ends<string> | undefined => {
  const given = text.trim();
  return isInstant(given) ? { first: given, last: given } : dayEnds(given);
};
