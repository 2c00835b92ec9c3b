import { guidText } from '../imports/guid-text.ts';
import { daysInMonth, epochDaysToDay, secondsPerDay } from '../base/calendar.ts';

/** One reading of the bytes at a place, low byte first and high byte first; null where there are too few, or no such order. */
export type Reading = {
  readonly name: string;
  readonly rule: string;
  readonly little: string | null;
  readonly big: string | null;
};
export type ReadingGroup = { readonly title: string; readonly readings: readonly Reading[] };

/** So many bytes are enough for every reading. */
export const inspectedBytes = 16;

/** What the bytes at a place would be as numbers and times. Each is a way to read them; nothing says that it is meant. */
export const inspectBytes = (bytes: Uint8Array): readonly ReadingGroup[] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, inspectedBytes));
  const read = (
    name: string,
    rule: string,
    width: number,
    reader: (isLittle: boolean) => string,
    hasOrder = true,
  ): Reading => {
    const isThere = view.byteLength >= width;
    return { name, rule, little: isThere ? reader(true) : null, big: isThere && hasOrder ? reader(false) : null };
  };
  return [
    {
      title: 'Numbers',
      readings: [
        read('int8', 'Signed, 8 bits', 1, () => String(view.getInt8(0)), false),
        read('uint8', 'Unsigned, 8 bits', 1, () => String(view.getUint8(0)), false),
        read('int16', 'Signed, 16 bits', 2, (little) => String(view.getInt16(0, little))),
        read('uint16', 'Unsigned, 16 bits', 2, (little) => String(view.getUint16(0, little))),
        read('int32', 'Signed, 32 bits', 4, (little) => String(view.getInt32(0, little))),
        read('uint32', 'Unsigned, 32 bits', 4, (little) => String(view.getUint32(0, little))),
        read('int64', 'Signed, 64 bits', 8, (little) => String(view.getBigInt64(0, little))),
        read('uint64', 'Unsigned, 64 bits', 8, (little) => String(view.getBigUint64(0, little))),
        read('float32', 'IEEE 754, single precision', 4, (little) => String(view.getFloat32(0, little))),
        read('float64', 'IEEE 754, double precision', 8, (little) => String(view.getFloat64(0, little))),
        read('binary', 'Bits of the first byte, the highest first', 1, () => bits(view.getUint8(0)), false),
      ],
    },
    {
      title: 'Characters',
      readings: [
        read('ASCII', 'The first byte, where it is printable', 1, () => ascii(view.getUint8(0)), false),
        read('UTF-16 unit', 'The first 16 bits', 2, (little) => unit(view.getUint16(0, little))),
        read('GUID', 'As Windows stores it (first three groups low byte first), and as RFC 9562 does', 16, (little) =>
          little ? guidText(bytes) : plainGuid(bytes),
        ),
      ],
    },
    {
      title: 'Times',
      readings: [
        read('Unix seconds, 32', 'Unsigned seconds since 1970, UTC', 4, (little) =>
          toTime(BigInt(view.getUint32(0, little)), 1n, 0n),
        ),
        read('Unix seconds, 64', 'Signed seconds since 1970, UTC', 8, (little) =>
          toTime(view.getBigInt64(0, little), 1n, 0n),
        ),
        read('Unix milliseconds', 'Signed, 64 bits, since 1970, UTC', 8, (little) =>
          toTime(view.getBigInt64(0, little), 1000n, 0n),
        ),
        read('FILETIME', '100 ns since 1601, UTC (Windows)', 8, (little) =>
          toTime(view.getBigUint64(0, little), 10_000_000n, since1601),
        ),
        read('WebKit, Chrome', 'Microseconds since 1601, UTC', 8, (little) =>
          toTime(view.getBigUint64(0, little), 1_000_000n, since1601),
        ),
        read('HFS+', 'Unsigned seconds since 1904, 32 bits, UTC', 4, (little) =>
          toTime(BigInt(view.getUint32(0, little)), 1n, since1904),
        ),
        read('Mac absolute', 'Seconds since 2001 as float64, UTC (Cocoa)', 8, (little) =>
          toFloatTime(view.getFloat64(0, little), 1, since2001),
        ),
        read('OLE date', 'Days since 30 December 1899 as float64, local time', 8, (little) =>
          toOleTime(view.getFloat64(0, little)),
        ),
        read(
          'DOS date and time',
          'FAT: time, then date, local time, two seconds exact',
          4,
          () => toDosTime(view.getUint16(2, true), view.getUint16(0, true)),
          false,
        ),
      ],
    },
  ];
};

export const noTime = 'not a time in range';

const bits = (byte: number): string => byte.toString(2).padStart(8, '0');
const ascii = (byte: number): string => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : 'not printable');
const unit = (code: number): string => {
  const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  return code >= 0xd800 && code <= 0xdfff ? `${name}, half of a pair` : `${name} ${String.fromCharCode(code)}`;
};
const plainGuid = (bytes: Uint8Array): string =>
  // The order that `guidText` turns round.
  guidText(Uint8Array.from([3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15], (at) => bytes[at] ?? 0));

// Seconds from the other beginnings to that of 1970.
const since1601 = -11_644_473_600n;
const since1904 = -2_082_844_800n;
const since2001 = 978_307_200;
const since1899 = -25_569;

// From 1970 to the end of 2100: what importers call out of range is no time here.
const secondsMax = 4_133_980_800n;

/** Counts of a unit since a beginning, with as many digits as the unit has. */
const toTime = (count: bigint, perSecond: bigint, beginning: bigint): string => {
  const total = count + beginning * perSecond;
  if (total < 0n || total >= secondsMax * perSecond) return noTime;
  const digits = String(perSecond).length - 1;
  const fraction = digits === 0 ? '' : `.${String(total % perSecond).padStart(digits, '0')}`;
  return `${secondsToText(Number(total / perSecond))}${fraction}Z`;
};

/** A count of so many seconds each, as a float: to the millisecond, which its precision is good for. */
const toFloatTime = (count: number, secondsEach: number, beginning: number): string => {
  const milliseconds = Math.round((count * secondsEach + beginning) * 1000);
  // A number without a whole part in sight is no date that any program wrote: all small patterns of bytes are such numbers.
  if (!Number.isFinite(milliseconds) || Math.abs(count) < 1e-3) return noTime;
  return milliseconds < 0 ? noTime : toTime(BigInt(milliseconds), 1000n, 0n);
};

const toOleTime = (days: number): string =>
  toFloatTime(days, secondsPerDay, since1899 * secondsPerDay).replace(/Z$/u, '');

const toDosTime = (date: number, time: number): string => {
  const [year, month, day] = [1980 + (date >> 9), (date >> 5) & 15, date & 31];
  const [hour, minute, second] = [time >> 11, (time >> 5) & 63, (time & 31) * 2];
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) return noTime;
  if (day > daysInMonth(year, month) || year > 2100) return noTime;
  return `${year}-${pad(month)}-${pad(day)}T${pad(hour)}:${pad(minute)}:${pad(second)}`;
};

const secondsToText = (seconds: number): string => {
  const { year, month, day } = epochDaysToDay(Math.floor(seconds / secondsPerDay));
  const rest = seconds % secondsPerDay;
  const time = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60, rest % 60].map(pad).join(':');
  return `${year}-${pad(month)}-${pad(day)}T${time}`;
};

const pad = (value: number): string => String(value).padStart(2, '0');
