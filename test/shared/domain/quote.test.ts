import { describe, expect, it } from 'vitest';
import { quoteBytesMax, quoteOf } from '../../../shared/domain/quote.ts';
import { quoteCharactersMax } from '../../../shared/ledger/finding-line-types.ts';

const none = { head: new Uint8Array(), from: 0 };
const quote = (bytes: Uint8Array | string, more = 0, place = none) => {
  const buffer = Buffer.from(bytes as string);
  return quoteOf(Uint8Array.from(buffer.subarray(0, quoteBytesMax)), buffer.length + more, place);
};

describe('the quote of an excerpt', () => {
  it('is its text where the bytes are UTF-8', () => {
    expect(quote('Київ,\t17\r\n')).toEqual({ form: 'utf-8', isWhole: true, text: 'Київ,\t17\r\n' });
  });

  it('is hex digits where they are no text, and says so', () => {
    expect(quote(Buffer.from([0x4d, 0x5a, 0x90, 0x00]))).toEqual({ form: 'hex', isWhole: true, text: '4d5a9000' });
    // The second half of a character is no text.
    expect(quote(Buffer.from('ї').subarray(1)).form).toBe('hex');
    expect(quote('a\u0000b').form).toBe('hex');
    const long = quote(Buffer.alloc(1000, 0xff));
    expect(long).toMatchObject({ form: 'hex', isWhole: false });
    expect(long.text).toBe('ff'.repeat(256));
  });

  it('is bounded, says that more follows, and cuts no character in two', () => {
    const long = quote('ї'.repeat(quoteCharactersMax + 1));
    expect(long).toEqual({ form: 'utf-8', isWhole: false, text: 'ї'.repeat(quoteCharactersMax) });
    const emoji = quote(`a${'😀'.repeat(quoteCharactersMax)}`);
    expect(emoji.text.isWellFormed()).toBe(true);
    expect(emoji.text.length).toBe(quoteCharactersMax - 1);
    // What was read ends within a character, and more follows.
    expect(quote(Buffer.from('abї').subarray(0, 3), 1)).toEqual({ form: 'utf-8', isWhole: false, text: 'ab' });
    expect(quote(Buffer.from('abї').subarray(0, 3)).form).toBe('hex');
  });

  it('reads a file that begins as UTF-16 does as such, from even bytes on', () => {
    const little = { head: Uint8Array.from([0xff, 0xfe]), from: 2 };
    expect(quote(Buffer.from('relay', 'utf16le'), 0, little)).toEqual({
      form: 'utf-16le',
      isWhole: true,
      text: 'relay',
    });
    const big = { head: Uint8Array.from([0xfe, 0xff]), from: 4 };
    expect(quote(Buffer.from('relay', 'utf16le').swap16(), 0, big)).toMatchObject({ form: 'utf-16be', text: 'relay' });
    expect(quote(Buffer.from('relay', 'utf16le'), 0, { ...little, from: 3 }).form).toBe('hex');
  });

  it('of nothing is nothing', () => {
    expect(quote('')).toEqual({ form: 'utf-8', isWhole: true, text: '' });
  });
});
