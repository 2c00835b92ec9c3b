import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseEditionFile } from '../../../shared/bundle/edition-file.ts';
import { createTestFolder } from '../../support/bundle-folder.ts';
import {
  codeOf,
  makeDemoRelease,
  readFiles,
  releaseSize,
  textAt,
  type DemoRelease,
} from '../../support/demo-release.ts';
import { valueOf } from '../../support/results.ts';
import { overrideAll } from '../../support/overrides.ts';
import { richToText } from '../../../shared/report/blocks.ts';
import { toContext } from '../../../shared/report/report-source.ts';
import { withheldAnswer } from '../../../shared/report/withheld-answer.ts';
import { reportSourceOf } from '../../support/bundle-report.ts';

const folder = createTestFolder();
let demo: DemoRelease;
const releaseLine = (): number => releaseSize(demo) - 1;

beforeAll(async () => {
  demo = await makeDemoRelease(folder);
}, 120_000);

const inCase = () => ({ folder: demo.reply.case });
const signers = () => [demo.by('demo-analyst'), demo.by('demo-reviewer')];
const itemOf = async (exhibit: string): Promise<string> =>
  (await demo.call('evidence.read', { ...inCase(), evidence: exhibit })).item.id;
/** Withholds one item by hand in a way that leaves its values nowhere else. */
const redactionOf = async (exhibit: string) => {
  const id = await itemOf(exhibit);
  const { rows } = await demo.call('ledger.page', { ...inCase(), types: ['evidence.add'], text: exhibit });
  return { id, withhold: rows.map(({ seq }) => ({ line: seq, field: 'item' })), reason: 'legal' as const };
};

describe('release.preview', () => {
  it('shows beforehand exactly what the export then withholds and packs', async () => {
    const { id, ...redaction } = await redactionOf('EX-0014');
    const { path } = await demo.call('redaction.save', { ...inCase(), name: 'preview', redaction });
    const overrides = await overrideAll(demo.call, demo.reply.case);
    const act = { kind: 'release' as const, redactions: [path], overrides };
    const { request } = await demo.call('approval.request', { ...inCase(), act, ...demo.by('demo-analyst') });
    for (const by of signers()) await demo.call('approval.give', { ...inCase(), request, ...by });
    await demo.call('release.freeze', { ...inCase(), ...demo.by('demo-analyst') });
    for (const edition of ['restricted', 'public'] as const) {
      const given = edition === 'restricted' ? { edition, tlp: 'GREEN' as const } : { edition };
      const preview = await demo.call('release.preview', { ...inCase(), ...given, redaction, withAnswer: true });
      expect(preview.remaining).toEqual([]);
      const out = join(folder, `preview-${edition}.zip`);
      const exported = await demo.call('release.export', {
        ...inCase(),
        ...given,
        out,
        redact: path,
        signers: signers(),
      });
      // Whether it would change the result is said beforehand as the report of the bundle says it.
      const answer = withheldAnswer(toContext(await reportSourceOf(out)));
      expect(preview.answer).toBe(richToText(answer ?? []).trim());
      expect(preview.answer).toMatch(/^Without .+ as if never taken in: Level 2: /u);
      const { files } = await readFiles(out);
      const written = valueOf(parseEditionFile(textAt(files, 'data/edition.json')));
      // The export itself adds a line after the release, which the next preview sees.
      const last = lastLineOf(textAt(files, 'data/ledger/checkpoint.txt'));
      const ofRelease = preview.withheld.filter(({ line }) => line <= last);
      expect(ofRelease.map(({ line, field, reason }) => `${line}.${field} ${reason}`).toSorted()).toEqual(
        written.withheld.map(({ seq, field, reason }) => `${seq}.${field} ${reason}`).toSorted(),
      );
      expect(preview.recomputable).toBe(exported.recomputable);
      expect(preview.missing).toEqual(written.missing);
      const rows = await demo.call('evidence.page', { ...inCase(), count: 500 });
      const shown = new Set(preview.evidence.filter(({ file }) => file === 'shown').map((item) => item.id));
      expect([...files.keys()].filter((name) => name.startsWith('data/evidence/')).toSorted()).toEqual(
        rows.rows.flatMap((row) => (shown.has(row.id) ? [`data/evidence/${row.sha256}`] : [])).toSorted(),
      );
      expect(preview.withheld.filter(({ item, reason }) => item === id && reason === 'legal')).toMatchObject([
        { type: 'evidence.add', field: 'item', excerpt: expect.stringContaining('EX-0014') },
      ]);
    }
  }, 180_000);

  it('withholds nothing in a full edition, and tells records from files', async () => {
    const preview = await demo.call('release.preview', { ...inCase(), edition: 'full' });
    expect(preview).toMatchObject({ withheld: [], answer: null, missing: [], recomputable: true, remaining: [] });
    expect(preview.lines).toBe((await demo.call('case.info', inCase())).ledger.size);
    const { rows } = await demo.call('evidence.page', { ...inCase(), count: 500 });
    const kinds = new Map(rows.map(({ id, sha256 }) => [id, sha256 === null ? 'none' : 'shown']));
    expect(new Map(preview.evidence.map(({ id, file }) => [id, file]))).toEqual(kinds);
  });

  it('shows where a value remains that an export would refuse', async () => {
    const withhold = [{ evidence: await itemOf('EX-0001') }];
    const preview = await demo.call('release.preview', {
      ...inCase(),
      edition: 'public',
      redaction: { withhold, reason: 'source-protection' },
    });
    expect(preview.remaining.length).toBeGreaterThan(0);
    expect(preview.remaining[0]).toMatchObject({ withheld: expect.stringMatching(/^\d+\.\w+$/u) });
  });

  it('finds words in any spelling, and reads the edition without them from the bytes of its view', async () => {
    const found = await demo.call('redaction.find', { ...inCase(), text: 'DRAGOS' });
    expect(found.total).toBe(found.places.length);
    expect(found.places.every(({ match }) => /dragos/iu.test(match))).toBe(true);
    // The descriptor of a source, the title of an item, a gap, a sentence of the report; and files as they are.
    expect(new Set(found.places.map(({ type }) => type))).toEqual(
      new Set(['source.add', 'evidence.add', 'gap.set', 'sentence.write']),
    );
    expect(found.files.map(({ exhibit }) => exhibit)).toContain('EX-0004');
    expect(found.places.every(({ kept, rules }) => kept === null && rules.length === 1)).toBe(true);
    const redaction = { withhold: found.places.flatMap(({ rules }) => rules), reason: 'third-party' as const };
    const asked = { ...inCase(), edition: 'public' as const, redaction };
    expect((await demo.call('release.preview', asked)).remaining).toEqual([]);
    const seen = await demo.call('release.seen', { ...asked, which: 'partly', count: 500 });
    const whole = new Set(redaction.withhold.flatMap((rule) => ('paragraph' in rule ? [] : [JSON.stringify(rule)])));
    const partly = found.places.filter(
      ({ line, field, rules }) =>
        rules.some((rule) => 'paragraph' in rule) && !whole.has(JSON.stringify({ line, field })),
    );
    expect(seen.rows.map(({ seq }) => seq)).toEqual([...new Set(partly.map(({ line }) => line))]);
    expect(seen.rows.every(({ fields }) => JSON.stringify(fields).includes('{"withheld":'))).toBe(true);
    const all = await demo.call('release.seen', { ...asked, count: 500 });
    expect(all.total).toBe((await demo.call('case.info', inCase())).ledger.size);
    expect(JSON.stringify(all.rows)).not.toMatch(/dragos/iu);
    expect(
      JSON.stringify((await demo.call('release.seen', { ...inCase(), edition: 'public', count: 500 })).rows),
    ).toMatch(/dragos/iu);
  });

  it('says what can no longer be computed when the skeleton is withheld', async () => {
    const preview = await demo.call('release.preview', {
      ...inCase(),
      edition: 'public',
      redaction: { withhold: [{ type: 'rating.set', field: 'ratings' }], reason: 'security' },
    });
    expect(preview.recomputable).toBe(false);
    expect(preview.missing.length).toBe(24);
    expect(preview.missing[0]).toMatch(/^\d+\.ratings$/u);
  });

  it.each([
    [{ withhold: [{ line: 99_999, field: 'item' }], reason: 'legal' as const }, 'BAD_REDACTION'],
    [{ withhold: [{ evidence: 'ev-nobody' }], reason: 'legal' as const }, 'BAD_REDACTION'],
    [{ withhold: [{ line: 0, field: 'logKey' }], reason: 'legal' as const }, 'EDITION_PROTECTED'],
    [{ withhold: [{ type: '__proto__', field: 'constructor' }], reason: 'legal' as const }, 'BAD_REDACTION'],
    [{ withhold: [{ line: 1, field: '__proto__' }], reason: 'legal' as const }, 'BAD_REDACTION'],
  ])('refuses %j as the export does', async (redaction, code) => {
    expect(codeOf(await demo.send('release.preview', { ...inCase(), edition: 'public', redaction }))).toBe(code);
  });

  it('writes nothing', async () => {
    const before = await demo.call('case.info', inCase());
    await demo.call('release.preview', { ...inCase(), edition: 'public' });
    expect(await demo.call('case.info', inCase())).toEqual(before);
  });
});

/** Number of the last line that a checkpoint covers. */
const lastLineOf = (note: string): number => Number(note.split('\n')[1]) - 1;

describe('redactions', () => {
  it('are kept once under a name, and named in requests by the digest that the list shows', async () => {
    const { id: _, ...redaction } = await redactionOf('EX-0015');
    const saved = await demo.call('redaction.save', { ...inCase(), name: 'one', redaction });
    expect(await demo.call('redaction.save', { ...inCase(), name: 'one', redaction })).toEqual(saved);
    const other = { ...redaction, reason: 'other' as const };
    expect(codeOf(await demo.send('redaction.save', { ...inCase(), name: 'one', redaction: other }))).toBe(
      'NAME_TAKEN',
    );
    const { redactions } = await demo.call('redaction.list', inCase());
    expect(redactions.find(({ name }) => name === 'one')).toEqual({
      ...saved,
      reason: 'legal',
      rules: redaction.withhold.length,
      redaction,
    });
    await demo.call('approval.request', {
      ...inCase(),
      act: { kind: 'release', redactions: [saved.path] },
      ...demo.by('demo-analyst'),
    });
    const { requests } = await demo.call('release.list', inCase());
    expect(requests.at(-1)).toMatchObject({
      words: 'release of the case with 1 redaction',
      state: 'open',
      redactions: [saved.sha256],
      approvals: [],
      missing: 2,
    });
    expect(readFileSync(saved.path, 'utf8')).toMatch(/^\{"reason":"legal","withhold":\[.*\]\}\n$/u);
  });

  it.each(['', '.', '..', '../x', 'a/b', 'a\\b', '.hidden', 'a b', 'é', 'x'.repeat(81), 'a\n'])(
    'are not kept under the name %j',
    async (name) => {
      const redaction = { withhold: [{ line: 1, field: 'name' }], reason: 'legal' as const };
      expect(codeOf(await demo.send('redaction.save', { ...inCase(), name, redaction }))).toBe('BAD_INPUT');
    },
  );

  it('are refused where they could not be read again', async () => {
    const half = { withhold: [{ line: 1, field: '\ud800' }], reason: 'legal' as const };
    expect(codeOf(await demo.send('redaction.save', { ...inCase(), name: 'half', redaction: half }))).toBe(
      'BAD_REDACTION',
    );
    const rule = { type: 't'.repeat(100), field: 'f'.repeat(100) };
    const large = { withhold: Array.from({ length: 10_000 }, () => rule), reason: 'legal' as const };
    expect(codeOf(await demo.send('redaction.save', { ...inCase(), name: 'large', redaction: large }))).toBe(
      'BAD_REDACTION',
    );
    expect((await demo.call('redaction.list', inCase())).redactions.map(({ name }) => name)).not.toContain('large');
  });

  it('that are damaged are named beside the others', async () => {
    const { redactions: before } = await demo.call('redaction.list', inCase());
    const place = dirname(before[0]?.path ?? '');
    writeFileSync(join(place, 'damaged.json'), '{"withhold":[]}');
    symlinkSync(before[0]?.path ?? '', join(place, 'link.json'));
    mkdirSync(join(place, 'folder.json'));
    writeFileSync(join(place, 'note.txt'), 'not ours');
    const { redactions, damaged } = await demo.call('redaction.list', inCase());
    expect(redactions).toEqual(before);
    expect(damaged.map((text) => /(\w+)\.json/u.exec(text)?.[1])).toEqual(['damaged', 'folder', 'link']);
  });
});

describe('release.list', () => {
  it('holds who is enrolled, what was asked and given, releases with their witnesses, and exports with their signers', async () => {
    const list = await demo.call('release.list', inCase());
    expect(list.identities).toEqual([
      { principal: 'demo-analyst', person: 'Demonstration analyst', line: 0, revokedLine: null },
      { principal: 'demo-reviewer', person: 'Demonstration reviewer', line: releaseLine() - 5, revokedLine: null },
    ]);
    expect(list.requests.slice(0, 2)).toMatchObject([
      {
        kind: 'enrol',
        words: 'enrolment of demo-reviewer',
        state: 'performed',
        missing: 0,
        approvals: [{ principal: 'demo-analyst' }],
      },
      {
        kind: 'release',
        words: 'release of the case, overriding REVIEW',
        state: 'performed',
        missing: 0,
        approvals: [{ principal: 'demo-analyst' }, { principal: 'demo-reviewer' }],
      },
    ]);
    expect(list.releases[0]).toMatchObject({
      size: releaseLine() + 1,
      request: list.requests[1]?.id,
      closed: true,
      witnesses: ['plumbline.local/person/demo-witness'],
      checkpoint: demo.reply.checkpoint,
    });
    expect(list.exports.slice(0, 2)).toMatchObject([
      { edition: 'full', release: releaseLine(), name: 'full.zip', signers: ['demo-analyst', 'demo-reviewer'] },
      { edition: 'public', release: releaseLine(), name: 'public.zip', signers: ['demo-analyst', 'demo-reviewer'] },
    ]);
  });

  it('counts what a request still lacks, and nothing for one that another line voided', async () => {
    const ask = () =>
      demo.call('approval.request', { ...inCase(), act: { kind: 'release' }, ...demo.by('demo-analyst') });
    const missingOf = async (id: string) => {
      const { requests } = await demo.call('release.list', inCase());
      const found = requests.find((request) => request.id === id);
      return [found?.state, found?.missing];
    };
    const { request } = await ask();
    expect(await missingOf(request)).toEqual(['open', 2]);
    await demo.call('approval.give', { ...inCase(), request, ...demo.by('demo-reviewer') });
    expect(await missingOf(request)).toEqual(['open', 1]);
    await demo.call('source.add', { ...inCase(), name: 'Late', reliability: 'C' });
    expect(await missingOf(request)).toEqual(['void', 0]);
    const release = (await ask()).request;
    for (const by of signers()) await demo.call('approval.give', { ...inCase(), request: release, ...by });
    expect(await missingOf(release)).toEqual(['open', 0]);
    await demo.call('release.freeze', { ...inCase(), ...demo.by('demo-analyst') });
    expect(await missingOf(release)).toEqual(['performed', 0]);
    expect((await demo.call('release.list', inCase())).releases.at(-1)).toMatchObject({ closed: false, witnesses: [] });
    // Nobody let it stand that no independent reviewer concurs, which is wrong in a public edition alone.
    const out = join(folder, 'never.zip');
    expect(await demo.send('release.export', { ...inCase(), out, edition: 'public' })).toMatchObject({
      ok: false,
      error: { code: 'RULES_BROKEN', at: 'REVIEW' },
    });
    expect(existsSync(out)).toBe(false);
  });

  it('shows the same of a case that was opened from a bundle, as far as the edition tells', async () => {
    const { anchors } = demo.reply;
    const opened = join(folder, 'opened.case');
    await demo.call('bundle.open', {
      path: demo.reply.bundles.public,
      folder: opened,
      anchors: { signers: anchors.signers, logKey: anchors.logKey },
    });
    const own = await demo.call('release.list', inCase());
    const list = await demo.call('release.list', { folder: opened });
    expect(list.identities).toEqual(own.identities);
    expect(list.requests).toEqual(own.requests.slice(0, 2));
    expect(list.releases).toMatchObject([{ line: releaseLine(), closed: false, witnesses: [], checkpoint: null }]);
    const preview = await demo.call('release.preview', { folder: opened, edition: 'public' });
    expect(preview.lines).toBe(releaseLine() + 1);
    const page = await demo.call('ledger.page', { folder: opened, text: '(withheld)', count: 500 });
    expect(page.total).toBeGreaterThan(0);
    for (const { seq } of page.rows) {
      const { fields } = await demo.call('ledger.line', { folder: opened, seq });
      expect([seq, fields.some(({ withheld }) => withheld)]).toEqual([seq, true]);
    }
  });
});
