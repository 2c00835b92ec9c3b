import { describe, expect, it } from 'vitest';
import { membersToThings, readThing, splitParts, toParts } from '../../../renderer/app/features/hypotheses/things.ts';
import { notYet } from '../../../renderer/ui/act-button.tsx';

const member = {
  kind: 'item' as const,
  item: null,
  exhibit: null,
  title: null,
  record: null,
  finding: null,
  isWithdrawn: false,
};
const things = membersToThings([
  { ...member, key: 'a', item: 'ev-1', exhibit: 'EX-0001', title: 'Relay log' },
  { ...member, key: 'b', kind: 'record', item: 'ev-2', exhibit: 'EX-0002', record: 12, title: 'Row' },
  { ...member, key: 'c', kind: 'finding', item: 'ev-2', finding: 'fi-1', title: 'A seen thing' },
  null,
]);

describe('things of a cluster', () => {
  it('are named by exhibit, record and title, and what is withheld cannot be chosen', () => {
    expect(things).toEqual([
      { key: 'a', label: 'EX-0001 Relay log', subject: { evidence: 'ev-1' } },
      { key: 'b', label: 'EX-0002#12 Row', subject: { evidence: 'ev-2', record: 12 } },
      { key: 'c', label: 'A seen thing', subject: { finding: 'fi-1' } },
    ]);
  });

  it('are named outright by a record or a finding; other words only look for one', () => {
    expect(readThing(' EX-0003#12 ')?.subject).toEqual({ evidence: 'EX-0003', record: 12 });
    expect(readThing('fi-3f')?.subject).toEqual({ finding: 'fi-3f' });
    for (const words of ['', 'relay', 'EX-0003', 'EX-0003#0', 'EX-0003#x', 'a b#3', 'fi-'])
      expect([words, readThing(words)]).toEqual([words, undefined]);
  });
});

describe('the split of a cluster', () => {
  it('gives each thing to its part, in the order of the parts', () => {
    expect(toParts([' North ', 'South'], things, { a: 1, b: 0, c: 1 })).toEqual([
      { label: 'North', members: [{ evidence: 'ev-2', record: 12 }] },
      { label: 'South', members: [{ evidence: 'ev-1' }, { finding: 'fi-1' }] },
    ]);
  });

  it('are split once everything is placed and every part has a label and something in it', () => {
    const lacks = (labels: readonly string[], partByKey: Readonly<Record<string, number>>): readonly string[] =>
      notYet(splitParts(labels, things, partByKey));
    expect(lacks(['North', 'South'], { a: 1, b: 0, c: 1 })).toEqual([]);
    expect(lacks(['North', 'South'], { a: 1, b: 0 })).toEqual(['What goes where']);
    expect(lacks(['North', 'South'], { a: 0, b: 0, c: 0 })).toEqual(['something for part 2']);
    expect(lacks(['North', ' '], { a: 1, b: 0, c: 1 })).toEqual(['Label of part 2']);
  });
});
