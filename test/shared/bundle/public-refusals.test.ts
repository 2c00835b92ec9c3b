import { describe, expect, it } from 'vitest';
import { publicRefusals } from '../../../shared/bundle/public-refusals.ts';

const failure = 'It stands elsewhere.';

describe('what to say of the public edition before two people sign', () => {
  it('is nothing where it can leave by the marking alone, or with what is named', () => {
    expect(publicRefusals([{ redaction: null, failure: null }])).toEqual([]);
    const named = { redaction: 'a', failure: null };
    expect(publicRefusals([{ redaction: null, failure }, named])).toEqual([]);
  });

  it('is each way in which it cannot, of the marking alone only where no redaction does', () => {
    const alone = { redaction: null, failure };
    const named = { redaction: 'a', failure };
    expect(publicRefusals([alone, named])).toEqual([alone, named]);
    expect(publicRefusals([alone, named, { redaction: 'b', failure: null }])).toEqual([named]);
    expect(publicRefusals([{ redaction: null, failure: null }, named])).toEqual([named]);
  });
});
