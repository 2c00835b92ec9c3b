import { describe, expect, it } from 'vitest';
import { contestWords, findContests, type HeldClaim } from '../../../shared/domain/name-claims.ts';
import { isProvisionalName, shownActorName } from '../../../shared/domain/provisional-name.ts';

const claim = (id: string, by: string, name: string, more: Partial<HeldClaim> = {}): HeldClaim => ({
  id,
  by,
  name,
  sense: 'same_as',
  attackIds: [],
  ...more,
});

describe('names that contradict each other', () => {
  it('are two of two sources for the same actor of which ATT&CK holds no alias', () => {
    const pair = [claim('a', 'one', 'Sandworm'), claim('b', 'two', 'Grey Beetle')];
    expect(findContests(pair)).toEqual([{ kind: 'name', claims: ['a', 'b'] }]);
    const known = pair.map((one) => ({ ...one, attackIds: ['G0034'] }));
    expect(findContests(known)).toEqual([]);
  });

  it('are one name in two senses, also where ATT&CK knows it as one', () => {
    const disputed = { sense: 'disputed' } as const;
    expect(findContests([claim('a', 'one', 'TeleBots'), claim('b', 'two', 'Tele bots', disputed)])).toEqual([
      { kind: 'sense', claims: ['a', 'b'] },
    ]);
    const known = { attackIds: ['G0034'] };
    const two = [
      claim('a', 'one', 'ELECTRUM', known),
      claim('b', 'two', 'Sandworm Team', { ...known, sense: 'overlaps' }),
    ];
    expect(findContests(two)).toEqual([{ kind: 'sense', claims: ['a', 'b'] }]);
  });

  it('are not two names of one source, nor two that are not claimed to be the actor itself', () => {
    expect(findContests([claim('a', 'one', 'X'), claim('b', 'one', 'Y')])).toEqual([]);
    expect(findContests([claim('a', 'one', 'X', { sense: 'overlaps' }), claim('b', 'two', 'Y')])).toEqual([]);
  });

  it('are none where one of several names is common to both', () => {
    const noble = claim('c', 'two', 'TEMP.Noble');
    const both = [claim('a', 'one', 'Sandworm'), claim('b', 'two', 'sandworm'), noble];
    expect(findContests(both)).toEqual([]);
    expect(findContests([claim('a', 'one', 'Sandworm'), noble])).toHaveLength(1);
  });

  it('are held against what the other says of that very name before what it says of another one of the group', () => {
    const known = { attackIds: ['G0034'] };
    const one = [claim('a', 'one', 'ELECTRUM', known), claim('b', 'one', 'Sandworm', { ...known, sense: 'overlaps' })];
    const two = [claim('c', 'two', 'ELECTRUM', known), claim('d', 'two', 'Sandworm', known)];
    expect(findContests([...one, ...two])).toEqual([{ kind: 'sense', claims: ['b', 'd'] }]);
  });

  it('are told with who says what', () => {
    const words = { by: 'One', name: 'X', sense: 'same_as' } as const;
    expect(contestWords('sense', [words, { by: 'Two', name: 'X', sense: 'part_of' }])).toBe(
      'One says that the actor is the same as “X”; Two, that it is part of “X”.',
    );
  });
});

describe('a provisional name', () => {
  it.each([
    'Storm-0978',
    'DEV-0537',
    'UNC2452',
    'UNC53',
    'TEMP.Veles',
    'TEMP.Veles (G0088)',
    'CL-STA-0044',
    'TGR-STA-0043',
  ])('is %s, and is shown with its label', (name) => {
    expect(isProvisionalName(name)).toBe(true);
    expect(shownActorName(name)).toBe(`${name} [provisional]`);
  });

  it.each(['Sandworm Team (G0034)', 'APT44', 'Stormous', 'FUNC2452', 'temp.txt', 'CLOUD-1234', 'UNC', 'Storm-97'])(
    'is not %s',
    (name) => {
      expect(isProvisionalName(name)).toBe(false);
      expect(shownActorName(name)).toBe(name);
    },
  );
});
