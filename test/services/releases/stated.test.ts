import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ok } from '../../../shared/base/result.ts';
import { openCase } from '../../../services/cases/case-session.ts';
import { openFields } from '../../../services/releases/approvals.ts';
import { policyProfileText } from '../../../shared/reference/policy-1.ts';
import { createTestFolder } from '../../support/bundle-folder.ts';
import { renderAnew } from '../../support/insider.ts';
import {
  changeFiles,
  failuresIn,
  makeDemoRelease,
  readFiles,
  scoredSectionsAt,
  signAnew,
  textAt,
  verifyFiles,
  type DemoRelease,
  type Files,
} from '../../support/demo-release.ts';
import { valueOf } from '../../support/results.ts';
import { wholeRecord } from '../../support/measures.ts';
import { overrideAll } from '../../support/overrides.ts';

const assessment = 'data/assessment.json';
const folder = createTestFolder();
let demo: DemoRelease;
let unit: string;
let editions: Readonly<Record<'full' | 'public', Files>>;

const inCase = () => ({ folder: demo.reply.case });
const signers = () => [demo.by('demo-analyst'), demo.by('demo-reviewer')];
const approve = async (): Promise<string> => {
  const act = { kind: 'release' as const, overrides: await overrideAll(demo.call, demo.reply.case) };
  const { request } = await demo.call('approval.request', { ...inCase(), act, ...demo.by('demo-analyst') });
  for (const own of signers()) await demo.call('approval.give', { ...inCase(), request, ...own });
  return request;
};
const exportTo = async (name: string, edition: 'full' | 'public'): Promise<Files> => {
  const out = join(folder, `${name}-${edition}.zip`);
  await demo.call('release.export', { ...inCase(), out, edition, signers: signers() });
  return (await readFiles(out)).files;
};
const verifySigned = (files: Files) =>
  verifyFiles(signAnew(files, [demo.people.analyst, demo.people.reviewer]), demo.anchors);

beforeAll(async () => {
  demo = await makeDemoRelease(folder);
  const add = async (statement: string) =>
    (await demo.call('hypothesis.add', { ...inCase(), statement, level: 3, tlp: 'RED' })).id;
  unit = await add('A unit');
  const company = await add('A company');
  const { rows } = await demo.call('evidence.page', inCase());
  for (const { id } of rows.slice(0, 6)) {
    const cells = { [unit]: { rating: 'CC' }, [company]: { rating: 'II' } } as const;
    await demo.call('rating.set', { ...inCase(), evidence: id, cells, tlp: 'RED' });
  }
  // Of everything about the level an edition for everybody shows the skeleton alone.
  const said = { ...inCase(), reason: 'Said behind closed doors.', tlp: 'RED' } as const;
  const rival = (await demo.call('hypothesis.list', inCase())).hypotheses.find(
    ({ level, actorName }) => level === 2 && actorName?.startsWith('Dragonfly') === true,
  );
  await demo.call('hypothesis.entail', { ...said, higher: unit, lower: rival?.id ?? '' });
  await demo.call('hypothesis.confirm', { ...said, level: 3 });
  const crossed = { ...inCase(), redLine: 'RL4', statement: 'Said behind closed doors.', tlp: 'RED' } as const;
  await demo.call('redline.set', { ...crossed, claim: { status: 'raised', cites: [rows[0]?.id ?? ''] } });
  const record = wholeRecord({
    instrument: 'I05',
    title: 'Help behind closed doors.',
    target: 'The operator that was hit.',
    end: '2030-01-01',
  });
  const { id: measure } = await demo.call('measure.draft', { ...inCase(), record, tlp: 'RED' });
  await demo.call('measure.gate', { ...inCase(), measure, tlp: 'RED' });
  await demo.call('measure.review', {
    ...inCase(),
    measure,
    conclusion: 'concur',
    opinion: 'Sound.',
    ...demo.by('demo-reviewer'),
    tlp: 'RED',
  });
  await approve();
  await demo.call('release.freeze', { ...inCase(), ...demo.by('demo-analyst') });
  editions = { full: await exportTo('stated', 'full'), public: await exportTo('stated', 'public') };
}, 240_000);

describe('what a release states', () => {
  it('is capped in both editions alike, is recomputed from the skeleton, and holds', () => {
    const text = textAt(editions.full, assessment);
    expect(scoredSectionsAt(editions.public)).toEqual(scoredSectionsAt(editions.full));
    const { sections } = JSON.parse(text) as { sections: { stated: { levels: Record<string, unknown> } } };
    expect(sections.stated.levels['3']).toMatchObject({
      hypotheses: { [unit]: { cappedBy: { level: 2 } } },
      exclusive: { status: 'confirmed' },
    });
    expect([...editions.public].some(([, bytes]) => Buffer.from(bytes).includes('Said behind closed doors.'))).toBe(
      false,
    );
    for (const edition of ['full', 'public'] as const) {
      const verification = verifySigned(editions[edition]);
      expect(failuresIn(verification)).toEqual({});
      expect(verification.checks.find(({ name }) => name === 'assessment')).toMatchObject({
        status: 'ok',
        detail: expect.stringMatching(/^every number was recomputed/u),
      });
    }
  });

  it.each<readonly [string, (text: string, id: string) => string]>([
    [
      'the capped number is raised to the computed one',
      (text, id) =>
        text.replace(
          new RegExp(`("${id}":\\{"cappedBy":\\{[^}]*\\},"computed":"(\\d\\.\\d{6})".*?"stated":")\\d\\.\\d{6}`, 'u'),
          '$1$2',
        ),
    ],
    ['it does not say what capped it', (text) => text.replace(/"cappedBy":\{[^}]*\}/u, '"cappedBy":null')],
    ['the rest is gone', (text) => text.replace(/"rest":"0\.(?!000000)\d{6}"/u, '"rest":"0.000000"')],
    ['the level is confirmed by nobody', (text) => text.replace('"status":"confirmed"', '"status":"none"')],
    ['the actual harm is lower', (text) => text.replace(/"actual":2,/u, '"actual":1,')],
    ['a score of harm is another', (text) => text.replace(/("life":\{"line":\d+,"score":)1/u, '$10')],
    ['a red line is gone', (text) => text.replace(/"redLines":\[\{[^\]]*\]/u, '"redLines":[]')],
    ['harm is computed by another profile', (text) => text.replace(/("line":null,"sha256":")[0-9a-f]/u, '$1z')],
    [
      'an instrument that is blocked is pending',
      (text) => text.replace(/("I09":\{"reasons":\[[^\]]*\],"result":")BLOCKED/u, '$1PENDING'),
    ],
    ['a gate read a higher p05', (text) => text.replace(/("modelAgreement":(?:true|false),"p05":")0/u, '$11')],
    ['a measure is decided on', (text) => text.replace('"recorded":"reviewed"', '"recorded":"decided"')],
    ['a measure ends later', (text) => text.replace('"end":"2030-01-01"', '"end":"2031-01-01"')],
    ['a measure is of another day', (text) => text.replace(/("measures":\{"day":")\d/u, '$19')],
    [
      'a measure was reviewed by another',
      (text) => text.replace('"reviewer":"demo-reviewer"', '"reviewer":"demo-analyst"'),
    ],
    [
      'there are no measures',
      (text) => text.replace(/("measures":\{"day":"[^"]*","measures":)\{"me-.*?"state":"\w+"\}\}/u, '$1{}'),
    ],
    ['the section is gone', (text) => text.replace(/,"stated":\{"levels".*\},"v":1\}\},"v":1\}\n$/su, '},"v":1}\n')],
  ])('fails at assessment where %s', (_, edit) => {
    for (const edition of ['full', 'public'] as const) {
      const text = textAt(editions[edition], assessment);
      const edited = edit(text, unit);
      expect(edited).not.toBe(text);
      const forged = renderAnew(changeFiles(editions[edition], { [assessment]: edited }));
      expect(failuresIn(verifySigned(forged))).toEqual({ assessment });
    }
  });
});

it('a release that was frozen before anything was stated is exported and verified as it was', async () => {
  const request = await approve();
  const session = valueOf(openCase(demo.reply.case, demo.deps));
  const sections = { scores: 1, sensitivity: 1, confidence: 1, challenges: 1 };
  valueOf(
    session.append(() =>
      ok({
        drafts: [
          { type: 'release.freeze', fields: { ...openFields(demo.people.analyst, demo.deps), request, sections } },
        ],
      }),
    ),
  );
  session.close();
  const files = await exportTo('older', 'public');
  const { sections: shown } = JSON.parse(textAt(files, assessment)) as { sections: object };
  expect(Object.keys(shown)).toEqual(Object.keys(sections).sort());
  expect(failuresIn(verifySigned(files))).toEqual({});
}, 120_000);

it('a release under another policy profile carries it, is computed by it, and fails where its bytes were changed', async () => {
  const stricter = policyProfileText
    .replace('"version":"1.0.0"', '"version":"1.1.0"')
    .replace(
      '"level":0,"name":"negligible","min":0},{"level":1,"name":"minor","min":10}',
      '"level":0,"name":"negligible","min":0},{"level":1,"name":"minor","min":20}',
    );
  const file = join(folder, 'stricter.json');
  writeFileSync(file, stricter);
  const act = { kind: 'profile', file } as const;
  const asked = await demo.call('approval.request', { ...inCase(), act, ...demo.by('demo-analyst') });
  for (const own of signers()) await demo.call('approval.give', { ...inCase(), request: asked.request, ...own });
  await approve();
  await demo.call('release.freeze', { ...inCase(), ...demo.by('demo-analyst') });
  const files = await exportTo('policy', 'public');
  const sha256 = demo.deps.crypto.sha256Hex(stricter);
  expect(failuresIn(verifySigned(files))).toEqual({});
  const { sections } = JSON.parse(textAt(files, assessment)) as { sections: { harm: unknown; gates: unknown } };
  for (const section of [sections.harm, sections.gates])
    expect(section).toMatchObject({ profile: { version: '1.1.0', sha256, line: expect.any(Number) } });
  const path = `data/profiles/${sha256}.json`;
  const forged = renderAnew(changeFiles(files, { [path]: policyProfileText }));
  expect(failuresIn(verifySigned(forged))).toMatchObject({ assessment: path });
}, 120_000);
