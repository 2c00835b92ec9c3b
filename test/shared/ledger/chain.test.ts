import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json } from '../../../shared/ledger/canonical-json.ts';
import { checkChain } from '../../../shared/ledger/chain.ts';
import { testDeps } from '../../support/deps.ts';
import { draft, successorOrigin, testOrigin } from '../../support/drafts.ts';
import { textsOf, writeLedger } from '../../support/written-ledger.ts';

const { crypto } = testDeps();
const texts = textsOf(
  writeLedger([draft('case.open'), draft('source.add'), draft('evidence.add'), draft('correction')]),
);
const changed = (at: number, changes: Record<string, Json>): readonly string[] =>
  texts.map((text, index) => (index === at ? canonicalJson({ ...(JSON.parse(text) as object), ...changes }) : text));

describe('checkChain', () => {
  it('finds no fault in a sound ledger', () => {
    const chain = checkChain(texts, crypto);
    expect(chain.fault).toBeUndefined();
    expect(chain.log).toBe(testOrigin);
    expect(chain.lines.map(({ seq, type }) => [seq, type])).toEqual([
      [0, 'case.open'],
      [1, 'source.add'],
      [2, 'evidence.add'],
      [3, 'correction'],
    ]);
  });

  it('links each line to the SHA-256 of the text before it, the first to zeros', () => {
    const prevs = texts.map((text) => (JSON.parse(text) as { prev: string }).prev);
    const hashes = texts.map((text) => createHash('sha256').update(text).digest('hex'));
    expect(prevs).toEqual(['0'.repeat(64), ...hashes.slice(0, -1)]);
  });

  it('says of an empty ledger that it has no origin', () => {
    expect(checkChain([], crypto)).toEqual({ lines: [], fault: undefined, log: undefined });
  });

  it.each<[string, readonly string[], number, string]>([
    ['a changed day', changed(1, { day: '2026-03-02' }), 2, 'does not continue'],
    ['a changed last line', changed(3, { prev: 'a'.repeat(64) }), 3, 'does not continue'],
    ['a changed number', changed(2, { seq: 7 }), 2, 'says that it is line 7'],
    ['a first line that has a line before it', changed(0, { prev: 'a'.repeat(64) }), 0, 'does not continue'],
    ['a removed first line', texts.slice(1), 0, 'says that it is line 1'],
    ['a removed line', texts.toSpliced(1, 1), 1, 'says that it is line 2'],
    ['a doubled line', texts.toSpliced(1, 0, texts[1] ?? ''), 2, 'says that it is line 1'],
    ['two lines exchanged', [texts[0], texts[2], texts[1], texts[3]].map(String), 1, 'says that it is line 2'],
    ['an inserted line', texts.toSpliced(2, 0, changed(1, { seq: 2 })[1] ?? ''), 2, 'does not continue'],
    ['another log without a succession', changed(3, { log: successorOrigin }), 3, 'another log'],
    ['a line that is no line', texts.toSpliced(1, 1, '{}'), 1, 'not sound'],
    ['an empty line', texts.toSpliced(1, 1, ''), 1, 'not sound'],
    ['a space added to a line', texts.map((text, at) => (at === 1 ? `${text} ` : text)), 1, 'not sound'],
  ])('finds %s', (_, tampered, seq, why) => {
    const { fault } = checkChain(tampered, crypto);
    expect(fault?.seq).toBe(seq);
    expect(fault?.message).toContain(why);
  });

  it('reports the first fault and reads on', () => {
    const chain = checkChain([texts[0], '{}', texts[2], 'x'].map(String), crypto);
    expect(chain.fault?.seq).toBe(1);
    expect(chain.lines.map(({ seq }) => seq)).toEqual([0, 2]);
  });

  it('cannot see that its newest lines were cut off, which only a checkpoint shows', () => {
    expect(checkChain(texts.slice(0, 2), crypto).fault).toBeUndefined();
  });

  it('lets the origin change at a succession and nowhere else', () => {
    const succeeded = textsOf(
      writeLedger([draft('case.open'), { ...draft('log.succeed'), log: successorOrigin }, draft('correction')]),
    );
    expect(checkChain(succeeded, crypto)).toMatchObject({ fault: undefined, log: successorOrigin });
    const back = textsOf(
      writeLedger([
        draft('case.open'),
        { ...draft('log.succeed'), log: successorOrigin },
        { ...draft('correction'), log: testOrigin },
      ]),
    );
    expect(checkChain(back, crypto).fault?.seq).toBe(2);
  });
});
