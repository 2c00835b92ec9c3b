import { describe, expect, it } from 'vitest';
import { dotPng } from '../../support/images.ts';
import { utf8ToBytes } from '../../../shared/base/bytes.ts';
import { automaticView, offeredViews, viewOfPlace, type FileTraits } from '../../../shared/viewing/views.ts';

const traits = (head: Uint8Array, name = 'file'): FileTraits => ({ name, mediaType: null, size: head.length, head });
const ofText = traits(utf8ToBytes('one\ntwo\n'));
const ofProgram = traits(Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0));

describe('the views of a file', () => {
  it('shows text first where the first bytes are text, whatever the name says', () => {
    expect(automaticView(ofText)).toBe('text');
    expect(automaticView(traits(utf8ToBytes('one'), 'picture.png'))).toBe('text');
    expect(automaticView(traits(Uint8Array.of(0xff, 0xfe, 0x61, 0)))).toBe('text');
    expect(automaticView(traits(new Uint8Array()))).toBe('text');
  });

  it('shows hexadecimal first where they are not', () => {
    expect(automaticView(ofProgram)).toBe('hex');
    expect(automaticView(traits(ofProgram.head, 'harmless.txt'))).toBe('hex');
  });

  it('offers text and hexadecimal for every file', () => {
    for (const file of [ofText, ofProgram]) {
      expect(offeredViews(file).map(({ id }) => id)).toEqual(expect.arrayContaining(['text', 'hex']));
    }
  });

  it('shows a picture first, by its first bytes alone', () => {
    expect(automaticView(traits(dotPng, 'notes.txt'))).toBe('image');
    expect(automaticView(traits(utf8ToBytes('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'a.svg'))).toBe('text');
    expect(offeredViews(ofText).map(({ id }) => id)).not.toContain('image');
  });

  it('opens a place in the wanted view where that can show it, else in one that can', () => {
    const offered = offeredViews(ofText);
    const lines = { kind: 'lines', from: 3, to: 7 } as const;
    expect(viewOfPlace({ kind: 'bytes', from: 0, to: 4 }, true, offered, 'hex')).toBe('hex');
    expect(viewOfPlace(lines, false, offered, 'hex')).toBe('text');
    expect(viewOfPlace(lines, true, offered, 'hex')).toBe('hex');
    expect(viewOfPlace({ kind: 'pointer', pointer: '/a' }, true, offered, 'text')).toBe('text');
    expect(viewOfPlace({ kind: 'pointer', pointer: '/a' }, false, offered, 'hex')).toBe('hex');
  });
});
