import { chmodSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { TerminalInput } from '../../cli/hidden-line.ts';
import { createPassphrases, type PassphraseTerminal } from '../../cli/passphrase.ts';
import { readPassphraseFile } from '../../cli/passphrase-file.ts';
import { makeTestFolder, writeTestFile } from '../support/ssh-keygen.ts';
import { valueOf } from '../support/results.ts';

const nobody: PassphraseTerminal = { input: undefined, write: () => undefined, interrupt: () => undefined };

/** A terminal at which somebody types; remembers what was shown and whether the echo was off. */
const makeTerminal = (typed: string) => {
  const stream = new PassThrough();
  const shown: string[] = [];
  const raw: boolean[] = [];
  let interrupted = false;
  const input: TerminalInput = Object.assign(stream, { setRawMode: (on: boolean) => raw.push(on) });
  // Each line comes on its own, as a person types it after the prompt.
  const lines = typed.split(/(?<=\r)/u);
  const terminal: PassphraseTerminal = {
    input,
    write: (text) => {
      shown.push(text);
      if (text.endsWith(': ')) setImmediate(() => stream.write(lines.shift() ?? ''));
    },
    interrupt: () => {
      interrupted = true;
    },
  };
  return { terminal, shown, raw, wasInterrupted: () => interrupted };
};

describe('readPassphraseFile', () => {
  it.each([
    ['a newline', 'correct horse\n'],
    ['nothing', 'correct horse'],
    ['a newline of Windows', 'correct horse\r\n'],
    ['more lines', 'correct horse\nsecond\n'],
  ])('takes the first line before %s', (_name, text) => {
    expect(valueOf(readPassphraseFile(writeTestFile(makeTestFolder(), 'p', text)))).toBe('correct horse');
  });

  it('keeps spaces at the ends', () => {
    expect(valueOf(readPassphraseFile(writeTestFile(makeTestFolder(), 'p', ' a b \n')))).toBe(' a b ');
  });

  it.each([0o640, 0o604, 0o620, 0o601])('refuses a file that others may use (mode %o)', (mode) => {
    const path = writeTestFile(makeTestFolder(), 'p', 'correct horse\n');
    chmodSync(path, mode);
    expect(readPassphraseFile(path)).toMatchObject({ ok: false, error: { code: 'PASSPHRASE_FILE_OPEN', at: path } });
  });

  it.each([
    ['an empty first line', '\nsecond\n'],
    ['a file of 8 KiB and a byte', 'x'.repeat(8193)],
    ['bytes that are not UTF-8', Uint8Array.of(0x66, 0xff)],
  ])('refuses %s', (_name, content) => {
    expect(readPassphraseFile(writeTestFile(makeTestFolder(), 'p', content))).toMatchObject({
      ok: false,
      error: { code: 'BAD_PASSPHRASE_FILE' },
    });
  });

  it('refuses a folder and a file that is not there', () => {
    const folder = makeTestFolder();
    expect(readPassphraseFile(folder).ok).toBe(false);
    expect(readPassphraseFile(`${folder}/none`)).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
  });
});

describe('createPassphrases', () => {
  const files = (...texts: readonly string[]): readonly string[] => {
    const folder = makeTestFolder();
    return texts.map((text, index) => writeTestFile(folder, `p${index}`, `${text}\n`));
  };

  it('uses the files in the order in which persons are asked for', async () => {
    const source = createPassphrases(files('one', 'two'), nobody);
    expect(await source.ask('alice')).toEqual({ ok: true, value: 'one' });
    expect(await source.ask('bob')).toEqual({ ok: true, value: 'two' });
    expect(source.finish().ok).toBe(true);
  });

  it('refuses a file that nobody was asked for', async () => {
    const source = createPassphrases(files('one', 'two'), nobody);
    await source.ask('alice');
    expect(source.finish()).toMatchObject({ ok: false, error: { code: 'BAD_USAGE' } });
  });

  it('says so where there is neither a file nor a terminal', async () => {
    const source = createPassphrases(files('one'), nobody);
    await source.ask('alice');
    expect(await source.ask('bob')).toMatchObject({ ok: false, error: { code: 'PASSPHRASE_NEEDED' } });
    expect(await createPassphrases([], nobody).askIfHere('bob')).toMatchObject({ ok: false });
  });

  it('lets a signer sign later where another one has given a file', async () => {
    const source = createPassphrases(files('one'), nobody);
    expect(await source.askIfHere('alice')).toEqual({ ok: true, value: 'one' });
    expect(await source.askIfHere('bob')).toEqual({ ok: true, value: null });
  });

  it('reads from the terminal with the echo off and mends what was erased', async () => {
    const { terminal, shown, raw } = makeTerminal('secreX\u007ft\r');
    expect(await createPassphrases([], terminal).ask('alice')).toEqual({ ok: true, value: 'secret' });
    expect(shown.join('')).toBe('Passphrase of alice: \n');
    expect(raw).toEqual([true, false]);
  });

  it('escapes the name in the prompt', async () => {
    const { terminal, shown } = makeTerminal('x\r');
    await createPassphrases([], terminal).ask('\u001b[2Jalice');
    expect(shown[0]).toBe('Passphrase of ⟦U+001B⟧[2Jalice: ');
  });

  it('wants a new passphrase twice', async () => {
    const same = makeTerminal('secret\rsecret\r');
    expect(await createPassphrases([], same.terminal).choose('alice')).toEqual({ ok: true, value: 'secret' });
    const other = makeTerminal('secret\rsecre\r');
    expect(await createPassphrases([], other.terminal).choose('alice')).toMatchObject({
      ok: false,
      error: { code: 'PASSPHRASES_DIFFER' },
    });
  });

  it('takes an empty line of a signer as later', async () => {
    const { terminal } = makeTerminal('\r');
    expect(await createPassphrases([], terminal).askIfHere('alice')).toEqual({ ok: true, value: null });
  });

  it('hands Ctrl-C on, with the terminal as it was before', async () => {
    const { terminal, raw, wasInterrupted } = makeTerminal('secr\u0003');
    const asked = createPassphrases([], terminal).ask('alice');
    await expect(Promise.race([asked, new Promise((resolve) => setTimeout(resolve, 200, 'waits'))])).resolves.toBe(
      'waits',
    );
    expect(wasInterrupted()).toBe(true);
    expect(raw).toEqual([true, false]);
  });
});
