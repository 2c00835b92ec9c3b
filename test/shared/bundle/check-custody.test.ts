import { describe, expect, it } from 'vitest';
import { checkCustody } from '../../../shared/bundle/checks/evidence.ts';
import { tablesOfLines } from '../../../shared/bundle/view-file.ts';
import type { Json } from '../../../shared/ledger/canonical-json.ts';
import { lineTypes } from '../../../shared/ledger/line-types.ts';
import type { RevealedLine } from '../../../shared/ledger/reveal.ts';
import { draft, testOrigin, testSha256 } from '../../support/drafts.ts';

const own = testSha256('1');

type Change = { readonly type: string; readonly fields?: Readonly<Record<string, Json>>; readonly without?: string };

/** What the check says of a ledger of these lines, as an edition discloses them. */
const check = (...changes: readonly Change[]) => {
  const lines = changes.map(({ type, fields = {}, without }, seq): RevealedLine => {
    const all = draft(type, fields).fields;
    return {
      seq,
      type,
      v: lineTypes[type]?.v ?? 1,
      day: '2026-03-01',
      log: testOrigin,
      fields: Object.fromEntries(Object.entries(all).filter(([name]) => name !== without)),
      withheld: without === undefined ? [] : [{ seq, field: without, digest: 'A'.repeat(43) }],
    };
  });
  return checkCustody({ revealed: { lines, faults: [] }, tables: tablesOfLines(lines) });
};

const hands = {
  authority: '',
  condition: '',
  from: 'anna',
  place: '',
  purpose: '',
  role: '',
  seal: '',
  to: 'ben',
  witness: '',
};
const taken: Change = { type: 'evidence.add' };
const transfer = (from: string, hashes: Readonly<Record<string, string | null>>): Change => ({
  type: 'custody.event',
  fields: { hands: { ...hands, from }, hashes: { after: own, before: own, stored: own, ...hashes } },
});
const graded = (grade: string): Change => ({ type: 'custody.grade', fields: { grade } });

describe('custody in a bundle', () => {
  it('holds where every item counts for no more than its chain lets it', () => {
    expect(check(taken, transfer('anna', {}))).toMatchObject({ status: 'ok' });
    expect(check(taken, transfer('nobody', {}), graded('gap_unexplained'))).toMatchObject({ status: 'ok' });
    expect(check(taken, transfer('anna', { stored: testSha256('2') }), graded('failed'))).toMatchObject({
      status: 'ok',
    });
  });

  it.each<readonly [string, readonly Change[]]>([
    ['a gap that its grade does not know of', [taken, transfer('nobody', {})]],
    ['a gap that its grade calls explained', [taken, transfer('nobody', {}), graded('gap_explained')]],
    [
      'a hash that differs, and a grade that says nothing of it',
      [taken, transfer('anna', { stored: testSha256('2') })],
    ],
    ['the same at the receiver', [taken, transfer('anna', { after: testSha256('2') }), graded('gap_unexplained')]],
  ])('fails for %s', (_, changes) => {
    expect(check(...changes)).toMatchObject({ status: 'failed' });
  });

  it('says nothing about a chain of which the edition withholds a part', () => {
    for (const without of ['hands', 'hashes', 'note', 'item'])
      expect(check(taken, { ...transfer('nobody', {}), without })).toMatchObject({ status: 'ok' });
    const hiddenExplanation: Change = { type: 'custody.event', without: 'item' };
    expect(check(taken, transfer('nobody', {}), hiddenExplanation, graded('gap_explained'))).toMatchObject({
      status: 'ok',
    });
  });
});
