import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { formatNoticeFile, parseNoticeFile, type NoticeFile } from '../../../shared/bundle/notice-file.ts';
import { formatCheckpointNote, parseCheckpointNote, signCheckpoint } from '../../../shared/ledger/checkpoint.ts';
import { ed25519SignerFromSeed, nodeCrypto } from '../../../services/node-crypto.ts';
import { createTestFolder } from '../../support/bundle-folder.ts';
import { valueOf } from '../../support/results.ts';
import { by, makeReviewedCase, type ReviewedCase } from '../../support/reviewed-case.ts';
import { openWorkstation, type Workstation } from '../../support/workstation.ts';

const root = createTestFolder();
const said = { ground: 'evidence_false', statement: 'The first log was forged.' } as const;
let made: ReviewedCase;
let released: number;
/** A workstation to which the case came as a copy, with the people's keys and not the key of the log. */
let restored: Workstation;
const copy = join(root, 'copy.case');
const notice = join(root, 'notice.json');

const verify = (files: readonly string[]) =>
  made.reviewer.call('bundle.verify', { path: made.bundle, anchors: made.anchors, notices: [...files] });

const act = async (kind: 'amend' | 'retract', { call }: Workstation, folder: string): Promise<void> => {
  const asked = await call('approval.request', { folder, act: { kind, release: released, ...said }, ...by('anna') });
  for (const person of ['anna', 'ben']) await call('approval.give', { folder, request: asked.request, ...by(person) });
};

beforeAll(async () => {
  made = await makeReviewedCase(root);
  const { call, folder } = made.author;
  released = (await call('release.list', { folder })).releases.at(-1)?.line ?? 0;
  // Amended under the log that the readers know, and nobody was told before the workstation was lost.
  await act('amend', openWorkstation(join(root, 'profile')), folder);
  cpSync(folder, copy, { recursive: true });
  mkdirSync(join(root, 'restored'));
  cpSync(join(root, 'profile', 'identities'), join(root, 'restored', 'identities'), { recursive: true });
  restored = openWorkstation(join(root, 'restored'), { userName: 'restored' });
  await restored.call('case.adopt', { folder: copy, ...by('ben') });
  await act('retract', restored, copy);
  await restored.call('release.notice', { folder: copy, release: released, out: notice });
}, 120_000);

describe('a notice of a case that was taken over', () => {
  it('proves a retraction to whoever holds a bundle of before, and says that the log is another', async () => {
    const { verdict, notices } = await verify([notice]);
    expect(verdict).toBe('verified');
    const { origin } = await restored.call('case.info', { folder: copy });
    expect(notices).toMatchObject([
      {
        holds: true,
        told: {
          standing: 'retracted',
          ...said,
          approvers: ['anna', 'ben'],
          taken: [{ origin, principal: 'ben', isEnrolled: true }],
        },
      },
    ]);
    expect(readFileSync(`${notice}.txt`, 'utf8')).toContain('the former log signed nothing that came after');
  });

  it('proves what was approved before it was taken over, and told only afterwards', async () => {
    const { tasks } = await restored.call('release.after', { folder: copy });
    const amendment = tasks.find((task) => task.act === 'amend')?.line ?? 0;
    const out = join(root, 'amended.json');
    await restored.call('release.notice', { folder: copy, release: released, line: amendment, out });
    expect((await verify([out])).notices).toMatchObject([
      { holds: true, told: { standing: 'amended', line: amendment, taken: [{ principal: 'ben' }] } },
    ]);
  });

  it('says nothing once anything of the succession is changed', async () => {
    const whole = valueOf(parseNoticeFile(readFileSync(notice, 'utf8')));
    const { kind, release, note, consistency, lines, words } = whole;
    const at = lines.findIndex(({ text }) => text.includes('"log.succeed"'));
    const first = { kind, release, note, consistency, lines, words };
    const { checkpoint } = valueOf(parseCheckpointNote(note));
    const signer = ed25519SignerFromSeed(nodeCrypto.sha256('another'));
    const tampered: readonly (readonly [NoticeFile, string])[] = [
      [{ ...whole, lines: lines.toSpliced(at, 1) }, 'another number of histories'],
      [{ ...first, v: 1 }, 'another number of histories'],
      [{ ...first, v: 1, lines: lines.toSpliced(at, 1) }, 'is of another log'],
      [{ ...first, v: 2, taken: [['!']] }, 'names another history'],
      [
        { ...whole, note: formatCheckpointNote(signCheckpoint({ checkpoint, signer }, nodeCrypto)) },
        'not signed by the key of the log',
      ],
      [
        {
          ...whole,
          lines: lines.with(at, {
            text: lines[at]?.text ?? '',
            disclosures: lines[at]?.disclosures.slice(1) ?? [],
            inclusion: lines[at]?.inclusion ?? [],
          }),
        },
        'does not open',
      ],
      [{ ...whole, words: words.filter((word) => !word.includes('former log')) }, 'the words of the notice'],
    ];
    const files = tampered.map(([file], index) => {
      const path = join(root, `tampered-${index}.json`);
      writeFileSync(path, formatNoticeFile(file));
      return path;
    });
    const { notices } = await verify(files);
    expect(
      notices.map(({ holds, detail }, index) => [holds, detail.includes(tampered[index]?.[1] ?? '?') || detail]),
    ).toEqual(tampered.map(() => [false, true]));
  });
});
