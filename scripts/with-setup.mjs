// Runs one of the project's programs with the project's own Node, after installing what is missing.
// Everything that this file imports must load on any Node that understands modules, and depend on no package.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { forwardSignals, installPackages } from './install-packages.mjs';
import { findProjectNode, nodeMajor } from './project-node.mjs';
import { explainKnownCause, SetupFailure } from './setup-failure.mjs';
import { takeLock } from './setup-lock.mjs';
import { isSetUp, writeStamp } from './setup-state.mjs';

const nodeMajorForSetup = 20;
const exitUsage = 2;
const exitEnvironment = 3;
const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** @type {ReadonlyMap<string, { script: string[] | null, long?: true }>} */
const programByVerb = new Map([
  ['setup', { script: null }],
  ['start', { script: ['start.ts'] }],
  ['build', { script: ['build-window.ts'] }],
  ['test', { script: ['test.mjs'] }],
  ['check', { script: ['test.mjs', '--check'] }],
  ['durability', { script: ['test.mjs', '--only', 'durability'], long: true }],
  ['hostile', { script: ['test.mjs', '--only', 'hostile'], long: true }],
]);

/** @param {string} message */
const say = (message) => {
  process.stderr.write(`${message}\n`);
};

const ensureSetUp = async () => {
  if (isSetUp(root)) return;
  const giveBack = await takeLock(join(root, '.cache', 'setup.lock'), say);
  try {
    if (isSetUp(root)) return;
    say('Setting up: installing the packages that package-lock.json names (once, needs the network).');
    await installPackages(root);
    writeStamp(root);
  } finally {
    giveBack();
  }
};

/**
 * @param {{ script: string[] | null, long?: true }} program
 * @param {string[]} rest
 */
const run = ({ script, long }, rest) => {
  if (script === null) return;
  const [name = '', ...fixed] = script;
  const file = join(root, 'scripts', name);
  if (!existsSync(file)) throw new SetupFailure(`The file ${file} is missing.`, 'Restore it from the repository.');
  const node = findProjectNode(root);
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', file, ...fixed, ...rest], {
    cwd: root,
    env: long === true ? { ...process.env, PLUMBLINE_LONG: '1' } : process.env,
    stdio: 'inherit',
  });
  const stopForwarding = forwardSignals((signal) => child.kill(signal));
  child.once('error', (error) => {
    stopForwarding();
    report(
      new SetupFailure(`${node} could not be started: ${error.message}.`, 'Install Node.js 24, then start again.'),
    );
  });
  child.once('close', (code, signal) => {
    stopForwarding();
    if (signal === null) process.exitCode = code ?? exitEnvironment;
    else process.kill(process.pid, signal);
  });
};

/** @param {unknown} error */
const report = (error) => {
  const failure = error instanceof SetupFailure ? error : explainKnownCause(String(error));
  if (failure === undefined) throw error;
  say(`${failure.message} ${failure.hint}`);
  process.exitCode = exitEnvironment;
};

const main = async () => {
  const [verb, ...rest] = process.argv.slice(2);
  const program = programByVerb.get(verb ?? '');
  if (program === undefined) {
    say(`Unknown verb "${verb ?? ''}". Use one of: ${[...programByVerb.keys()].join(', ')}.`);
    process.exitCode = exitUsage;
    return;
  }
  if (nodeMajor(process.versions.node) < nodeMajorForSetup) {
    throw new SetupFailure(
      `Setting up needs Node.js ${nodeMajorForSetup} or newer, and this is ${process.versions.node}.`,
      'Install Node.js 24 together with npm, then start again.',
    );
  }
  await ensureSetUp();
  run(program, rest);
};

main().catch(report);
