import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, delimiter, join, sep } from 'node:path';
import { explainNpmFailure, npmMissing, SetupFailure } from './setup-failure.mjs';

const outputCharactersKept = 65_536;
// Warnings are left out: on a Node older than the packaged one, npm warns of what is about to be installed.
const installArguments = [
  'ci',
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  '--no-update-notifier',
  '--loglevel=error',
];

/**
 * Installs exactly what package-lock.json names, running no script of any package. npm's output goes to stderr,
 * so that stdout stays free for the program that is started afterwards.
 * @param {string} root
 * @returns {Promise<void>}
 */
export const installPackages = (root) => {
  const modules = join(root, 'node_modules');
  if (process.platform === 'win32' && process.execPath.startsWith(modules + sep)) {
    // Windows cannot replace a program while it runs, and npm scripts run with the Node inside node_modules.
    throw new SetupFailure(
      'The packages are out of date and cannot be replaced by a program that runs from among them.',
      'Run `npm ci --ignore-scripts` once in this folder, then start again.',
    );
  }
  const [command, ...before] = npmCommand();
  return new Promise((resolve, reject) => {
    const npm = spawn(command, [...before, ...installArguments], {
      cwd: root,
      env: { ...process.env, PATH: pathWithout(join(modules, '.bin')) },
      shell: process.platform === 'win32' && before.length === 0, // npm is a .cmd file there; every argument is a constant
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    /** @param {Buffer} chunk */
    const keep = (chunk) => {
      process.stderr.write(chunk);
      output = (output + chunk.toString('utf8')).slice(-outputCharactersKept);
    };
    npm.stdout.on('data', keep);
    npm.stderr.on('data', keep);
    const stopForwarding = forwardSignals((signal) => npm.kill(signal));
    npm.once('error', (error) => {
      stopForwarding();
      reject('code' in error && error.code === 'ENOENT' ? npmMissing() : error);
    });
    npm.once('close', (code, signal) => {
      stopForwarding();
      if (code === 0) resolve();
      else
        reject(explainNpmFailure(output, signal === null ? `ended with exit code ${code}` : `was ended by ${signal}`));
    });
  });
};

/**
 * Passes the signals that ask a program to end on to a child. A terminal sends Ctrl-C to the child as well, which
 * must not receive it twice.
 * @param {(signal: NodeJS.Signals) => void} send
 * @returns {() => void} ends the forwarding
 */
export const forwardSignals = (send) => {
  /** @param {NodeJS.Signals} signal */
  const forward = (signal) => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) send(signal);
  };
  /** @type {readonly NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, forward);
  return () => {
    for (const signal of signals) process.off(signal, forward);
  };
};

/**
 * The npm that runs this script, if one does; else the one on the path.
 * @returns {[string, ...string[]]}
 */
const npmCommand = () => {
  const script = process.env['npm_execpath'];
  if (script === undefined || basename(script) !== 'npm-cli.js' || !existsSync(script)) return ['npm'];
  const node = process.env['npm_node_execpath'];
  return [node !== undefined && existsSync(node) ? node : process.execPath, script];
};

/**
 * npm must not run with the Node that it is about to replace.
 * @param {string} folder
 */
const pathWithout = (folder) =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((entry) => entry !== folder)
    .join(delimiter);
