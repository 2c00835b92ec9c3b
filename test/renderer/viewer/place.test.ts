import { describe, expect, it } from 'vitest';
import { hrefOf, readPlace, screens } from '../../../renderer/viewer/place.ts';

describe('a place in the viewer page', () => {
  it('comes back from its address, whatever it names', () => {
    for (const { id: screen } of screens) {
      for (const id of ['', 'ev-1', '12', 'a/b#c?d', 'ü \u202e "<&>'])
        expect(readPlace(hrefOf(screen, id))).toEqual({ screen, id });
    }
    expect(readPlace(hrefOf('search', 'two words'))).toEqual({ screen: 'search', id: 'two words' });
  });

  it.each(['', '#', '#nowhere', '#overview?x', '#__proto__', '#javascript:alert(1)'])(
    'is the first screen for %j, which names none',
    (hash) => {
      expect(readPlace(hash)).toEqual({ screen: 'overview', id: '' });
    },
  );

  it('names nothing where its address is no text', () => {
    expect(readPlace('#evidence/%E0%A4%A')).toEqual({ screen: 'evidence', id: '' });
  });
});
