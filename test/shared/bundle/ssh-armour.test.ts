import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatArmour, parseArmour } from '../../../shared/bundle/ssh-armour.ts';
import { readFixture } from '../../support/fixture-file.ts';

const label = 'SSH SIGNATURE';

describe('armour', () => {
  it('gives the bytes of ssh-keygen again', () => {
    for (const name of ['ed25519', 'ecdsa', 'hardware-key']) {
      const text = readFixture(`sshsig/${name}.sshsig`);
      const bytes = parseArmour(label, text);
      expect(bytes && formatArmour(label, bytes)).toBe(text);
    }
  });

  it('gives any bytes back, full lines and none included', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
        expect(parseArmour(label, formatArmour(label, bytes))).toEqual(bytes);
      }),
    );
  });

  const text = formatArmour(label, new Uint8Array(200).fill(9));
  it.each([
    ['carriage returns', text.replaceAll('\n', '\r\n')],
    ['no final newline', text.trimEnd()],
    ['a second final newline', `${text}\n`],
    ['a space before', ` ${text}`],
    ['words before', `words\n${text}`],
    ['lines of another length', text.replace(/(.{69})(.)\n/u, '$1\n$2')],
    ['one long line', text.replace(/(?<=[A-Za-z0-9])\n(?=[A-Za-z0-9])/gu, '')],
    ['an empty line within', text.replace('\nCQ', '\n\nCQ')],
    ['another label', text.replaceAll('SIGNATURE', 'SIGNATURF')],
    ['unused bits set', text.replace(/([A-Za-z0-9])=\n-----END/u, '/=\n-----END')],
    ['padding left off', text.replace(/=+\n-----END/u, '\n-----END')],
    ['nothing between', ''],
    ['the two markers overlapping', '-----BEGIN SSH SIGNATURE-----\n'],
  ])('is refused with %s', (_, tampered) => {
    expect(tampered).not.toBe(text);
    expect(parseArmour(label, tampered)).toBeUndefined();
  });
});
