import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureText, shortenText } from '../../../shared/figures/text-measure.ts';

const face = { size: 10 };

describe('the width of a text without a page', () => {
  it('is that of Inter for ASCII, of JetBrains Mono for numbers', () => {
    // Advance widths read from the fonts: W 0.99, i 0.24 of the size; every mono glyph 0.6.
    expect(measureText('W', face)).toBeCloseTo(9.9);
    expect(measureText('i', face)).toBeCloseTo(2.4);
    expect(measureText('+4.8', { size: 10, isMono: true })).toBeCloseTo(24);
    expect(measureText('Hg', { ...face, isBold: true })).toBeGreaterThan(measureText('Hg', face));
  });

  it('counts a wide character as a square, a mark as nothing', () => {
    expect(measureText('漢', face)).toBeGreaterThanOrEqual(10);
    expect(measureText('e\u0301', face)).toBe(measureText('e', face));
    expect(measureText('é', face)).toBe(measureText('e', face));
  });
});

describe('a shortened text', () => {
  it('stays whole while it fits', () => {
    expect(shortenText('Sandworm', 100, face)).toBe('Sandworm');
  });

  it('never is wider than its room, if that holds an ellipsis', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 10, max: 300 }), (text, room) => {
        expect(measureText(shortenText(text, room, face), face)).toBeLessThanOrEqual(room + 1e-9);
      }),
      { numRuns: 300, seed: 20260302 },
    );
  });

  it('is not cut inside a pair of surrogates, an accent or an escape', () => {
    for (let room = 10; room < 200; room += 3) {
      const text = shortenText('ab😀cde\u0301\u0301f ⟦U+202E⟧ ghijklmnop ⟦U+200B ×40⟧ end of it', room, face);
      expect(text.isWellFormed()).toBe(true);
      expect(text).not.toMatch(/⟦[^⟧]*$|e\u0301?…/u);
    }
  });
});
