import { crc32, deflateSync } from 'node:zlib';

// Adler-32 of RFC 1950 section 9, as plainly as there.
const adler32 = (bytes: Buffer): number => {
  let [low, high] = [1, 0];
  for (const byte of bytes) {
    low = (low + byte) % 65_521;
    high = (high + low) % 65_521;
  }
  return high * 65_536 + low;
};

export type RawSection = {
  readonly type: string;
  readonly data?: Buffer;
  readonly next?: number;
  readonly checksum?: number;
};

/** A segment of an E01 image, written without the program's own code. */
export const rawEwf = (sections: readonly RawSection[], segment = 1): Buffer => {
  const head = Buffer.from('455646090d0aff00010000000000', 'hex').subarray(0, 13);
  head.writeUInt16LE(segment, 9);
  const parts: Buffer[] = [head];
  let offset = 13;
  for (const [index, { type, data = Buffer.alloc(0), next, checksum }] of sections.entries()) {
    const descriptor = Buffer.alloc(76);
    descriptor.write(type, 0);
    const isLast = index === sections.length - 1;
    descriptor.writeBigUInt64LE(BigInt(next ?? (isLast ? offset : offset + 76 + data.length)), 16);
    descriptor.writeBigUInt64LE(BigInt(76 + data.length), 24);
    descriptor.writeUInt32LE(checksum ?? adler32(descriptor.subarray(0, 72)), 72);
    parts.push(descriptor, data);
    offset += 76 + data.length;
  }
  return Buffer.concat(parts);
};

export const withAdler = (bytes: Buffer): Buffer => {
  const sum = Buffer.alloc(4);
  sum.writeUInt32LE(adler32(bytes));
  return Buffer.concat([bytes, sum]);
};

export const ewfText = (text: string, encoding: 'utf16le' | 'latin1'): Buffer =>
  deflateSync(Buffer.from(encoding === 'utf16le' ? `\ufeff${text}` : text, encoding));

export const ewfVolume = (sectors: number): Buffer => {
  const volume = Buffer.alloc(1048);
  volume[0] = 1;
  volume.writeUInt32LE(Math.ceil(sectors / 64), 4);
  volume.writeUInt32LE(64, 8);
  volume.writeUInt32LE(512, 12);
  volume.writeBigUInt64LE(BigInt(sectors), 16);
  Buffer.from('00112233445566778899aabbccddeeff', 'hex').copy(volume, 64);
  return withAdler(volume);
};

export type MbrEntry = {
  readonly flag?: number;
  readonly type: number;
  readonly start: number;
  readonly length: number;
};

export const mbrSector = (entries: readonly MbrEntry[], id = 0x1234abcd): Buffer => {
  const sector = Buffer.alloc(512);
  sector.writeUInt32LE(id, 440);
  for (const [index, { flag = 0, type, start, length }] of entries.entries()) {
    const at = 446 + index * 16;
    sector[at] = flag;
    sector[at + 4] = type;
    sector.writeUInt32LE(start, at + 8);
    sector.writeUInt32LE(length, at + 12);
  }
  sector.writeUInt16LE(0xaa55, 510);
  return sector;
};

export type GptEntry = {
  readonly type: string;
  readonly id: string;
  readonly first: number;
  readonly last: number;
  readonly name: string;
};

const guid = (text: string): Buffer => {
  const hex = Buffer.from(text.replaceAll('-', ''), 'hex');
  return Buffer.concat([
    hex.subarray(0, 4).reverse(),
    hex.subarray(4, 6).reverse(),
    hex.subarray(6, 8).reverse(),
    hex.subarray(8),
  ]);
};

/** A disk with a GPT of 128 entries, its copy at the end, and a protective MBR (UEFI section 5). */
export const rawGpt = (entries: readonly GptEntry[], sectors: number, bytesPerSector: 512 | 4096 = 512): Buffer => {
  const disk = Buffer.alloc(sectors * bytesPerSector);
  mbrSector([{ type: 0xee, start: 1, length: sectors - 1 }], 0).copy(disk);
  const table = Buffer.alloc(128 * 128);
  for (const [index, { type, id, first, last, name }] of entries.entries()) {
    const at = index * 128;
    guid(type).copy(table, at);
    guid(id).copy(table, at + 16);
    table.writeBigUInt64LE(BigInt(first), at + 32);
    table.writeBigUInt64LE(BigInt(last), at + 40);
    table.write(name, at + 56, 72, 'utf16le');
  }
  const tableSectors = table.length / bytesPerSector;
  const header = (own: number, other: number, entriesAt: number): Buffer => {
    const bytes = Buffer.alloc(92);
    bytes.write('EFI PART', 0);
    bytes.writeUInt32LE(0x00010000, 8);
    bytes.writeUInt32LE(92, 12);
    bytes.writeBigUInt64LE(BigInt(own), 24);
    bytes.writeBigUInt64LE(BigInt(other), 32);
    guid('01234567-89ab-cdef-0123-456789abcdef').copy(bytes, 56);
    bytes.writeBigUInt64LE(BigInt(entriesAt), 72);
    bytes.writeUInt32LE(128, 80);
    bytes.writeUInt32LE(128, 84);
    bytes.writeUInt32LE(crc32(table), 88);
    bytes.writeUInt32LE(crc32(bytes), 16);
    return bytes;
  };
  header(1, sectors - 1, 2).copy(disk, bytesPerSector);
  table.copy(disk, 2 * bytesPerSector);
  table.copy(disk, (sectors - 1 - tableSectors) * bytesPerSector);
  header(sectors - 1, 1, sectors - 1 - tableSectors).copy(disk, (sectors - 1) * bytesPerSector);
  return disk;
};
