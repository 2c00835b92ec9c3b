// CRC-32 of ISO 3309, reflected polynomial, as APPNOTE 4.4.7 names it.
const remainderByByte = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit += 1) remainder = (remainder >>> 1) ^ (remainder & 1 ? 0xedb88320 : 0);
  return remainder;
});

/** CRC-32 of `bytes` after whatever gave `previous`, so that data may come in pieces. Unsigned. */
export const crc32 = (bytes: Uint8Array, previous = 0): number => {
  let remainder = ~previous;
  for (const byte of bytes) remainder = (remainder >>> 8) ^ (remainderByByte[(remainder ^ byte) & 0xff] ?? 0);
  return ~remainder >>> 0;
};
