import { describe, expect, it } from 'vitest';
import { formatAllowedSigners, parseAllowedSigners } from '../../../shared/bundle/allowed-signers.ts';
import { readFixture } from '../../support/fixture-file.ts';
import { valueOf } from '../../support/results.ts';

const options = 'namespaces="plumbline-bundle-v1,plumbline-checkpoint-v1,plumbline-review-v1"';
const ed25519 = readFixture('sshsig/ed25519.pub').trimEnd();
const ecdsa = readFixture('sshsig/ecdsa.pub').trimEnd();
const hardware = readFixture('sshsig/hardware-key.pub').trimEnd();
const good = `anna ${options} ${ed25519}\nboris ${options} ${ecdsa}\nclara ${options} ${hardware}\n`;

describe('parseAllowedSigners', () => {
  it('reads the form of the bundle format and writes it again', () => {
    const signers = valueOf(parseAllowedSigners(good));
    expect(signers.map(({ principal, key }) => [principal, key.type])).toEqual([
      ['anna', 'ssh-ed25519'],
      ['boris', 'ecdsa-sha2-nistp256'],
      ['clara', 'sk-ssh-ed25519@openssh.com'],
    ]);
    expect(formatAllowedSigners(signers)).toBe(good);
    expect(formatAllowedSigners(signers.toReversed())).toBe(good);
  });

  it('passes over comments and blank lines', () => {
    expect(valueOf(parseAllowedSigners(`# people\n\n${good}# end`))).toHaveLength(3);
    expect(valueOf(parseAllowedSigners(''))).toEqual([]);
  });

  it.each([
    ['a wildcard', `* ${options} ${ed25519}\n`],
    ['a pattern', `ann? ${options} ${ed25519}\n`],
    ['a list of principals', `anna,boris ${options} ${ed25519}\n`],
    ['a quoted principal', `"anna" ${options} ${ed25519}\n`],
    ['a mail address', `anna@example.org ${options} ${ed25519}\n`],
    ['a reserved principal', `checkpoint ${options} ${ed25519}\n`],
    ['a certificate authority', `anna cert-authority ${options} ${ed25519}\n`],
    ['a certificate authority in the options', `anna cert-authority,${options} ${ed25519}\n`],
    ['an end of validity', `anna ${options},valid-before="20990101" ${ed25519}\n`],
    ['no option', `anna ${ed25519}\n`],
    ['fewer namespaces', `anna namespaces="plumbline-bundle-v1" ${ed25519}\n`],
    ['one more namespace', `anna ${options.replace('review-v1', 'review-v1,file')} ${ed25519}\n`],
    ['every namespace', `anna namespaces="*" ${ed25519}\n`],
    [
      'another order of namespaces',
      `anna ${options.replace('bundle', 'x').replace('review', 'bundle').replace('x', 'review')} ${ed25519}\n`,
    ],
    ['a comment after the key', `anna ${options} ${ed25519} anna@host\n`],
    ['two spaces', `anna  ${options} ${ed25519}\n`],
    ['a tab', `anna\t${options} ${ed25519}\n`],
    ['a space before', ` anna ${options} ${ed25519}\n`],
    ['a carriage return', `anna ${options} ${ed25519}\r\n`],
    ['an RSA key', `anna ${options} ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAAQ==\n`],
    ['a principal twice', `anna ${options} ${ed25519}\nanna ${options} ${ecdsa}\n`],
    ['a line twice', `anna ${options} ${ed25519}\nanna ${options} ${ed25519}\n`],
    ['one key for two principals', `anna ${options} ${ed25519}\nboris ${options} ${ed25519}\n`],
    ['too many characters', '#'.repeat(1024 * 1024 + 1)],
  ])('refuses %s', (_, text) => {
    expect(parseAllowedSigners(text)).toMatchObject({ ok: false, error: { code: 'BAD_ALLOWED_SIGNERS' } });
  });

  it('names the line', () => {
    expect(parseAllowedSigners(`# people\n${good}boris ${options} ${ed25519}\n`)).toMatchObject({
      ok: false,
      error: { at: 'line 5', message: 'boris stands on two lines' },
    });
  });
});
