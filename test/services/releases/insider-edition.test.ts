import { beforeAll, describe, expect, it } from 'vitest';
import type { CheckName } from '../../../shared/bundle/check.ts';
import type { Json } from '../../../shared/ledger/canonical-json.ts';
import { groupDisclosures } from '../../../shared/ledger/group-disclosures.ts';
import { nodeCrypto } from '../../../services/node-crypto.ts';
import { createTestFolder } from '../../support/bundle-folder.ts';
import {
  changeFiles,
  joinLines,
  linesAt,
  makeDemoRelease,
  textAt,
  type DemoRelease,
} from '../../support/demo-release.ts';
import {
  createInsider,
  renderAnew,
  disclosures,
  editionPath,
  infoPath,
  recordOf,
  listOf,
} from '../../support/insider.ts';

const folder = createTestFolder();
let demo: DemoRelease;

beforeAll(async () => {
  demo = await makeDemoRelease(folder);
}, 120_000);

const { filesOf, verifySigned, expectCaught, replaced, editEdition, ledgerLines, discloseOther, lineOf } =
  createInsider(() => demo);

describe('what an edition shows and withholds', () => {
  it('is rendered by these tests as the program renders it', () => {
    expect(verifySigned(discloseOther((_, __, was) => was)).verdict).toBe('verified');
  });

  it('fails in a full edition that withholds a field, listed or not', () => {
    const seq = lineOf('source.add', false);
    const digest = ledgerLines()[seq]?._sd['descriptor'] ?? '';
    const fields = groupDisclosures(ledgerLines(), linesAt(filesOf('full'), disclosures), nodeCrypto);
    const kept = fields.flatMap((ofLine, at) =>
      ofLine.flatMap(({ field, disclosures: own }) => (at === seq && field === 'descriptor' ? [] : own)),
    );
    const unlisted = changeFiles(filesOf('full'), { [disclosures]: joinLines(kept) });
    expectCaught(unlisted, { disclosures: `line ${seq}`, edition: `line ${seq}` });
    const listed = editEdition('full', (file) => ({
      ...file,
      withheld: [{ seq, field: 'descriptor', digest, reason: 'marking' }],
    }));
    expectCaught(renderAnew(changeFiles(listed, { [disclosures]: joinLines(kept) })), { edition: editionPath });
  });

  it('fails in a public edition that leaves out one field of an open line on the ground of its marking', () => {
    const seq = lineOf('source.add', false);
    const forged = discloseOther((line, field, was) => was && !(line.seq === seq && field === 'descriptor'));
    expect(verifySigned(forged).failures).toEqual({ edition: `line ${seq}` });
  });

  it('fails in a public edition that leaves something out on another ground without an approved redaction', () => {
    const seq = lineOf('source.add', false);
    const forged = discloseOther((line, field, was) => was && !(line.seq === seq && field === 'descriptor'), 'legal');
    expect(verifySigned(forged).failures).toEqual({ edition: `line ${seq}` });
  });

  it('fails where what is never withheld is withheld', () => {
    const seq = lineOf('release.freeze', false);
    expectCaught(
      discloseOther((line, field, was) => was && !(line.seq === seq && field === 'actor')),
      { edition: `line ${seq}` },
    );
    const first = discloseOther((line, field, was) => was && !(line.seq === 0 && field === 'mark'));
    expectCaught(first, { edition: 'line 0' });
  });

  it('fails where part of the skeleton is withheld and the numbers are still stated', () => {
    const seq = lineOf('rating.set', false);
    const other = discloseOther((line, field, was) => was && !(line.seq === seq && field === 'ratings'));
    const path = 'data/assessment.json';
    const forged = renderAnew(changeFiles(other, { [path]: textAt(filesOf('public'), path) }));
    expectCaught(forged, { edition: editionPath, assessment: 'data/assessment.json' });
  });

  it.each(['source.add', 'evidence.add', 'rating.set'])(
    'fails where a %s line above the marking is shown in the public edition',
    (type) => {
      const seq = lineOf(type, true);
      expect(verifySigned(discloseOther((line, _, was) => was || line.seq === seq)).failures).toEqual({
        edition: `line ${seq}`,
        // A public edition leaves with nothing that is not TLP:CLEAR.
        assessment: 'data/assessment.json',
      });
    },
  );

  it('fails where such a line is shown without the marking that would tell', () => {
    for (const type of ['source.add', 'evidence.add', 'rating.set']) {
      const seq = lineOf(type, true);
      const forged = discloseOther((line, field, was) => was || (line.seq === seq && field !== 'tlp'));
      expect(verifySigned(forged).failures, type).toEqual({ edition: `line ${seq}` });
    }
  });

  it('fails where a line about a withheld item is shown', () => {
    const seq =
      ledgerLines().find(({ type, seq: at }) => type === 'rating.set' && at === lineOf('rating.set', true))?.seq ?? 0;
    expect(verifySigned(discloseOther((line, _, was) => was || line.seq === seq)).failures).toHaveProperty('edition');
  });

  it('fails where the file of a withheld item is there', () => {
    const extra = [...filesOf('full')].find(
      ([path]) => path.startsWith('data/evidence/') && !filesOf('public').has(path),
    );
    if (extra === undefined) throw new Error('the public edition withholds a file');
    expect(verifySigned(changeFiles(filesOf('public'), { [extra[0]]: extra[1] })).failures).toEqual({
      evidence: extra[0],
    });
  });

  it.each<readonly [string, (file: Record<string, Json>) => Json, Partial<Record<CheckName, unknown>>]>([
    ['another version', (file) => ({ ...file, v: 2 }), { edition: editionPath, signature: editionPath }],
    ['another edition', (file) => ({ ...file, edition: 'restricted' }), { edition: editionPath, bag: infoPath }],
    ['the name of the full edition', (file) => ({ ...file, edition: 'full' }), { edition: editionPath }],
    ['a wider marking', (file) => ({ ...file, tlp: 'AMBER' }), { edition: editionPath }],
    ['an unknown marking', (file) => ({ ...file, tlp: 'BLUE' }), { edition: editionPath }],
    ['a redaction that nobody approved', (file) => ({ ...file, redaction: 'a'.repeat(64) }), { edition: editionPath }],
    [
      'another checkpoint',
      (file) => ({ ...file, checkpoint: 'plumbline.local/0123456789abcdef\n1\nAAAA\n' }),
      { edition: editionPath },
    ],
    ['numbers said not to be recomputable', (file) => ({ ...file, recomputable: false }), { edition: editionPath }],
    ['something said to be missing', (file) => ({ ...file, missing: ['1.grade'] }), { edition: editionPath }],
    ['nobody required to sign', (file) => ({ ...file, signers: [] }), { signature: editionPath }],
    ['a signer who is not enrolled', (file) => ({ ...file, signers: ['demo-witness'] }), { signature: editionPath }],
    ['one signer fewer', (file) => ({ ...file, signers: ['demo-analyst'] }), { signature: 'keys/allowed_signers' }],
    [
      'an entry less',
      (file) => ({ ...file, withheld: listOf(file['withheld']).slice(1) }),
      { edition: expect.anything(), disclosures: expect.stringMatching(/^line/u) },
    ],
    [
      'an entry twice',
      (file) => ({ ...file, withheld: [...listOf(file['withheld']).slice(0, 1), ...listOf(file['withheld'])] }),
      { edition: editionPath },
    ],
    [
      'entries in another order',
      (file) => ({ ...file, withheld: listOf(file['withheld']).toReversed() }),
      { edition: editionPath },
    ],
    [
      'an entry for what is shown',
      (file) => ({
        ...file,
        withheld: [{ seq: 0, field: 'title', digest: 'A'.repeat(43), reason: 'marking' }, ...listOf(file['withheld'])],
      }),
      { edition: 'line 0' },
    ],
    [
      'an unknown reason',
      (file) => ({
        ...file,
        withheld: listOf(file['withheld']).map((entry) => ({ ...recordOf(entry), reason: 'shame' })),
      }),
      { edition: editionPath },
    ],
    [
      'another reason',
      (file) => ({
        ...file,
        withheld: listOf(file['withheld']).map((entry, at) =>
          at === 0 ? { ...recordOf(entry), reason: 'legal' } : entry,
        ),
      }),
      { edition: expect.stringMatching(/^line/u) },
    ],
    [
      'another field',
      (file) => ({
        ...file,
        withheld: listOf(file['withheld']).map((entry, at) =>
          at === 0 ? { ...recordOf(entry), field: 'aaa' } : entry,
        ),
      }),
      { edition: expect.stringMatching(/^line/u) },
    ],
    [
      'another line',
      (file) => ({
        ...file,
        withheld: listOf(file['withheld']).map((entry, at) => (at === 0 ? { ...recordOf(entry), seq: 0 } : entry)),
      }),
      { edition: 'line 0' },
    ],
    [
      'a member of its own',
      (file) => ({ ...file, note: 'trust me' }),
      { edition: editionPath, signature: editionPath },
    ],
  ])('fails where edition.json has %s', (_, edit, expected) => {
    expectCaught(editEdition('public', edit), expected);
  });

  it('fails where edition.json is not canonical or not there', () => {
    expectCaught(replaced('public', editionPath, '"v":1', '"v": 1'), { edition: editionPath });
    expectCaught(changeFiles(filesOf('public'), { [editionPath]: null }), { edition: editionPath, bag: editionPath });
  });
});
