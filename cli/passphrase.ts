import { err, ok, type Failure, type Result } from '../shared/base/result.ts';
import { readHiddenLine, type TerminalInput } from './hidden-line.ts';
import { readPassphraseFile } from './passphrase-file.ts';
import { safe } from './output.ts';

/** Where passphrases come from: a terminal's prompt or files, never an argument or the environment. */
export type PassphraseTerminal = {
  /** Undefined where nobody can be asked. */
  readonly input: TerminalInput | undefined;
  readonly write: (text: string) => void;
  /** Ends the program as Ctrl-C does. */
  readonly interrupt: () => void;
};

export type Passphrases = {
  /** The passphrase of an existing key. */
  readonly ask: (principal: string) => Promise<Result<string>>;
  /** A new one, typed twice at a prompt. */
  readonly choose: (principal: string) => Promise<Result<string>>;
  /** Null where the person will sign later: an empty line at the prompt, or fewer files than persons. */
  readonly askIfHere: (principal: string) => Promise<Result<string | null>>;
  /** A file that was never asked for would be a mix-up of persons. */
  readonly finish: () => Result<null>;
};

/** Files are used in the order in which persons are asked for; when they are used up, the terminal is asked. */
export const createPassphrases = (files: readonly string[], terminal: PassphraseTerminal): Passphrases => {
  let used = 0;
  const nextFile = (): Result<string> | undefined => {
    const file = files[used];
    if (file === undefined) return undefined;
    used += 1;
    return readPassphraseFile(file);
  };
  const prompt = async (question: string, input: TerminalInput): Promise<string> => {
    terminal.write(safe(question));
    const line = await readHiddenLine(input);
    terminal.write('\n');
    if (line.kind === 'line') return line.text;
    terminal.interrupt();
    return await new Promise<never>(() => undefined);
  };
  return {
    ask: async (principal) => {
      const fromFile = nextFile();
      if (fromFile !== undefined) return fromFile;
      return terminal.input === undefined
        ? err(needed(principal))
        : ok(await prompt(`Passphrase of ${principal}: `, terminal.input));
    },
    choose: async (principal) => {
      const fromFile = nextFile();
      if (fromFile !== undefined) return fromFile;
      if (terminal.input === undefined) return err(needed(principal));
      const first = await prompt(`New passphrase for ${principal}: `, terminal.input);
      const second = await prompt('Once more: ', terminal.input);
      return first === second ? ok(first) : err(different);
    },
    askIfHere: async (principal) => {
      const fromFile = nextFile();
      if (fromFile !== undefined) return fromFile;
      if (terminal.input === undefined) return files.length > 0 ? ok(null) : err(needed(principal));
      const typed = await prompt(`Passphrase of ${principal} (empty: signs later): `, terminal.input);
      return ok(typed === '' ? null : typed);
    },
    finish: () => (used === files.length ? ok(null) : err(tooMany(used, files.length))),
  };
};

const needed = (principal: string): Failure => ({
  code: 'PASSPHRASE_NEEDED',
  message: `The passphrase of ${principal} is needed, and there is no terminal to ask at.`,
  hint: 'Give it with `--passphrase-file FILE`, a file of mode 0600 with the passphrase on its first line.',
});
const different: Failure = {
  code: 'PASSPHRASES_DIFFER',
  message: 'The two passphrases are not the same, so nothing was made.',
  hint: 'Start again.',
};
const tooMany = (used: number, given: number): Failure => ({
  code: 'BAD_USAGE',
  message: `${given} passphrase files were given, and ${used} ${used === 1 ? 'person is' : 'persons are'} asked for one.`,
  hint: 'Give `--passphrase-file` once for each person, in the order in which they are named.',
});
