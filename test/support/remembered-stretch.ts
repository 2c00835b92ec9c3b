import { createHash } from 'node:crypto';
import { stretchByScrypt, type StretchPassphrase } from '../../services/identities/key-envelope.ts';

const known = new Map<string, Promise<Buffer>>();

/**
 * The real stretching, computed once for each passphrase and salt of this process: tests open the same keys dozens of times, and
 * each opening takes 128 MiB and a third of a second. Key files stay what any other program expects.
 */
export const rememberedStretch: StretchPassphrase = async (passphrase, salt) => {
  const name = createHash('sha256').update(salt).update(passphrase).digest('hex');
  // A copy goes in, because the passphrase is zeroed, and a copy out, because the caller zeroes what it gets.
  const computed = known.get(name) ?? stretchByScrypt(Buffer.from(passphrase), salt);
  known.set(name, computed);
  return Buffer.from(await computed);
};
