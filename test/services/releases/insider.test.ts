import { beforeAll, describe, expect, it } from 'vitest';
import { base64urlToBytes, bytesToBase64url, bytesToUtf8, utf8ToBytes } from '../../../shared/base/bytes.ts';
import { formatAllowedSigners } from '../../../shared/bundle/allowed-signers.ts';
import { ed25519KeyToPem } from '../../../shared/bundle/key-pem.ts';
import { canonicalJson, parseJson, type Json } from '../../../shared/ledger/canonical-json.ts';
import { formatCheckpointNote, signCheckpoint } from '../../../shared/ledger/checkpoint.ts';
import { cosign } from '../../../shared/ledger/cosignature.ts';
import { createVerifierKey, formatVerifierKey } from '../../../shared/ledger/verifier-key.ts';
import { nodeCrypto } from '../../../services/node-crypto.ts';
import { createTestFolder } from '../../support/bundle-folder.ts';
import {
  changeFiles,
  failuresIn,
  joinLines,
  linesAt,
  makeDemoRelease,
  releaseSize,
  signAnew,
  textAt,
  verifyFiles,
  type DemoRelease,
  type Files,
} from '../../support/demo-release.ts';
import { valueOf } from '../../support/results.ts';
import {
  createInsider,
  stranger,
  entries,
  disclosures,
  checkpoint,
  editionPath,
  infoPath,
  listOf,
  chainAnew,
} from '../../support/insider.ts';

const folder = createTestFolder();
let demo: DemoRelease;

beforeAll(async () => {
  demo = await makeDemoRelease(folder);
}, 120_000);

const { filesOf, insiders, verifySigned, expectCaught, original, forgeLedger } = createInsider(() => demo);

const edit30 = (lines: readonly string[]): readonly string[] =>
  lines.map((line, seq) => (seq === 30 ? line.replace(/"day":"20\d\d/u, '"day":"1999') : line));

const evidencePath = (edition: 'full' | 'public'): string =>
  [...filesOf(edition).keys()].find((path) => path.startsWith('data/evidence/')) ?? '';

describe.each(['full', 'public'] as const)(
  'evidence and ledger of the %s edition, signed anew by two insiders',
  (edition) => {
    const swap = (path: string, edit: (lines: readonly string[]) => readonly string[]): Files =>
      changeFiles(filesOf(edition), { [path]: joinLines(edit(linesAt(filesOf(edition), path))) });

    it('names a file of evidence whose bytes were changed, taken away, renamed or added', () => {
      const path = evidencePath(edition);
      const bytes = filesOf(edition).get(path) ?? new Uint8Array();
      expectCaught(changeFiles(filesOf(edition), { [path]: bytes.map((byte, at) => (at === 9 ? byte ^ 1 : byte)) }), {
        evidence: path,
      });
      expectCaught(changeFiles(filesOf(edition), { [path]: bytes.slice(1) }), { evidence: path });
      expectCaught(changeFiles(filesOf(edition), { [path]: null }), { evidence: path });
      const other = `data/evidence/${nodeCrypto.sha256Hex('planted')}`;
      expectCaught(changeFiles(filesOf(edition), { [other]: 'planted' }), { evidence: other });
      expectCaught(changeFiles(filesOf(edition), { [path]: null, [other]: 'planted' }), { evidence: path });
    });

    it('names the line after one that was edited, and the root', () => {
      const edited = swap(entries, (lines) =>
        lines.map((line, seq) => (seq === 30 ? line.replace(/"day":"20\d\d/u, '"day":"1999') : line)),
      );
      expectCaught(edited, { chain: 'line 31', merkle: checkpoint });
      const digest = swap(entries, (lines) =>
        lines.map((line, seq) =>
          seq === 30 ? line.replace(/"at":"(.)/u, (_, first) => `"at":"${first === 'A' ? 'B' : 'A'}`) : line,
        ),
      );
      expectCaught(digest, { chain: 'line 31', merkle: checkpoint, disclosures: expect.anything() });
    });

    it('names the end of a ledger that lost its last line, and the seam of one that lost another', () => {
      const { length } = linesAt(filesOf(edition), entries);
      expectCaught(
        swap(entries, (lines) => lines.slice(0, -1)),
        { chain: `line ${length - 1}`, merkle: checkpoint },
      );
      expectCaught(
        swap(entries, (lines) => lines.toSpliced(20, 1)),
        { chain: 'line 20', merkle: checkpoint },
      );
      expectCaught(
        swap(entries, () => []),
        { chain: entries, merkle: checkpoint },
      );
    });

    it('names lines that were reordered, doubled or inserted', () => {
      expectCaught(
        swap(entries, (lines) => lines.toSpliced(20, 2, lines[21] ?? '', lines[20] ?? '')),
        { chain: 'line 20', merkle: checkpoint },
      );
      expectCaught(
        swap(entries, (lines) => lines.toSpliced(20, 0, lines[20] ?? '')),
        { chain: 'line 21', merkle: checkpoint },
      );
      expectCaught(
        swap(entries, (lines) => [...lines, lines.at(-1) ?? '']),
        { chain: `line ${releaseSize(demo)}`, merkle: checkpoint },
      );
    });

    it('finds by the root a ledger that was chained anew', () => {
      const failures = verifySigned(swap(entries, (lines) => chainAnew(edit30(lines)))).failures;
      expect(failures).not.toHaveProperty('chain');
      expect(failures).toMatchObject({ merkle: checkpoint, 'two-person': expect.stringMatching(/^line \d+$/u) });
    });

    it('finds by the log signature a checkpoint that was written anew without the key of the log', () => {
      const forged = forgeLedger(filesOf(edition), edit30, (note) => ({
        ...note,
        logSignature: original(edition).logSignature,
      }));
      const { failures } = verifySigned(forged);
      expect(failures).not.toHaveProperty('chain');
      expect(failures).not.toHaveProperty('merkle');
      expect(failures).toMatchObject({ 'log-signature': checkpoint });
    });

    it('finds by the approvals a history that was rewritten with the key of the log', () => {
      const { failures } = verifySigned(forgeLedger(filesOf(edition), edit30, (note) => note));
      for (const held of ['chain', 'merkle', 'log-signature']) expect(failures).not.toHaveProperty(held);
      expect(failures).toMatchObject({ 'two-person': expect.stringMatching(/^line \d+$/u), edition: editionPath });
    });

    it('finds a field under another name by the disclosure, even where ledger and checkpoint were made for it', () => {
      const forged = forgeLedger(
        filesOf(edition),
        (lines) =>
          lines.map((line, seq) => {
            if (seq !== 0) return line;
            const swapped = line.replace(/"question":"([^"]+)","title":"([^"]+)"/u, '"question":"$2","title":"$1"');
            expect(swapped).not.toBe(line);
            return swapped;
          }),
        (note) => note,
      );
      expectCaught(forged, { disclosures: expect.stringMatching(/^disclosure \d+$/u) });
    });

    it('names disclosures that were altered, dropped, doubled, reordered or renamed', () => {
      const rewrite = (encoded: string, edit: (parts: Json[]) => Json): string => {
        const parts = valueOf(parseJson(bytesToUtf8(base64urlToBytes(encoded) ?? new Uint8Array()) ?? ''));
        return bytesToBase64url(utf8ToBytes(canonicalJson(edit([...listOf(parts)]))));
      };
      const at60 = (edit: (parts: Json[]) => Json) =>
        swap(disclosures, (lines) => lines.with(60, rewrite(lines[60] ?? '', edit)));
      for (const changed of [
        at60((parts) => [...parts.slice(0, -1), 'another value']),
        at60((parts) => [bytesToBase64url(new Uint8Array(32)), ...parts.slice(1)]),
        at60((parts) => [parts[0] ?? '', 'renamed', parts.at(-1) ?? '']),
        at60((parts) => [...parts, 'more']),
        swap(disclosures, (lines) => lines.toSpliced(60, 0, lines[60] ?? '')),
        swap(disclosures, (lines) => [...lines, lines[60] ?? '']),
        swap(disclosures, (lines) => lines.toSpliced(60, 2, lines[61] ?? '', lines[60] ?? '')),
        swap(disclosures, (lines) => [...lines.slice(5), ...lines.slice(0, 5)]),
      ]) {
        expectCaught(changed, { disclosures: expect.stringMatching(/^disclosure \d+$/u) });
      }
      const fewer = swap(disclosures, (lines) => lines.slice(0, -1));
      const last = `line ${releaseSize(demo) - 1}`;
      expectCaught(fewer, { disclosures: last, edition: last });
      expectCaught(
        swap(disclosures, () => []),
        { disclosures: expect.anything(), edition: expect.anything() },
      );
    });
  },
);

describe('checkpoint and keys', () => {
  const note = (edit: (lines: string[]) => readonly string[]): Files =>
    changeFiles(filesOf('full'), { [checkpoint]: edit(textAt(filesOf('full'), checkpoint).split('\n')).join('\n') });
  const strangerKey = (type: 1 | 4, name: string) => createVerifierKey(name, type, stranger.publicKey, nodeCrypto);

  it('fails where root, size or origin of the checkpoint is another', () => {
    const root = note((lines) =>
      lines.with(2, `${lines[2]?.startsWith('A') === true ? 'B' : 'A'}${lines[2]?.slice(1) ?? ''}`),
    );
    expectCaught(root, { merkle: checkpoint, 'log-signature': checkpoint, edition: editionPath });
    expectCaught(
      note((lines) => lines.with(1, String(releaseSize(demo) - 1))),
      { chain: `line ${releaseSize(demo) - 1}`, 'log-signature': checkpoint },
    );
    expectCaught(
      note((lines) => lines.with(1, String(releaseSize(demo) + 1))),
      { chain: `line ${releaseSize(demo)}`, 'log-signature': checkpoint },
    );
    const other = note((lines) =>
      lines.map((line) => line.replace(/plumbline\.local\/[0-9a-f]{16}/u, 'plumbline.local/0123456789abcdef')),
    );
    expectCaught(other, { chain: checkpoint, 'log-signature': checkpoint, bag: infoPath });
  });

  it('fails where the log signature is another, is gone or stands twice', () => {
    const { body, logSignature, cosignatures, checkpoint: head } = original('full');
    const bytes = logSignature.bytes.map((byte, at) => (at === 5 ? byte ^ 1 : byte));
    const altered = formatCheckpointNote({
      checkpoint: head,
      body,
      logSignature: { ...logSignature, bytes },
      cosignatures,
    });
    expectCaught(changeFiles(filesOf('full'), { [checkpoint]: altered }), { 'log-signature': checkpoint });
    expectCaught(
      note((lines) => lines.toSpliced(4, 1)),
      { 'log-signature': checkpoint, merkle: checkpoint },
    );
    expectCaught(
      note((lines) => lines.toSpliced(4, 0, lines[4] ?? '')),
      { 'log-signature': checkpoint },
    );
    const forged = signCheckpoint({ checkpoint: head, signer: stranger }, nodeCrypto);
    expectCaught(changeFiles(filesOf('full'), { [checkpoint]: formatCheckpointNote({ ...forged, cosignatures }) }), {
      'log-signature': checkpoint,
    });
  });

  it('fails where a key of the log is another', () => {
    const { origin } = original('full').checkpoint;
    const key = strangerKey(1, origin);
    expectCaught(changeFiles(filesOf('full'), { 'keys/log.vkey': `${formatVerifierKey(key)}\n` }), {
      'log-signature': 'keys/log.vkey',
    });
    expectCaught(changeFiles(filesOf('full'), { 'keys/log.pub.pem': ed25519KeyToPem(stranger.publicKey) }), {
      'log-signature': 'keys/log.pub.pem',
    });
    expectCaught(changeFiles(filesOf('full'), { 'keys/log.vkey': null }), { 'log-signature': 'keys/log.vkey' });
  });

  it('fails where cosignature or key of a witness is another', () => {
    const name = 'plumbline.local/person/demo-witness';
    const key = strangerKey(4, name);
    const vkey = {
      'keys/witness.vkey': `${formatVerifierKey(key)}\n`,
      'keys/witness.pub.pem': ed25519KeyToPem(stranger.publicKey),
    };
    expectCaught(changeFiles(filesOf('full'), vkey), { witness: checkpoint });
    expectCaught(changeFiles(filesOf('full'), { 'keys/witness.pub.pem': ed25519KeyToPem(stranger.publicKey) }), {
      witness: 'keys/witness.pub.pem',
    });
    expectCaught(changeFiles(filesOf('full'), { 'keys/witness.vkey': null }), { witness: 'keys/witness.vkey' });
    const { body, cosignatures, ...rest } = original('full');
    const altered = cosignatures.map((one) => ({
      ...one,
      bytes: one.bytes.map((byte, at) => (at === 3 ? byte ^ 1 : byte)),
    }));
    expectCaught(
      changeFiles(filesOf('full'), { [checkpoint]: formatCheckpointNote({ ...rest, body, cosignatures: altered }) }),
      { witness: checkpoint },
    );
    const extra = `keys/witness-2`;
    expectCaught(changeFiles(filesOf('full'), { [`${extra}.vkey`]: vkey['keys/witness.vkey'] }), {
      witness: `${extra}.vkey`,
    });
  });

  it('does not take a cosignature by an unknown key for one by the anchored witness', () => {
    const name = 'plumbline.local/person/demo-witness';
    const { body, logSignature, checkpoint: head } = original('full');
    const forged = cosign({ body, name, timeSeconds: 1, signer: stranger }, nodeCrypto);
    const files = changeFiles(filesOf('full'), {
      [checkpoint]: formatCheckpointNote({ body, logSignature, checkpoint: head, cosignatures: [forged] }),
      'keys/witness.vkey': `${formatVerifierKey(strangerKey(4, name))}\n`,
      'keys/witness.pub.pem': ed25519KeyToPem(stranger.publicKey),
    });
    const sealed = signAnew(files, insiders());
    const witnessOf = (requiredWitnesses: readonly string[]) =>
      verifyFiles(sealed, { ...demo.anchors, requiredWitnesses }).checks.find((check) => check.name === 'witness')
        ?.status;
    expect(witnessOf([])).toBe('not checked');
    expect(witnessOf(['demo-witness'])).toBe('failed');
    expect(failuresIn(verifyFiles(filesOf('full'), { ...demo.anchors, requiredWitnesses: ['demo-witness'] }))).toEqual(
      {},
    );
  });

  it('fails where keys/allowed_signers holds another key or another person', () => {
    const path = 'keys/allowed_signers';
    const key = { type: 'ssh-ed25519', publicKey: stranger.publicKey } as const;
    const line = formatAllowedSigners([{ principal: 'demo-analyst', key }]);
    const [, second = ''] = linesAt(filesOf('full'), path);
    expectCaught(changeFiles(filesOf('full'), { [path]: `${line}${second}\n` }), { signature: path });
    const more = `${textAt(filesOf('full'), path)}${formatAllowedSigners([{ principal: 'mallory', key }])}`;
    expectCaught(changeFiles(filesOf('full'), { [path]: more }), { signature: path });
    expectCaught(changeFiles(filesOf('full'), { [path]: '' }), { signature: path });
  });
});
