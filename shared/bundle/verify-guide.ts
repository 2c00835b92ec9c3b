import type { GuideValues } from './guides.ts';

/** VERIFY.txt: how to check the bundle with what a stock Linux machine has (bundle format, section 7). */
export const formatVerifyGuide = (values: GuideValues): string => `HOW TO CHECK THIS BUNDLE WITH STOCK TOOLS

Run from the folder that holds this file. Take the commands from your own copy of the Plumbline handbook where you
can: whoever made this bundle also wrote this file. Put the keys that you trust, got by another way, into
./allowed_signers beside the bundle.

1. Signatures of the bundle
${values.signers
  .map(
    (principal) =>
      `ssh-keygen -Y verify -f ../allowed_signers -I ${principal} -n plumbline-bundle-v1 -s signatures/${principal}.sshsig < tagmanifest-sha256.txt || exit 1`,
  )
  .join('\n')}

2. Every file
sha256sum --strict -c tagmanifest-sha256.txt || exit 1
sha256sum --strict -c manifest-sha256.txt || exit 1
`;
