export type RawTarEntry = {
  readonly name: string | Buffer;
  readonly data?: string | Buffer;
  readonly flag?: string;
  readonly link?: string;
  readonly size?: string;
  readonly time?: string;
  readonly magic?: string;
  readonly prefix?: string;
  readonly checksum?: string;
};

const octal = (value: number, digits: number): string => `${value.toString(8).padStart(digits, '0')}\0`;

/** One entry of a TAR, written without the program's own code; every field can be set to something wrong. */
export const rawTarEntry = (entry: RawTarEntry): Buffer => {
  const data = Buffer.from(entry.data ?? '');
  const header = Buffer.alloc(512);
  Buffer.from(entry.name).copy(header, 0, 0, 100);
  header.write(octal(0o644, 7), 100);
  header.write(octal(0, 7), 108);
  header.write(octal(0, 7), 116);
  header.write(entry.size ?? octal(data.length, 11), 124, 12, 'latin1');
  header.write(entry.time ?? octal(1_482_156_153, 11), 136, 12, 'latin1');
  header.write(' '.repeat(8), 148);
  header.write(entry.flag ?? '0', 156);
  header.write(entry.link ?? '', 157, 100);
  header.write(entry.magic ?? 'ustar\u000000', 257);
  header.write(entry.prefix ?? '', 345, 155);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(entry.checksum ?? `${sum.toString(8).padStart(6, '0')}\0 `, 148, 8, 'latin1');
  return Buffer.concat([header, data, Buffer.alloc((512 - (data.length % 512)) % 512)]);
};

export const tarEnd = Buffer.alloc(1024);

export const rawTar = (...entries: readonly RawTarEntry[]): Buffer =>
  Buffer.concat([...entries.map(rawTarEntry), tarEnd]);

/** A record of a PAX header, with its length in front. */
export const paxRecord = (key: string, value: string): string => {
  const rest = ` ${key}=${value}\n`;
  let length = Buffer.byteLength(rest) + 1;
  while (String(length).length + Buffer.byteLength(rest) !== length) length += 1;
  return `${length}${rest}`;
};
