import { describe, expect, it } from 'vitest';
import { createClashFinder, isBundlePath, isPathSegment } from '../../../shared/bundle/path-segment.ts';

describe('a path segment', () => {
  it.each([
    'a',
    'README.txt',
    'stix-2.1.json',
    '0',
    'A_b-c.d',
    'console',
    'com',
    'nullable.txt',
    'com10',
    'x'.repeat(200),
  ])('takes %s', (segment) => {
    expect(isPathSegment(segment)).toBe(true);
  });

  it.each([
    ['nothing', ''],
    ['the folder itself', '.'],
    ['the folder above', '..'],
    ['a hidden file', '.htaccess'],
    ['an option', '-rf'],
    ['a trailing dot', 'file.'],
    ['a space', 'a b'],
    ['a backslash', 'a\\b'],
    ['a drive', 'C:'],
    ['a stream', 'a:b'],
    ['a NUL', 'a\0'],
    ['a line feed at the end', 'a\n'],
    ['a composed letter', '\u00e9'],
    ['a decomposed letter', 'e\u0301'],
    ['a Kelvin sign', '\u212a'],
    ['too many characters', 'x'.repeat(201)],
    ['a device', 'NUL'],
    ['a device in lower case', 'con'],
    ['a device with an extension', 'aux.txt'],
    ['a device with two extensions', 'Com1.tar.gz'],
    ['a printer', 'lpt9'],
    ['a device with digit zero', 'COM0'],
  ])('refuses %s', (_what, segment) => {
    expect(isPathSegment(segment)).toBe(false);
  });

  it('is checked in every place of a path', () => {
    expect(isBundlePath('data/evidence/ab')).toBe(true);
    for (const path of ['/data', 'data/', 'data//a', 'data/../a', './data', 'a/nul/b', '']) {
      expect(isBundlePath(path)).toBe(false);
    }
  });
});

describe('the clash finder', () => {
  const clashesOf = (...paths: readonly string[]): readonly boolean[] => {
    const find = createClashFinder();
    return paths.map((path) => find(path) !== undefined);
  };

  it('lets files share folders', () => {
    expect(clashesOf('a/b', 'a/c', 'a/d/e', 'A.txt')).toEqual([false, false, false, false]);
  });

  it('finds a file given twice, in the same or in another case', () => {
    expect(clashesOf('a/b', 'a/b')).toEqual([false, true]);
    expect(clashesOf('a/b', 'a/B')).toEqual([false, true]);
  });

  it('finds two spellings of one folder', () => {
    expect(clashesOf('a/b', 'A/c')).toEqual([false, true]);
  });

  it('finds a file that is a folder as well, in either order', () => {
    expect(clashesOf('a/b', 'a/b/c')).toEqual([false, true]);
    expect(clashesOf('a/b/c', 'a/b')).toEqual([false, true]);
  });
});
