import { describe, expect, it } from 'vitest';
import { attackIcs } from '../../../shared/reference/attack-ics.ts';
import { expandAttack, overlapOf } from '../../../shared/reference/attack-overlap.ts';
import { attackUses } from '../../../shared/reference/attack-uses.ts';

describe('who uses what', () => {
  it('names entries of the table alone', () => {
    const known = new Set(attackIcs.entries.map(({ id }) => id));
    const named = attackUses.flatMap(({ id, uses, attributedTo }) => [
      id,
      ...uses,
      ...(attributedTo === null ? [] : [attributedTo]),
    ]);
    expect(named.filter((id) => !known.has(id))).toEqual([]);
    // ATT&CK for ICS 18.1 has 42 entries that use something, and attributes five campaigns.
    expect(attackUses).toHaveLength(42);
    expect(attackUses.filter(({ attributedTo }) => attributedTo !== null)).toHaveLength(5);
  });
});

describe('an overlap of techniques', () => {
  it('of a campaign leaves the campaign itself out, and counts what is shared by itself, by campaigns and by software', () => {
    const { asked, overlaps } = overlapOf(['C0025']);
    expect(asked).toEqual(expandAttack('C0025'));
    expect(overlaps.some(({ id }) => id === 'C0025')).toBe(false);
    // C0025 is attributed to G0034, which therefore shares all of it.
    const sandworm = overlaps.find(({ id }) => id === 'G0034');
    expect(sandworm?.shared.map(({ technique }) => technique)).toEqual(asked);
  });

  it('says how common each technique is, which the actor itself is among', () => {
    const { overlaps, actors } = overlapOf(['T0859']);
    for (const { shared } of overlaps) {
      for (const { users } of shared) {
        expect(users).toBe(overlaps.length);
        expect(users).toBeLessThanOrEqual(actors);
      }
    }
  });

  it('puts who shares most first, and names what nobody uses', () => {
    const { overlaps, unknown } = overlapOf(['T0803', 'T0855', 'T9999']);
    expect(unknown).toEqual(['T9999']);
    const counts = overlaps.map(({ shared }) => shared.length);
    expect(counts).toEqual(counts.toSorted((left, right) => right - left));
    expect(overlapOf([]).overlaps).toEqual([]);
  });
});
