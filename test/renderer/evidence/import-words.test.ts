import { describe, expect, it } from 'vitest';
import {
  formatToWords,
  placeToWords,
  sortTypes,
  timeMarkToWords,
} from '../../../renderer/app/features/evidence/import-words.ts';

describe('words about imports', () => {
  it('name a place by line, pointer or bytes', () => {
    expect(placeToWords({ line: 12_345 })).toBe('line 12\u202f345');
    expect(placeToWords({ pointer: '/objects/0' })).toBe('/objects/0');
    expect(placeToWords({ pointer: '' })).toBe('/');
    expect(placeToWords({ offset: 0, length: 16 })).toBe('bytes 0 to 15');
  });

  it('list types by their number, then by name, whatever they are called', () => {
    const byType = JSON.parse('{"b":2,"a":2,"__proto__":7,"1":9}') as Record<string, number>;
    expect(sortTypes(byType).map(([type]) => type)).toEqual(['1', '__proto__', 'a', 'b']);
  });

  it('call what they do not know by its own name', () => {
    expect(formatToWords('stix')).toBe('STIX bundle');
    expect(formatToWords('toString')).toBe('toString');
    expect(timeMarkToWords('no-zone')).toBe('no offset given, UTC taken');
    expect(timeMarkToWords('constructor')).toBe('constructor');
  });
});
