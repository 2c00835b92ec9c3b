import type { Profile } from '../../services/identities/profile.ts';
import { nodeRandomBytes } from '../../services/node-crypto.ts';
import { rememberedStretch } from './remembered-stretch.ts';
import { makeTestFolder } from './ssh-keygen.ts';

/** A profile in a fresh folder, at a fixed time. */
export const makeTestProfile = (): Profile => ({
  folder: `${makeTestFolder()}/profile`,
  random: nodeRandomBytes,
  clock: () => '2026-03-01T10:00:00Z',
  stretch: rememberedStretch,
});
