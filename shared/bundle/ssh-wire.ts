import { bytesToUtf8, concatBytes, utf8ToBytes, type Bytes } from '../base/bytes.ts';

/** Reads SSH data types (RFC 4251 section 5) front to back; each read is undefined where the bytes do not suffice. */
export type WireReader = {
  readonly readUint32: () => number | undefined;
  readonly readByte: () => number | undefined;
  readonly readBytes: (lengthBytes: number) => Bytes | undefined;
  readonly readString: () => Bytes | undefined;
  /** A string of strict UTF-8. */
  readonly readText: () => string | undefined;
  readonly remainingBytes: () => number;
};

export const createWireReader = (bytes: Bytes): WireReader => {
  let at = 0;
  const readBytes = (lengthBytes: number): Bytes | undefined => {
    if (lengthBytes > bytes.length - at) return undefined;
    at += lengthBytes;
    return bytes.subarray(at - lengthBytes, at);
  };
  const readByte = (): number | undefined => readBytes(1)?.[0];
  const readUint32 = (): number | undefined => readBytes(4)?.reduce((value, byte) => value * 256 + byte, 0);
  const readString = (): Bytes | undefined => {
    const lengthBytes = readUint32();
    return lengthBytes === undefined ? undefined : readBytes(lengthBytes);
  };
  const readText = (): string | undefined => {
    const text = readString();
    return text && bytesToUtf8(text);
  };
  return { readUint32, readByte, readBytes, readString, readText, remainingBytes: () => bytes.length - at };
};

export const writeUint32 = (value: number): Bytes => {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
};

/** A string of RFC 4251 section 5: length and bytes; text as its UTF-8. */
export const writeString = (value: Bytes | string): Bytes => {
  const bytes = typeof value === 'string' ? utf8ToBytes(value) : value;
  return concatBytes(writeUint32(bytes.length), bytes);
};
