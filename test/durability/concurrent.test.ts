import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findLost, parseAcknowledged } from '../support/acknowledged.ts';
import { startChild } from '../support/child-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { openWorkstation } from '../support/workstation.ts';

const rounds = process.env['PLUMBLINE_LONG'] === '1' ? 170 : 25;

describe('four processes on one case', () => {
  it(`take in ${rounds} files each, rate and record custody: one unbroken chain, and none is ever told to wait`, async () => {
    const root = temporaryFolder();
    const [profile, folder] = [join(root, 'profile'), join(root, 'a.case')];
    const { call } = openWorkstation(profile);
    const { ledger: first } = await call('case.create', { folder, title: 'Shared' });
    expect(first.size).toBe(1);
    const hypothesis = (await call('hypothesis.add', { folder, statement: 'h', level: 2 })).id;
    const children = ['a', 'b', 'c', 'd'].map((name) =>
      startChild('durability/intake-loop.ts', [
        folder,
        profile,
        join(root, name),
        name,
        String(rounds),
        'once',
        hypothesis,
      ]),
    );
    await Promise.all(children.map(({ firstOutput }) => firstOutput));
    for (const { begin } of children) begin();
    const ends = await Promise.all(children.map(({ ended }) => ended));
    expect(children.map(({ errors }) => errors())).toEqual(['', '', '', '']);
    expect(ends).toEqual(ends.map(() => ({ code: 0, signal: null })));

    const acknowledged = parseAcknowledged(children.map(({ output }) => output()));
    expect(acknowledged.items.size).toBe(4 * rounds);
    expect(acknowledged.lines.size).toBe(4 * rounds * 2);
    expect(findLost(folder, acknowledged)).toEqual([]);
    const { ledger, counts, readOnly } = await call('case.info', { folder });
    // Case, hypothesis, and for each file an intake, an item, a rating and an event.
    expect(ledger.size).toBe(2 + 4 * rounds * 4);
    expect(counts).toMatchObject({ evidence: 4 * rounds, custody: 4 * rounds, rating: 4 * rounds });
    expect(readOnly).toBeNull();
    const verified = await call('case.verify', { folder, readAll: true });
    expect(verified.checks.filter(({ status }) => status === 'failed')).toEqual([]);
    // No two of them were given the same exhibit number.
    const { state } = await call('case.at', { folder, seq: ledger.size - 1 });
    const { evidence } = state as { readonly evidence: readonly { readonly exhibit: string }[] };
    expect(new Set(evidence.map(({ exhibit }) => exhibit)).size).toBe(4 * rounds);
  });
});
