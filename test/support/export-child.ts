// Run as a process of its own, under another locale and time zone: exports both editions of the demonstration in the
// folder given to `full.zip` and `public.zip` below `out`.
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { makeShell } from './demo-release.ts';

const [root = '', out = ''] = process.argv.slice(2);
const { call } = makeShell(root);
const by = (identity: string) => ({
  identity,
  passphrase: readFileSync(join(root, 'profile', 'passphrases', identity), 'utf8').trimEnd(),
});
for (const edition of ['full', 'public'] as const) {
  const signers = [by('demo-reviewer'), by('demo-analyst')];
  await call('release.export', {
    folder: join(root, 'ukraine-2016.case'),
    out: join(out, `${edition}.zip`),
    edition,
    signers,
  });
}
// oxlint-disable-next-line eslint/no-restricted-globals -- the test asks which locale the process really has
process.stdout.write(`${new Date(0).getHours()} ${Intl.DateTimeFormat().resolvedOptions().locale} ${hostname()}\n`);
