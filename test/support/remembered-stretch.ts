import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stretchByScrypt, type StretchPassphrase } from '../../services/identities/key-envelope.ts';
import { quickStretchVariable } from './quick-stretch.ts';
import { sharedFolder } from './shared-folder.ts';

const known = new Map<string, Promise<Buffer>>();

/**
 * The real stretching, computed once for each passphrase and salt of a test run: tests open the same keys dozens of times, and
 * each opening takes 128 MiB and most of a second of the processor. Key files stay what any other program expects, but for
 * runs with the variable above: there one hash stands in for it, and what opens a key with the real one finds another key.
 */
export const rememberedStretch: StretchPassphrase = async (passphrase, salt) => {
  if (process.env[quickStretchVariable] !== undefined)
    return createHash('sha256').update(salt).update(passphrase).digest();
  const name = createHash('sha256').update(salt).update(passphrase).digest('hex');
  // A copy goes in, because the passphrase is zeroed, and a copy out, because the caller zeroes what it gets.
  const computed = known.get(name) ?? stretchOnce(name, Buffer.from(passphrase), salt);
  known.set(name, computed);
  return Buffer.from(await computed);
};

const stretchOnce = async (name: string, passphrase: Buffer, salt: Uint8Array): Promise<Buffer> => {
  const shared = sharedFolder();
  if (shared === undefined) return await stretchByScrypt(passphrase, salt);
  const path = join(shared, `stretched-${name}`);
  if (existsSync(path)) return readFileSync(path);
  const computed = await stretchByScrypt(passphrase, salt);
  writeFileSync(`${path}.${process.pid}`, computed);
  renameSync(`${path}.${process.pid}`, path);
  return computed;
};
