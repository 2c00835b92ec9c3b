import { describe, expect, it } from 'vitest';
import { identifyDrafts, partUuid, recordedIdentifiers } from '../../../shared/interchange/identifiers.ts';
import { uuidSchema } from '../../../shared/ledger/export-line-types.ts';
import type { RevealedLine } from '../../../shared/ledger/reveal.ts';
import { nodeCrypto } from '../../../services/node-crypto.ts';

const common = { actor: 'anna', at: '2026-03-01T10:00:00Z', tlp: 'CLEAR' };

const lineOf = (fields: RevealedLine['fields'], at: string): RevealedLine => ({
  seq: 9,
  type: 'export.identify',
  v: 1,
  day: '2026-03-01',
  log: 'plumbline.local/7f3c9a2e51d84b06',
  fields: { ...fields, at },
  withheld: [],
});

describe('identifiers of exports', () => {
  it('are random with the marks of version 4 in their places', () => {
    // RFC 9562, section 5.4: the first digit of the third group is 4, that of the fourth 8 to b.
    const drafts = identifyDrafts([0], common, (length) => new Uint8Array(length).fill(0xff));
    expect(drafts).toMatchObject([{ fields: { ids: { 0: 'ffffffff-ffff-4fff-bfff-ffffffffffff' } } }]);
    const zeros = identifyDrafts([0], common, (length) => new Uint8Array(length));
    expect(zeros).toMatchObject([{ fields: { ids: { 0: '00000000-0000-4000-8000-000000000000' } } }]);
  });

  it('are never replaced by a later line', () => {
    const [first, second] = ['0e12e9b2-0e57-4c2d-85d1-ff55fe572d8b', '7aae05ec-be2c-4080-bb80-b13a8bf6edc0'];
    const known = recordedIdentifiers([
      lineOf({ ids: { 3: first } }, '2026-03-01T10:00:00Z'),
      lineOf({ ids: { 3: second, 4: second } }, '2026-03-02T10:00:00Z'),
    ]);
    expect(known.get(3)).toEqual({ uuid: first, since: '2026-03-01T10:00:00Z' });
    expect(known.get(4)).toEqual({ uuid: second, since: '2026-03-02T10:00:00Z' });
  });

  it('are written a thousand a line, and not at all where nothing is missing', () => {
    const seqs = Array.from({ length: 2001 }, (_, at) => at);
    const drafts = identifyDrafts(seqs, common, (length) => new Uint8Array(length));
    expect(drafts.map(({ fields }) => Object.keys(fields['ids'] ?? {}).length)).toEqual([1000, 1000, 1]);
    expect(identifyDrafts([], common, () => new Uint8Array(16))).toEqual([]);
  });

  it('of a rating hang on both its ends and on nothing else', () => {
    const [item, hypothesis] = ['0e12e9b2-0e57-4c2d-85d1-ff55fe572d8b', '7aae05ec-be2c-4080-bb80-b13a8bf6edc0'];
    const uuid = partUuid([item, hypothesis, 'rating'], nodeCrypto);
    expect(uuidSchema.safeParse(uuid).success).toBe(true);
    expect(partUuid([item, hypothesis, 'rating'], nodeCrypto)).toBe(uuid);
    expect(partUuid([hypothesis, item, 'rating'], nodeCrypto)).not.toBe(uuid);
  });
});
