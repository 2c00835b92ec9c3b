import { describe, expect, it } from 'vitest';
import { instantToText } from '../../../shared/base/instant-text.ts';

describe('a time as people read it', () => {
  it('is in UTC, with the month in letters', () => {
    expect(instantToText('2016-12-19T14:02:33Z')).toEqual({ text: '19 Dec 2016 14:02 UTC', original: null });
    expect(instantToText('2016-12-19T14:02:33Z', { withSeconds: true })?.text).toBe('19 Dec 2016 14:02:33 UTC');
    expect(instantToText('2016-02-09')).toEqual({ text: '9 Feb 2016', original: null });
  });

  it('is moved from the zone it was written in, which is kept', () => {
    const written = '2016-12-19T00:30:00+02:00';
    expect(instantToText(written)).toEqual({ text: '18 Dec 2016 22:30 UTC', original: written });
    expect(instantToText('2017-01-01T01:00:00+05:30')?.text).toBe('31 Dec 2016 19:30 UTC');
    expect(instantToText('2016-12-31T23:30:00-05:00')?.text).toBe('1 Jan 2017 04:30 UTC');
    expect(instantToText('2016-02-28T23:30:00-01:00')?.text).toBe('29 Feb 2016 00:30 UTC');
    expect(instantToText('2015-02-28T23:30:00-01:00')?.text).toBe('1 Mar 2015 00:30 UTC');
    expect(instantToText('2016-03-01T00:30:00+01:00')?.text).toBe('29 Feb 2016 23:30 UTC');
  });

  it('is not guessed where the text is no time', () => {
    for (const text of [
      '',
      'yesterday',
      '2016-13-01',
      '2015-02-29',
      '2016-12-19T24:00:00Z',
      '2016-12-19T14:02:33',
      '19.12.2016',
    ])
      expect(instantToText(text)).toBeUndefined();
  });
});
