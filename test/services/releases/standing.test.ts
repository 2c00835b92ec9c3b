import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { formatNoticeFile, parseNoticeFile, type NoticeFile } from '../../../shared/bundle/notice-file.ts';
import { signCheckpoint, parseCheckpointNote, formatCheckpointNote } from '../../../shared/ledger/checkpoint.ts';
import { utf8ToBase64url } from '../../../shared/base/bytes.ts';
import { canonicalJson } from '../../../shared/ledger/canonical-json.ts';
import { decodeDisclosure } from '../../../shared/ledger/disclosure.ts';
import { standsByNotices } from '../../../cli/notice-lines.ts';
import { ed25519SignerFromSeed, nodeCrypto } from '../../../services/node-crypto.ts';
import { createTestFolder } from '../../support/bundle-folder.ts';
import { valueOf } from '../../support/results.ts';
import { by, makeReviewedCase, releaseAgain, type ReviewedCase } from '../../support/reviewed-case.ts';

const root = createTestFolder();
const said = { ground: 'evidence_false', statement: 'The first log was forged.' } as const;
let made: ReviewedCase;
let released: number;

const inCase = () => ({ folder: made.author.folder });
const request = (kind: 'amend' | 'retract', statement: string = said.statement) => ({
  ...inCase(),
  act: { kind, release: released, ...said, statement },
  ...by('anna'),
});
const refusal = (kind: 'amend' | 'retract', statement?: string) =>
  made.author.codeOf('approval.request', request(kind, statement));
const act = async (kind: 'amend' | 'retract', statement?: string): Promise<void> => {
  const asked = await made.author.call('approval.request', request(kind, statement));
  for (const person of ['anna', 'ben'])
    await made.author.call('approval.give', { ...inCase(), request: asked.request, ...by(person) });
};
const verify = (notices: readonly string[]) =>
  made.reviewer.call('bundle.verify', { path: made.bundle, anchors: made.anchors, notices: [...notices] });
const after = () => made.author.call('release.after', inCase());
const standing = async () => (await made.author.call('release.list', inCase())).releases.map((one) => one.standing);

beforeAll(async () => {
  made = await makeReviewedCase(root);
  const { releases } = await made.author.call('release.list', inCase());
  released = releases.at(-1)?.line ?? 0;
}, 180_000);

describe('a release that has left', () => {
  it('is amended and retracted by two people, told to whoever got it, and proven to its readers', async () => {
    const { call, codeOf, items } = made.author;
    expect(await refusal('retract', '   ')).toBe('BAD_INPUT');
    expect(await codeOf('release.notice', { ...inCase(), release: released, out: join(root, 'none') })).toBe(
      'NOTHING_TO_TELL',
    );

    const [left] = (await after()).releases.at(-1)?.editions ?? [];
    expect(left).toMatchObject({ release: released, edition: 'public', recipients: [] });
    const exported = left?.line ?? 0;
    const { line: handover } = await call('release.hand', { ...inCase(), exported, to: 'A ministry' });
    expect(await codeOf('release.hand', { ...inCase(), exported, to: 'A ministry' })).toBe('HANDED_BEFORE');
    expect(await codeOf('release.hand', { ...inCase(), exported: 1, to: 'A ministry' })).toBe('NO_SUCH_EXPORT');
    expect((await after()).tasks).toEqual([]);

    const fix = { grade: { credibility: '5' as const }, reason: 'A copy of another log.' };
    await call('evidence.correct', { ...inCase(), evidence: items[0], ...fix });
    expect((await after()).releases.at(-1)?.corrected).toMatchObject([
      { item: items[0], what: 'grade', reason: 'A copy of another log.' },
    ]);

    await act('amend', 'The port is 2404.');
    await act('retract');
    expect(await standing()).toEqual(['retracted']);
    expect((await call('case.info', inCase())).stage).toBe('retracted');
    expect(await refusal('amend')).toBe('NO_SUCH_STANDING');
    const out = { ...inCase(), out: join(root, 'late.zip'), edition: 'public' as const };
    expect(await codeOf('release.export', out)).toBe('RELEASE_RETRACTED');
    expect(await codeOf('report.write', { ...out, out: join(root, 'late.pdf') })).toBe('RELEASE_RETRACTED');

    const tasks = (await after()).tasks.filter(({ told }) => told === null);
    expect(tasks.map((task) => [task.act, task.recipient?.receiver])).toEqual([
      ['amend', 'A ministry'],
      ['retract', 'A ministry'],
    ]);
    const file = join(root, 'notice.json');
    const notice = await call('release.notice', { ...inCase(), release: released, out: file });
    expect(notice).toMatchObject({ standing: 'retracted', line: tasks[1]?.line });
    expect(readFileSync(notice.text, 'utf8')).toContain(said.statement);
    const how = { how: 'By courier.', notice: file };
    expect(await codeOf('release.tell', { ...inCase(), handover, standing: 2, ...how })).toBe('NOT_OF_THIS_RELEASE');
    await call('release.tell', { ...inCase(), handover, standing: notice.line, ...how });
    expect((await after()).tasks.filter(({ told }) => told === null)).toHaveLength(1);

    const verified = await verify([file]);
    expect(verified).toMatchObject({ verdict: 'verified', ok: true });
    expect(verified.notices).toMatchObject([
      { holds: true, told: { standing: 'retracted', ...said, approvers: ['anna', 'ben'], line: notice.line } },
    ]);
    expect(standsByNotices(verified.notices)).toBe(false);

    const again = join(root, 'again.zip');
    await releaseAgain(made.author);
    expect(await standing()).toEqual(['retracted', 'current']);
    await call('release.export', { ...out, out: again, signers: [by('anna'), by('ben')] });
    const later = await made.reviewer.call('bundle.verify', { path: again, anchors: made.anchors, notices: [file] });
    expect(later.verdict).toBe('verified');
    expect(later.notices).toMatchObject([{ holds: false, detail: expect.stringContaining('another release') }]);
    const { releases } = await call('release.list', inCase());
    const newer = join(root, 'newer.json');
    const line = releases.at(-1)?.line;
    expect(await call('release.notice', { ...inCase(), release: released, line, out: newer })).toMatchObject({
      standing: 'superseded',
    });
    expect((await verify([newer])).notices).toMatchObject([{ holds: true, told: { standing: 'superseded' } }]);
  }, 180_000);
});

type Tampering = readonly [name: string, message: string, tamper: (notice: NoticeFile) => NoticeFile | string];

const withLine = (
  notice: NoticeFile,
  at: number,
  change: (line: NoticeFile['lines'][number]) => NoticeFile['lines'][number],
): NoticeFile => ({
  ...notice,
  lines: notice.lines.map((line, index) =>
    index === (at + notice.lines.length) % notice.lines.length ? change(line) : line,
  ),
});
/** One disclosure that says something else under the same salt. */
const reworded = (disclosure: string): string => {
  const opened = decodeDisclosure(disclosure);
  return opened === undefined || opened.name !== 'act'
    ? disclosure
    : utf8ToBase64url(canonicalJson([opened.salt, 'act', { ...said, kind: 'amend', release: 0, checkpoint: 'x' }]));
};

const tamperings: readonly Tampering[] = [
  [
    'the words are softened',
    'the words of the notice',
    (notice) => ({ ...notice, words: notice.words.map((word) => word.replace('RETRACTION', 'AMENDMENT')) }),
  ],
  [
    'an approval is left out',
    'fewer than two people',
    (notice) => ({ ...notice, lines: notice.lines.toSpliced(-2, 1) }),
  ],
  ['the request is left out', 'lacks the request', (notice) => ({ ...notice, lines: notice.lines.slice(1) })],
  ['the act is left out', 'ends at another line', (notice) => ({ ...notice, lines: notice.lines.toSpliced(-1, 1) })],
  ['lines change their places', 'out of order', (notice) => ({ ...notice, lines: notice.lines.toReversed() })],
  [
    'it is made to be about another release',
    'another release',
    (notice) => ({ ...notice, release: notice.release.replace(/\n\d+\n/u, '\n3\n') }),
  ],
  [
    'the history behind it is another',
    'does not continue',
    (notice) => ({ ...notice, consistency: { ...notice.consistency, release: notice.consistency.release.slice(1) } }),
  ],
  [
    'what was approved stands in another history',
    'what was approved is not proven',
    (notice) => ({ ...notice, consistency: { ...notice.consistency, approved: ['!'] } }),
  ],
  [
    'a line is not proven',
    'is not proven to stand',
    (notice) => withLine(notice, -1, (line) => ({ ...line, inclusion: line.inclusion.slice(1) })),
  ],
  [
    'a line says something else',
    'is not proven to stand',
    (notice) => withLine(notice, -1, (line) => ({ ...line, text: line.text.replace('"v":1', '"v":2') })),
  ],
  [
    'the statement is another',
    'does not open',
    (notice) => withLine(notice, -1, (line) => ({ ...line, disclosures: line.disclosures.map(reworded) })),
  ],
  [
    'the statement is withheld',
    'does not open',
    (notice) => withLine(notice, -1, (line) => ({ ...line, disclosures: line.disclosures.slice(1) })),
  ],
  [
    'another key signed its checkpoint',
    'not signed by the key of the log',
    (notice) => {
      const note = valueOf(parseCheckpointNote(notice.note));
      const signer = ed25519SignerFromSeed(nodeCrypto.sha256('another'));
      return {
        ...notice,
        note: formatCheckpointNote(signCheckpoint({ checkpoint: note.checkpoint, signer }, nodeCrypto)),
      };
    },
  ],
  ['it is written in another way', 'no notice', (notice) => JSON.stringify(notice, null, 2)],
  ['it has a member more', 'no notice', (notice) => `${canonicalJson({ ...notice, valid: true })}\n`],
];

describe('a notice', () => {
  it('of which anything is changed says nothing', async () => {
    const notice = valueOf(parseNoticeFile(readFileSync(join(root, 'notice.json'), 'utf8')));
    const files = tamperings.map(([, , tamper], index) => {
      const tampered = tamper(notice);
      const file = join(root, `tampered-${index}.json`);
      writeFileSync(file, typeof tampered === 'string' ? tampered : formatNoticeFile(tampered));
      return file;
    });
    const { notices } = await verify(files);
    const found = notices.map(({ holds, detail }, index) => {
      const [name, message = ''] = tamperings[index] ?? [];
      return { name, holds, saysWhy: detail.includes(message) ? message : detail };
    });
    expect(found).toEqual(tamperings.map(([name, message]) => ({ name, holds: false, saysWhy: message })));
    expect(standsByNotices(notices.slice(0, 1))).toBe(false);
  });
});
