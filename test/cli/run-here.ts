import { Readable } from 'node:stream';
import { createClient } from '../../shared/api/client.ts';
import { createPassphrases } from '../../cli/passphrase.ts';
import { safe } from '../../cli/output.ts';
import { runCommandLine, type ShellParts } from '../../cli/run.ts';
import { findProgramText } from '../../cli/verbs.ts';
import type { AppDeps } from '../../services/app-deps.ts';
import { createApp } from '../../services/create-app.ts';
import { runDemo } from '../../services/demo/run-demo.ts';
import { examineWorkstation } from '../../services/doctor.ts';
import { profileFolder } from '../../services/identities/profile.ts';
import { nodeCrypto, nodeRandomBytes as random } from '../../services/node-crypto.ts';
import { readViewerCode } from '../../services/viewer-code.ts';
import { testMachine } from '../support/deps.ts';
import { rememberedStretch } from '../support/remembered-stretch.ts';

type Said = { readonly code: number; readonly stdout: string; readonly stderr: string };

/**
 * The words behind `plumbline`, with the real parser, application and files, in the process of the test, which starts no other:
 * nobody sits at a terminal, and nothing comes in. What a process is about (streams, signals, the host) is tried with one.
 */
export const runHere = async (
  words: readonly string[],
  folder: string,
  environment: Readonly<Record<string, string>>,
): Promise<Said> => {
  const out: string[] = [];
  const error: string[] = [];
  const printer = { out: (text: string) => void out.push(text), error: (text: string) => void error.push(text) };
  // A relative name is one of the folder where the command runs, so commands run one after the other.
  process.chdir(folder);
  const deps = depsOf(folder, environment);
  const app = createApp(deps);
  try {
    const text = findProgramText(words[0]);
    if (text !== undefined) return { code: 0, stdout: text, stderr: '' };
    const makeShell = () => Promise.resolve(shellOf(deps, createClient(app), printer.error));
    const code = await runCommandLine(words, printer, makeShell);
    return { code, stdout: out.join(''), stderr: error.join('') };
  } finally {
    app.close();
    process.chdir(ownFolder);
  }
};

const ownFolder = process.cwd();
const clock = () => `${new Date().toISOString().slice(0, 19)}Z`;

const depsOf = (folder: string, environment: Readonly<Record<string, string>>): AppDeps => {
  const { homeFolder, roots, host } = testMachine(folder);
  return {
    crypto: nodeCrypto,
    random,
    clock,
    profile: {
      folder: profileFolder(environment, process.platform, folder),
      random,
      clock,
      stretch: rememberedStretch,
    },
    userName: 'tester',
    machine: { homeFolder, roots, host: { ...host, environment } },
    viewerCode: readViewerCode,
  };
};

const shellOf = (deps: AppDeps, call: ShellParts['call'], write: (text: string) => void): ShellParts => ({
  warm: () => undefined,
  call,
  runDemonstration: (folder, demoCase) => runDemo({ ...deps, folder, demoCase }),
  examine: () => examineWorkstation(deps.profile, deps.machine.host),
  passphrases: (files = []) => createPassphrases(files, { input: undefined, write, interrupt: needsProcess }),
  standardInput: Readable.from([]),
  note: (text) => write(`${safe(text)}\n`),
  undoIfInterrupted: () => undefined,
  openHost: needsProcess,
  chooseBrowser: needsProcess,
  launchWindow: needsProcess,
  hearProgress: () => undefined,
  endWork: () => undefined,
  endOnInterrupt: () => undefined,
});

const needsProcess = (): never => {
  throw new Error('this is about a process: start one');
};
