import { base64ToBytes, bytesToBase64, type Bytes } from '../base/bytes.ts';

/** What stands between BEGIN and END. */
export type ArmourLabel = 'SSH SIGNATURE' | 'OPENSSH PRIVATE KEY';

/** As `ssh-keygen` writes it: base64 in lines of 70 characters, LF, one final LF. */
export const formatArmour = (label: ArmourLabel, bytes: Bytes): string =>
  `-----BEGIN ${label}-----\n${bytesToBase64(bytes).replace(/.{1,70}/gu, '$&\n')}-----END ${label}-----\n`;

/** Undefined unless armouring the bytes again gives the same text. */
export const parseArmour = (label: ArmourLabel, text: string): Bytes | undefined => {
  const begin = `-----BEGIN ${label}-----\n`;
  const end = `-----END ${label}-----\n`;
  if (!text.startsWith(begin) || !text.endsWith(end) || text.length < begin.length + end.length) return undefined;
  const bytes = base64ToBytes(text.slice(begin.length, -end.length).replaceAll('\n', ''));
  return bytes && formatArmour(label, bytes) === text ? bytes : undefined;
};
