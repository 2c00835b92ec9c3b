import { describe, expect, it } from 'vitest';
import { bytesToBase64, utf8ToBytes } from '../../../shared/base/bytes.ts';
import { inclusionProof } from '../../../shared/ledger/merkle-proofs.ts';
import { formatTlogProof, parseTlogProof } from '../../../shared/proofs/tlog-proof.ts';
import { nodeCrypto } from '../../../services/node-crypto.ts';
import { leavesOf, linesOfHistory, makeLog, noteText } from '../../support/forked-log.ts';
import { valueOf } from '../../support/results.ts';

const lines = linesOfHistory(5);
const note = makeLog().sign(lines);
const path = inclusionProof(3, leavesOf(lines), nodeCrypto);

describe('a proof that an entry stands in a log (C2SP tlog-proof)', () => {
  it('is written line by line as the standard has it', () => {
    const [first, second, third] = path.map(bytesToBase64);
    expect(formatTlogProof({ extra: utf8ToBytes('more'), index: 3, path, note })).toBe(
      `c2sp.org/tlog-proof@v1\nextra bW9yZQ==\nindex 3\n${first}\n${second}\n${third}\n\n${noteText(note)}`,
    );
    expect(formatTlogProof({ extra: null, index: 0, path: [], note })).toBe(
      `c2sp.org/tlog-proof@v1\nindex 0\n\n${noteText(note)}`,
    );
  });

  it.each([
    { extra: utf8ToBytes('more'), index: 3, path, note },
    { extra: null, index: 0, path: [], note },
    { extra: new Uint8Array(), index: 0, path: [], note },
  ])('is read as it was written', (proof) => {
    expect(valueOf(parseTlogProof(formatTlogProof(proof)))).toEqual(proof);
  });

  const text = formatTlogProof({ extra: utf8ToBytes('more'), index: 3, path, note });
  it.each<readonly [string, string]>([
    ['another version', text.replace('@v1', '@v2')],
    ['an index with a zero before it', text.replace('index 3', 'index 03')],
    ['an index that is no number', text.replace('index 3', 'index -3')],
    ['an index beyond what can be counted', text.replace('index 3', 'index 9007199254740993')],
    ['no index', text.replace('index 3\n', '')],
    ['extra data behind the index', text.replace('extra bW9yZQ==\nindex 3', 'index 3\nextra bW9yZQ==')],
    ['extra data twice', text.replace('extra', 'extra bW9yZQ==\nextra')],
    ['extra data in a base64 that is not canonical', text.replace('bW9yZQ==', 'bW9yZR==')],
    ['a hash too short', text.replace(bytesToBase64(path[0] ?? new Uint8Array()), 'AAAA')],
    [
      'a path without end',
      text.replace('index 3\n', `index 3\n${`${bytesToBase64(new Uint8Array(32))}\n`.repeat(54)}`),
    ],
    ['carriage returns', text.replaceAll('\n', '\r\n')],
    ['no checkpoint', text.slice(0, text.indexOf('\n\n') + 2)],
    ['something behind the checkpoint', `${text}x`],
    ['nothing', ''],
  ])('is refused with %s', (_, changed) => {
    expect(parseTlogProof(changed).ok).toBe(false);
  });
});
