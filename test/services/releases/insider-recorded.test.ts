import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ok } from '../../../shared/base/result.ts';
import { scoreCase } from '../../../shared/bundle/assessment-file.ts';
import { readContents } from '../../../shared/bundle/bundle-contents.ts';
import { builtInProfiles, checkAssessment } from '../../../shared/bundle/checks/derived.ts';
import { checkRecordedNumbers } from '../../../shared/bundle/checks/recorded-numbers.ts';
import { recordedOutcome } from '../../../shared/bundle/checks/recorded-outcome.ts';
import { applyLine } from '../../../shared/domain/apply-line.ts';
import { createMemoryTables } from '../../../shared/domain/case-tables.ts';
import { canonicalJson, isJsonObject, parseJson, type Json } from '../../../shared/ledger/canonical-json.ts';
import type { RevealedLine } from '../../../shared/ledger/reveal.ts';
import { policyProfileText } from '../../../shared/reference/policy-1.ts';
import { openCase } from '../../../services/cases/case-session.ts';
import { nodeCrypto } from '../../../services/node-crypto.ts';
import { changeFiles, readFiles, snapshotOf, textAt } from '../../support/demo-release.ts';
import { wholeRecord } from '../../support/measures.ts';
import { valueOf } from '../../support/results.ts';
import { by, makeReviewedCase, releaseAgain, type ReviewedCase } from '../../support/reviewed-case.ts';
import { createTestFolder } from '../../support/bundle-folder.ts';

const root = createTestFolder();
let made: ReviewedCase;
let editions: Readonly<Record<'full' | 'public', readonly RevealedLine[]>>;

const exportTo = async (name: string, edition: 'full' | 'public'): Promise<string> => {
  const { call, folder } = made.author;
  const out = join(root, `${name}-${edition}.zip`);
  await call('release.export', { folder, out, edition, signers: [by('anna'), by('ben')] });
  return out;
};
const assessmentOf = async (path: string) => {
  const { checks } = await made.author.call('bundle.verify', { path, anchors: made.anchors });
  return checks.find(({ name }) => name === 'assessment');
};
const linesOf = async (path: string): Promise<readonly RevealedLine[]> =>
  readContents(snapshotOf((await readFiles(path)).files), nodeCrypto).revealed.lines;

/** Public attribution under a lowered profile, told to partners, found wanting, contested, upheld and scored again. */
beforeAll(async () => {
  made = await makeReviewedCase(root);
  const { call, folder, items, hypotheses } = made.author;
  const [first, second, other] = hypotheses;
  const grade = { reliability: 'A', credibility: '1', forgeability: 'low', evidenceClass: 'malware' } as const;
  const regrade = async (change: object): Promise<void> => {
    for (const evidence of items)
      await call('evidence.correct', { folder, evidence, grade: { ...grade, ...change }, reason: 'Seen.' });
  };
  const rate = async (one: 'CC' | 'II', two: 'CC' | 'II'): Promise<void> => {
    const cells = { [first]: { rating: one }, [second]: { rating: two }, [other]: { rating: 'N' } } as const;
    for (const evidence of items) await call('rating.set', { folder, evidence, cells });
  };
  await regrade({});
  await rate('CC', 'II');
  const life = { score: 2, status: 'observed' as const, note: 'One ward.', cites: ['EX-0001'] };
  const disruption = { score: 3, status: 'observed' as const, note: 'Dark.', cites: ['EX-0001'] };
  await call('harm.set', { folder, scores: { life, disruption } });
  await releaseAgain(made.author);
  const release = (await call('release.list', { folder })).releases.at(-1)?.line ?? 0;
  // As in the test of measures: two people lower what public attribution asks for.
  const file = join(root, 'lowered.json');
  writeFileSync(
    file,
    policyProfileText
      .replace('"version":"1.0.0"', '"version":"1.1.0"')
      .replace(
        /("id":"I12".*?)"ri":2,"level":3,"conf":"high","p":0\.80,"hl":2/u,
        '$1"ri":1,"level":2,"conf":"low","p":0.20,"hl":1',
      )
      .replace(/("id":"I12".*?)"indep":true/u, '$1"indep":false')
      .replace(/("id":"I12".*?)\["head","board","legal"\]/u, '$1["head"]'),
  );
  const asked = await call('approval.request', { folder, act: { kind: 'profile', file }, ...by('anna') });
  for (const one of ['anna', 'ben']) await call('approval.give', { folder, request: asked.request, ...by(one) });
  const record = wholeRecord({
    instrument: 'I12',
    targetLevel: 2,
    end: '2026-05-01',
    reviews: ['2026-03-20'],
    release,
  });
  const { id: measure } = await call('measure.draft', { folder, record });
  const one = { folder, measure };
  await call('measure.gate', one);
  await call('measure.review', { ...one, conclusion: 'concur', opinion: 'Sound.', ...by('ben') });
  await call('measure.approve', { ...one, role: 'head', ...by('ben') });
  await call('measure.decide', { ...one, reason: 'We ask.' });
  await call('measure.move', { ...one, move: { to: 'active' }, reason: 'Today.' });
  await call('measure.observe', { ...one, indicator: 'M5', value: 0, note: 'None leaked.' });
  const told = { channel: 'courier', statement: 'Who it was.', attribution: 'actor', tlp: 'CLEAR' } as const;
  await call('notification.record', { folder, ...told, recipients: ['CERT'] });
  await regrade({ reliability: 'E', credibility: '5', forgeability: 'high' });
  await call('measure.settle', { folder });
  const said = { ground: 'misattribution', claimant: 'organisation', words: 'It was not us.' } as const;
  const { id: claim } = await call('redress.receive', { folder, ...said, release, hypothesis: first });
  const decided = { outcome: 'upheld', decider: 'Ombuds', reasons: 'Another host.', remedies: ['correction'] } as const;
  await call('redress.decide', { folder, claim, ...decided, remedies: [...decided.remedies] });
  await rate('II', 'CC');
  await call('redress.rescore', { folder, claim, note: 'Read anew.' });
  await releaseAgain(made.author);
  editions = {
    full: await linesOf(await exportTo('honest', 'full')),
    public: await linesOf(await exportTo('honest', 'public')),
  };
}, 240_000);

const check = (lines: readonly RevealedLine[]) =>
  checkRecordedNumbers(lines, (sha256) => builtInProfiles(nodeCrypto).get(sha256), nodeCrypto);

/** As a case where it is worked on is verified. */
const outcome = (lines: readonly RevealedLine[]) =>
  recordedOutcome(lines, (sha256) => builtInProfiles(nodeCrypto).get(sha256), nodeCrypto);

type Edit = (value: Json) => Json;
const member =
  (name: string, to: Json): Edit =>
  (value) =>
    isJsonObject(value) ? { ...value, [name]: to } : to;
const within =
  (name: string, edit: Edit): Edit =>
  (value) =>
    isJsonObject(value) ? { ...value, [name]: edit(value[name] ?? null) } : value;

/** The last line of a type with one field made another. */
const forge = (edition: 'full' | 'public', type: string, field: string, edit: Edit) => {
  const at = editions[edition].findLast((line) => line.type === type && line.fields[field] !== null)?.seq ?? -1;
  const lines = editions[edition].map((line) =>
    line.seq === at ? { ...line, fields: { ...line.fields, [field]: edit(line.fields[field] ?? null) } } : line,
  );
  expect(lines[at], `${type}.${field} was changed`).not.toEqual(editions[edition][at]);
  return { at, found: check(lines) };
};

describe('what lines recorded of the case', () => {
  it('holds in the full edition and, but for words that are withheld, in the public one', async () => {
    const full = check(editions.full);
    expect(full).toMatchObject({ fault: null, untold: [] });
    expect(full.held).toBeGreaterThanOrEqual(9);
    expect(check(editions.public)).toMatchObject({ fault: null });
    expect(await assessmentOf(join(root, 'honest-full.zip'))).toMatchObject({
      status: 'ok',
      detail: `every number was recomputed; so was what ${full.held} lines recorded of the case`,
    });
    expect(await assessmentOf(join(root, 'honest-public.zip'))).toMatchObject({ status: 'ok' });
  });

  it('holds in the case itself, and in one that was opened from a bundle of either edition', async () => {
    const { call, folder } = made.author;
    const folders = [folder];
    for (const edition of ['full', 'public'] as const) {
      const opened = join(root, `opened-${edition}.case`);
      const path = join(root, `honest-${edition}.zip`);
      await call('bundle.open', { path, folder: opened, anchors: made.anchors });
      folders.push(opened);
    }
    for (const one of folders) {
      const { ok: isSound, checks, notProven } = await call('case.verify', { folder: one, readAll: true });
      expect(isSound).toBe(true);
      expect(checks.find(({ name }) => name === 'recorded')).toEqual({
        name: 'recorded',
        status: 'ok',
        detail: `what ${check(editions.full).held} lines recorded of the case was computed again`,
        first: null,
      });
      expect(notProven.join()).not.toContain('recorded of the case');
    }
  });

  const gates: readonly (readonly [string, string, Edit])[] = [
    ['the result', 'result', () => 'BLOCKED'],
    ['the reasons', 'reasons', () => ['HARM']],
    ['the policy profile', 'policy', () => 'a'.repeat(64)],
    ['the probability', 'attribution', within('p', () => '0.999999')],
    ['the fifth percentile', 'attribution', within('p05', () => '0.999999')],
    ['the confidence', 'attribution', within('confidence', () => 'high')],
    ['whom it names', 'attribution', within('subject', () => 'hy-00000000000000000000000000')],
    ['the judgement', 'attribution', () => null],
    ['the actual harm', 'harm', within('actual', () => 5)],
    ['the index of harm', 'harm', within('index', () => '99.000000')],
    ['the red lines', 'redLines', () => ['RL1']],
    ['the dissent', 'dissentUnresolved', () => true],
    ['the review', 'review', () => 'concur'],
  ];
  it.each(
    ['measure.gate', 'measure.decide', 'measure.move'].flatMap((type) =>
      gates.map(([what, name, edit]) => [what, type, name, edit] as const),
    ),
  )('fails where %s in the gates of %s is another', (_, type, name, edit) => {
    for (const edition of ['full', 'public'] as const) {
      const { at, found } = forge(edition, type, 'gate', within(name, edit));
      expect(found.fault).toMatchObject({ seq: at, message: expect.stringContaining(name) });
    }
  });

  it.each<readonly [string, string, string, Edit, RegExp]>([
    ['a rationale that is not written', 'measure.draft', 'necessary', () => '', /rationale/u],
    ['an option more', 'measure.draft', 'facts', within('options', () => ['do_nothing']), /options/u],
    ['no emergency that is claimed', 'measure.draft', 'facts', member('emergencyJustified', true), /emergency/u],
    ['a number past its tripwire', 'measure.observe', 'value', () => '3.000000', /tripwire of M5/u],
    ['gates that the program did not find failing', 'measure.move', 'codes', () => ['HARM'], /did not fail/u],
    ['another level of harm told', 'notification.record', 'harm', member('actual', 5), /harm that it tells/u],
    ['higher confidence told', 'notification.record', 'said', member('confidence', 'high'), /judgement that it tells/u],
    ['another word told', 'notification.record', 'said', member('likelihood', 'almost certain'), /judgement that it/u],
    ['another name told', 'notification.record', 'said', member('name', 'A State'), /judgement that it tells/u],
    ['more asserted than is open', 'notification.record', 'attribution', () => 'state', /may assert no attribution/u],
    ['a name with no assertion', 'notification.record', 'attribution', () => 'none', /asserts no attribution/u],
    ['a later day to decide', 'redress.receive', 'decideBy', () => '2027-01-01', /days of the claim/u],
    ['a profile that was not in force', 'redress.receive', 'profile', () => 'b'.repeat(64), /another policy profile/u],
    ['no release that named whom it clears', 'redress.decide', 'releases', () => [], /releases that named/u],
    ['no measure to review', 'redress.decide', 'measures', () => [], /obliges to review/u],
    [
      'a decider who approved the release',
      'redress.decide',
      'decider',
      () => 'Person ben',
      /cannot decide this claim/u,
    ],
    ['no remedy', 'redress.decide', 'remedies', () => [], /owes at least one remedy/u],
    ['the hash of other scores', 'redress.rescore', 'run', () => 'c'.repeat(64), /another hash/u],
  ])('fails where a line records %s', (_, type, field, edit, message) => {
    const { at, found } = forge('full', type, field, edit);
    expect(found.fault).toEqual({ seq: at, message: expect.stringMatching(message) });
  });

  it('is not checked, and says so, after a line of which the skeleton is withheld', () => {
    const gate = editions.full.find(({ type }) => type === 'measure.gate');
    const hidden = editions.full.map((line) => {
      if (line.type !== 'harm.set') return line;
      const { scores: _, ...fields } = line.fields;
      return { ...line, fields, withheld: [{ seq: line.seq, field: 'scores', digest: 'd' }] };
    });
    expect(outcome(hidden)).toMatchObject({ status: 'not checked', first: null });
    expect(outcome(hidden).detail).toContain(`line ${gate?.seq}: what it follows from is withheld in line`);
    expect(check(hidden)).toMatchObject({
      held: 0,
      fault: null,
      untold: expect.arrayContaining([
        { seq: gate?.seq, reason: expect.stringMatching(/^what it follows from is withheld in line \d+$/u) },
      ]),
    });
  });
});

it('moves none of the numbers that such lines rest on by a line of measures, redress or notifications', () => {
  const tables = createMemoryTables();
  const profileText = (sha256: string): string | undefined =>
    tables.rows('profile').find((row) => row.sha256 === sha256)?.body ?? builtInProfiles(nodeCrypto).get(sha256);
  const score = () => valueOf(scoreCase({ tables, missing: [], profileText }, nodeCrypto));
  let isMoved = 0;
  for (const line of editions.full) {
    const isLooked = line.seq > 0 && /^(?:measure|redress|notification|evidence)\./u.test(line.type);
    const before = isLooked ? score() : null;
    applyLine(line, tables);
    if (before === null) continue;
    const after = score();
    if (line.type.startsWith('evidence.')) isMoved += canonicalJson(after) === canonicalJson(before) ? 0 : 1;
    else expect(after, `line ${line.seq}, ${line.type}`).toEqual(before);
  }
  // What moves them is seen to.
  expect(isMoved).toBeGreaterThan(0);
});

it('is not checked where only the words are withheld that a line says are there', () => {
  const hidden = editions.full.map((line) => {
    if (line.type !== 'measure.draft') return line;
    const { necessary: _, ...fields } = line.fields;
    return { ...line, fields, withheld: [{ seq: line.seq, field: 'necessary', digest: 'd' }] };
  });
  const found = outcome(hidden);
  expect(found.status).toBe('not checked');
  expect(found.detail).toMatch(
    /^what \d+ lines recorded .* computed again; not checked .*words of its record are withheld$/u,
  );
});

describe('the sections on measures and redress', () => {
  it('fail at assessment where any member of them is another, gone or one too many, in both editions', async () => {
    for (const edition of ['full', 'public'] as const) {
      const { files } = await readFiles(join(root, `honest-${edition}.zip`));
      const contents = readContents(snapshotOf(files), nodeCrypto);
      const honest = valueOf(parseJson(textAt(files, assessment)));
      const paths = ['measures', 'redress'].flatMap((section) => membersOf(honest, ['sections', section]));
      const names = new Set(paths.map((path) => path.at(-1)));
      for (const name of ['gate', 'required', 'approvals', 'decision', 'rescored', 'corrected', 'named', 'outcome'])
        expect(names).toContain(name);
      const accepted = paths.flatMap((path) =>
        otherThan(path.reduce<Json>((value, name) => childOf(value, name), honest)).flatMap((other) => {
          const text = `${canonicalJson(withMember(honest, path, other))}\n`;
          const snapshot = snapshotOf(changeFiles(files, { [assessment]: text }));
          const { status, first } = checkAssessment({ ...contents, snapshot }, nodeCrypto);
          return status === 'failed' && first === assessment ? [] : [`${path.join('.')}: ${canonicalJson(other)}`];
        }),
      );
      expect(accepted).toEqual([]);
    }
  }, 240_000);
});

const assessment = 'data/assessment.json';
type Path = readonly string[];
const childOf = (value: Json, name: string): Json =>
  typeof value === 'object' && value !== null ? (new Map<string, Json>(Object.entries(value)).get(name) ?? null) : null;

/** Every member below a place, one for each name that differs but for the number in a list. */
const membersOf = (json: Json, from: Path): readonly Path[] => {
  const found = new Map<string, Path>();
  const walk = (value: Json, path: Path): void => {
    const key = path.map((name) => (/^\d+$|^[a-z]{2}-/u.test(name) ? '*' : name)).join('.');
    if (!found.has(key)) found.set(key, path);
    if (typeof value === 'object' && value !== null)
      for (const [name, member] of Object.entries(value)) walk(member, [...path, name]);
  };
  walk(
    from.reduce<Json>((value, name) => childOf(value, name), json),
    from,
  );
  return [...found.values()];
};

const withMember = (value: Json, [name, ...rest]: Path, other: Json): Json => {
  if (name === undefined) return other;
  if (Array.isArray(value)) {
    const list: readonly Json[] = value;
    return list.map((member, at) => (String(at) === name ? withMember(member, rest, other) : member));
  }
  return isJsonObject(value) ? { ...value, [name]: withMember(value[name] ?? null, rest, other) } : value;
};

const otherThan = (value: Json): readonly Json[] => {
  if (value === null) return [0];
  if (typeof value === 'string') return [`${value.slice(0, -1)}${value.endsWith('1') ? '2' : '1'}`];
  if (typeof value === 'number') return [value + 1];
  if (typeof value === 'boolean') return [!value];
  if (Array.isArray(value)) return [[...value, 'one'], ...(value.length === 0 ? [] : [value.slice(1)])];
  return isJsonObject(value) ? [{ ...value, one: 1 }, Object.fromEntries(Object.entries(value).slice(1))] : [];
};

it('fails in the case at once, and at assessment where a line with numbers that nobody computed was signed with all the rest', async () => {
  const { deps, folder } = made.author;
  const honest = editions.full.findLast(({ type }) => type === 'measure.gate');
  const session = valueOf(openCase(folder, deps));
  const fields = {
    ...honest?.fields,
    at: deps.clock(),
    gate: within('review', () => 'concur')(honest?.fields['gate'] ?? null),
  };
  const { first } = valueOf(session.append(() => ok({ drafts: [{ type: 'measure.gate', fields }] })));
  session.close();
  // Before it is released: whoever works on the case need not export it to find out.
  const live = await made.author.call('case.verify', { folder });
  expect(live.ok).toBe(false);
  expect(live.checks.filter(({ status }) => status === 'failed')).toMatchObject([
    { name: 'recorded', first: `line ${first}`, detail: expect.stringContaining('review') },
  ]);
  await releaseAgain(made.author);
  for (const edition of ['full', 'public'] as const) {
    const { verdict, checks } = await made.author.call('bundle.verify', {
      path: await exportTo('forged', edition),
      anchors: made.anchors,
    });
    expect(verdict).toBe('failed');
    expect(checks.filter(({ status }) => status === 'failed')).toMatchObject([
      { name: 'assessment', first: `line ${first}` },
    ]);
  }
}, 120_000);
