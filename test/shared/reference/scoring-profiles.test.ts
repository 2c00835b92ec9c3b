import { describe, expect, it } from 'vitest';
import { alr1ProfileText } from '../../../shared/reference/alr-1.ts';
import { parseScoringProfile } from '../../../shared/reference/scoring-profiles.ts';

const changed = (from: string, to: string): string => {
  if (!alr1ProfileText.includes(from)) throw new Error(`the profile has no ${from}`);
  return alr1ProfileText.replace(from, to);
};

describe('scoring profile', () => {
  it('reads the built-in profile with its name, version and status', () => {
    expect(parseScoringProfile(alr1ProfileText)).toMatchObject({
      ok: true,
      value: { id: 'alr-1', version: '1.0.0', status: 'PROPOSED, uncalibrated' },
    });
  });

  it('is one line of text', () => {
    expect(alr1ProfileText).not.toMatch(/[\n\r\t]/u);
  });

  it('accepts other numbers', () => {
    expect(parseScoringProfile(changed('"CC":0.90', '"CC":0.85')).ok).toBe(true);
  });

  it.each([
    ['text that is not JSON', 'alr-1'],
    ['a bare profile', alr1ProfileText.slice('{"scoringProfile":'.length, -1)],
    ['an unknown member', changed('"id":', '"note":"x","id":')],
    ['an unknown grade', changed('"F":0.25', '"F":0.25,"G":0')],
    ['a missing grade', changed('"E":0,', '')],
    ['a missing status', changed('"status":"PROPOSED, uncalibrated",', '')],
    ['a likelihood of 1, which would let one cell decide', changed('"CC":0.90', '"CC":1')],
    ['a likelihood of 0, which would let one cell decide', changed('"II":0.10', '"II":0')],
    ['likelihoods in the wrong order', changed('"C":0.70', '"C":0.20')],
    ['a weight above 1', changed('"B":0.75', '"B":1.75')],
    ['text for a number', changed('"B":0.75', '"B":"0.75"')],
    ['another rule of quality', changed('"qualityRule":"min"', '"qualityRule":"mean"')],
    ['another generator', changed('"mulberry32"', '"random"')],
    ['a run without end', changed('"n":2000', '"n":2000000000')],
    ['weight bands out of order', changed('"minW":0.40', '"minW":0.90')],
    ['prior bounds out of order', changed('"min":0.02', '"min":0.70')],
    ['percentiles out of order', changed('[0.05,0.50,0.95]', '[0.95,0.50,0.05]')],
    ['steps that overlap', changed('"stepDown":0.10', '"stepDown":0.95')],
    ['a prototype in disguise', changed('"prior":{', '"__proto__":{},"prior":{')],
  ])('refuses %s', (_, text) => {
    expect(parseScoringProfile(text)).toMatchObject({ ok: false, error: { code: 'BAD_SCORING_PROFILE' } });
  });
});
