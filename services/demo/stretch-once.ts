import { createHash } from 'node:crypto';
import type { StretchPassphrase } from '../identities/key-envelope.ts';

/**
 * Stretches each passphrase once: the invented persons of a demonstration open their keys a dozen times, and each time takes
 * 128 MiB and a third of a second. Theirs alone, because their passphrases lie in clear beside the case; nobody else's is kept.
 */
export const stretchOnce = (stretch: StretchPassphrase): StretchPassphrase & { readonly forget: () => void } => {
  const known = new Map<string, Buffer>();
  const remembered: StretchPassphrase = async (passphrase, salt) => {
    const name = createHash('sha256').update(salt).update(passphrase).digest('hex');
    const key = known.get(name) ?? (await stretch(passphrase, salt));
    known.set(name, key);
    // The caller zeroes what it gets.
    return Buffer.from(key);
  };
  const forget = (): void => {
    for (const key of known.values()) key.fill(0);
    known.clear();
  };
  return Object.assign(remembered, { forget });
};
