import type { Command } from 'commander';
import type { Failure, Result } from '../shared/base/result.ts';
import type { Client } from '../shared/api/client.ts';
import type { DemoCaseName } from '../shared/reference/demo-cases.ts';
import type { Report } from '../shared/api/events.ts';
import type { Demonstration } from '../services/demo/demonstrate.ts';
import type { DoctorReport } from '../services/doctor.ts';
import type { Answer } from './answer.ts';
import type { HostRequest, OpenHost } from './host/open-host.ts';
import type { BrowserChoice, Launch } from './launch/launch-window.ts';
import type { Passphrases } from './passphrase.ts';

/** What every command may use; made once, in cli/run.ts. */
export type Shell = {
  readonly call: Client;
  readonly runDemonstration: (folder: string, demoCase: DemoCaseName) => Promise<Result<Demonstration>>;
  readonly examine: () => Promise<DoctorReport>;
  readonly passphrases: (files: readonly string[] | undefined) => Passphrases;
  readonly standardInput: NodeJS.ReadableStream;
  /** One line on stderr, whatever is printed on stdout. */
  readonly note: (text: string) => void;
  /** Removes what was not there before, should the work be interrupted. */
  readonly undoIfInterrupted: (undo: () => void) => void;
  readonly openHost: (request: HostRequest) => Promise<Result<OpenHost>>;
  readonly chooseBrowser: () => Promise<BrowserChoice>;
  /** Opens the browser on it, or says the address. */
  readonly launchWindow: (choice: BrowserChoice, host: OpenHost) => Promise<Launch>;
  /** Being interrupted is how this command is meant to end: it ends itself, and nothing is said. */
  readonly endOnInterrupt: (end: () => void) => void;
  /** Hears how far the work is, from now on in the place of the terminal. */
  readonly hearProgress: (listener: Report) => void;
  /** Tells work that goes on until it is told to end that it is to. */
  readonly endWork: () => void;
  /** One line of the answer ahead of its end; with `--json` nothing. */
  readonly say: (line: string) => void;
  /** Makes a commander action of a function that gives an answer. */
  readonly answer: <Words extends readonly unknown[]>(
    action: (...words: Words) => Promise<Result<Answer, Failure>>,
  ) => (...words: Words) => Promise<void>;
};

/** What a file in commands/ exports: gives its verb arguments, options and actions. */
export type Register = (command: Command, shell: Shell) => void;
