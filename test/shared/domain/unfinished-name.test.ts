import { describe, expect, it } from 'vitest';
import { isUnfinishedName, namesUnderWay } from '../../../shared/domain/unfinished-name.ts';

describe('a name in a watched folder', () => {
  it.each(['a.zip.part', 'a.CRDOWNLOAD', '.a.zip.Xy12', '~$letter.docx', 'a.tmp', 'a.aria2'])(
    'says of %s that it is not complete',
    (name) => expect(isUnfinishedName(name)).toBe(true),
  );

  it.each(['a.zip', 'party', 'part', 'a.parted', 'tmp', 'backup~'])('says nothing of the kind of %s', (name) =>
    expect(isUnfinishedName(name)).toBe(false),
  );

  it('tells beside which file a download still goes on', () => {
    const under = namesUnderWay(['a.zip', 'a.zip.aria2', 'b.zip', 'b.Xy12.zip.part', 'c', 'c.Xy12.part', 'd.zip']);
    expect(['a.zip', 'b.zip', 'c', 'd.zip'].map((name) => under.has(name))).toEqual([true, true, true, false]);
  });
});
