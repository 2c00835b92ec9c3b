import { describe, expect, it } from 'vitest';
import {
  bagDeclaration,
  checkBagDeclaration,
  formatBagInfo,
  formatManifest,
  parseBagInfo,
  parseManifest,
  payloadOxum,
  type BagInfo,
} from '../../../shared/bundle/bagit.ts';

const infoText = `Payload-Oxum: 279164409832.1198
Bagging-Date: 2026-03-01
Bag-Software-Agent: plumbline/0.1.0
External-Identifier: plumbline.local/7f3c9a2e51d84b06#7
Internal-Sender-Identifier: edition=public
`;

const info: BagInfo = {
  payloadOxum: { sizeBytes: 279164409832, files: 1198 },
  baggingDate: '2026-03-01',
  softwareVersion: '0.1.0',
  origin: 'plumbline.local/7f3c9a2e51d84b06',
  size: 7,
  edition: 'public',
};

describe('bagit.txt', () => {
  it('is two lines', () => {
    expect(bagDeclaration).toBe('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
    expect(checkBagDeclaration(bagDeclaration).ok).toBe(true);
  });

  it.each([
    ['another version', 'BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n'],
    ['another encoding', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-16\n'],
    ['carriage returns', 'BagIt-Version: 1.0\r\nTag-File-Character-Encoding: UTF-8\r\n'],
    ['a byte order mark', `\ufeff${bagDeclaration}`],
    ['a third line', `${bagDeclaration}\n`],
    ['no final line feed', bagDeclaration.slice(0, -1)],
  ])('is refused with %s', (_what, text) => {
    expect(checkBagDeclaration(text)).toMatchObject({ ok: false, error: { code: 'BAG_MALFORMED', at: 'bagit.txt' } });
  });
});

describe('bag-info.txt', () => {
  it('has five fields in one order', () => {
    expect(formatBagInfo(info)).toBe(infoText);
    expect(parseBagInfo(infoText)).toEqual({ ok: true, value: info });
  });

  const lines = infoText.split('\n');
  it.each([
    ['a field more', `${infoText}Contact-Name: somebody\n`],
    ['a field less', lines.slice(0, 4).join('\n') + '\n'],
    ['another order', [lines[1], lines[0], ...lines.slice(2)].join('\n')],
    ['a folded line', infoText.replace('edition=public', 'edition=public\n  more')],
    ['another case', infoText.replace('Payload-Oxum', 'payload-oxum')],
    ['two spaces', infoText.replace('Oxum: ', 'Oxum:  ')],
    ['no final line feed', infoText.slice(0, -1)],
    ['an empty line', `${infoText}\n`],
    ['carriage returns', infoText.replaceAll('\n', '\r\n')],
    ['an octet count that is no integer', infoText.replace('279164409832', '2.7e11')],
    ['a leading zero', infoText.replace('279164409832', '0279164409832')],
    ['a count beyond what a number holds', infoText.replace('279164409832', '9007199254740993')],
    ['a month that does not exist', infoText.replace('2026-03-01', '2026-13-01')],
    ['another program', infoText.replace('plumbline/0.1.0', 'bagger/1')],
    ['another origin', infoText.replace('plumbline.local', 'example.org')],
    ['no lines', infoText.replace('#7', '#0')],
    ['an unknown edition', infoText.replace('=public', '=secret')],
  ])('is refused with %s', (_what, text) => {
    expect(parseBagInfo(text)).toMatchObject({ ok: false, error: { code: 'BAG_MALFORMED', at: 'bag-info.txt' } });
  });

  it('counts the payload only', () => {
    const files = [
      { path: 'data/view.json', size: 5 },
      { path: 'README.txt', size: 100 },
      { path: 'data/evidence/a', size: 7 },
      { path: 'signatures/a.sshsig', size: 1000 },
    ];
    expect(payloadOxum(files)).toEqual({ sizeBytes: 12, files: 2 });
  });
});

const a = 'a'.repeat(64);
const b = '0123456789abcdef'.repeat(4);

describe('a manifest', () => {
  it('is sorted as ASCII bytes, capitals first', () => {
    const entries = [
      { sha256: a, path: 'keys/log.vkey' },
      { sha256: b, path: 'bagit.txt' },
      { sha256: a, path: 'VERIFY.txt' },
    ];
    expect(formatManifest(entries)).toBe(`${a}  VERIFY.txt\n${b}  bagit.txt\n${a}  keys/log.vkey\n`);
  });

  it('is read back', () => {
    const parsed = parseManifest(`${a}  data/a\n${b}  data/b\n`, 'manifest-sha256.txt');
    expect(parsed).toEqual({
      ok: true,
      value: [
        { sha256: a, path: 'data/a' },
        { sha256: b, path: 'data/b' },
      ],
    });
    expect(parseManifest('', 'manifest-sha256.txt')).toEqual({ ok: true, value: [] });
  });

  it.each([
    ['capitals in the digest', `${a.toUpperCase()}  data/a\n`],
    ['a short digest', `${a.slice(1)}  data/a\n`],
    ['one space', `${a} data/a\n`],
    ['the mark of binary mode', `${a} *data/a\n`],
    ['an escaped name', `\\${a}  data/a\n`],
    ['three spaces', `${a}   data/a\n`],
    ['no final line feed', `${a}  data/a`],
    ['carriage returns', `${a}  data/a\r\n`],
    ['an empty line', `${a}  data/a\n\n`],
    ['an empty line alone', '\n'],
    ['a comment', `# ${a}  data/a\n`],
    ['a path twice', `${a}  data/a\n${a}  data/a\n`],
    ['another order', `${a}  data/b\n${a}  data/a\n`],
    ['a path that leads out', `${a}  ../a\n`],
    ['an absolute path', `${a}  /etc/passwd\n`],
    ['a device', `${a}  data/nul\n`],
    ['percent encoding', `${a}  data/%0A\n`],
  ])('is refused with %s', (_what, text) => {
    expect(parseManifest(text, 'manifest-sha256.txt')).toMatchObject({
      ok: false,
      error: { code: 'BAG_MALFORMED', at: 'manifest-sha256.txt' },
    });
  });
});
