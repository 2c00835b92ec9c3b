import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openCase } from '../../../services/cases/case-session.ts';
import { unlock } from '../../../services/identities/unlock.ts';
import { signCheckpointAt } from '../../../services/releases/checkpoints.ts';
import { ok } from '../../../shared/base/result.ts';
import { signNoteBody } from '../../support/approved-ledger.ts';
import { failuresIn } from '../../support/demo-release.ts';
import { draft } from '../../support/drafts.ts';
import { wholeRecord } from '../../support/measures.ts';
import { valueOf } from '../../support/results.ts';
import { by, makeReviewedCase, releaseAgain } from '../../support/reviewed-case.ts';
import { checkOf } from '../../support/small-case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

it(
  'tells a review of a measure that somebody with the log key wrote out of an approval, in the case and in the bundle of its release',
  { timeout: 180_000 },
  async () => {
    const root = temporaryFolder();
    const { author, anchors } = await makeReviewedCase(root);
    const { call, deps, folder } = author;
    const { id: measure } = await call('measure.draft', { folder, record: wholeRecord({ instrument: 'I03' }) });
    const { line: gate } = await call('measure.gate', { folder, measure });
    expect(checkOf(await call('case.verify', { folder }), 'two-person')).toBe('ok');

    const session = valueOf(openCase(folder, deps));
    const { body: checkpoint } = valueOf(signCheckpointAt(session, gate + 1, deps));
    // What ben would sign to approve the measure in a role: his key, and the very three lines.
    const ben = valueOf(await unlock(deps, by('ben').identity, by('ben').passphrase));
    const signature = signNoteBody(ben, checkpoint);
    const forged = draft('measure.review', { measure, reviewer: 'ben', conclusion: 'concur', checkpoint, signature });
    const { first: line } = valueOf(session.append(() => ok({ drafts: [forged] })));
    session.close();
    expect(checkOf(await call('case.verify', { folder }), 'two-person')).toBe(`failed at line ${line}`);

    await releaseAgain(author);
    const out = join(root, 'forged.zip');
    await call('release.export', { folder, out, edition: 'public', signers: [by('anna'), by('ben')] });
    const verification = await call('bundle.verify', { path: out, anchors });
    expect(failuresIn(verification)).toEqual({ 'two-person': `line ${line}` });
  },
);
