import { bytesToHex } from '../base/bytes.ts';

/** As Microsoft and UEFI write GUIDs: the first three groups little-endian (UEFI appendix A). */
export const guidText = (bytes: Uint8Array): string => {
  const order = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];
  const hex = bytesToHex(Uint8Array.from(order, (index) => bytes[index] ?? 0));
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
};
