import { describe, expect, it } from 'vitest';
import { confidenceToStix, credibilityToStix } from '../../../shared/interchange/stix-scales.ts';

describe('confidence in STIX', () => {
  it('is what appendix A writes for each level, and nothing where truth cannot be judged', () => {
    // Method, section 3.5.
    expect(confidenceToStix).toEqual({ insufficient: 0, low: 15, moderate: 50, high: 85 });
    expect(['1', '2', '3', '4', '5', '6'].map((code) => credibilityToStix.get(code))).toEqual([
      90,
      70,
      50,
      30,
      10,
      undefined,
    ]);
  });
});
