import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { composedText, composeSentence } from '../../../shared/attribution/written/compose-sentence.ts';
import { readContents } from '../../../shared/bundle/bundle-contents.ts';
import type { WordsRule } from '../../../shared/bundle/redaction.ts';
import { textsOfField } from '../../../shared/bundle/withheld-words.ts';
import { formatEditionFile, parseEditionFile } from '../../../shared/bundle/edition-file.ts';
import { canonicalJson, parseJson } from '../../../shared/ledger/canonical-json.ts';
import { decodeDisclosure } from '../../../shared/ledger/disclosure.ts';
import { conversionFormats, type ConversionFormat } from '../../../shared/domain/vocabulary.ts';
import { lineTypes } from '../../../shared/ledger/line-types.ts';
import type { RevealedLine } from '../../../shared/ledger/reveal.ts';
import { textToParagraphs } from '../../../shared/ledger/text.ts';
import { openCase } from '../../../services/cases/case-session.ts';
import { loadAnchors } from '../../../services/releases/load-anchors.ts';
import { readWholeLedger } from '../../../services/releases/whole-ledger.ts';
import { nodeCrypto } from '../../../services/node-crypto.ts';
import { readViewerCode } from '../../../services/viewer-code.ts';
import { reportPath } from '../../../shared/bundle/checks/report.ts';
import { createTestFolder } from '../../support/bundle-folder.ts';
import { findCanaries, newCanary } from '../../support/canaries.ts';
import { makeCanaryCase, releaseCase, type CanaryCase } from '../../support/canary-case.ts';
import {
  changeFiles,
  codeOf,
  failuresIn,
  joinLines,
  linesAt,
  readFiles,
  snapshotOf,
  textAt,
  verifyFiles,
  type Files,
} from '../../support/demo-release.ts';
import { readPdf } from '../../support/pdf-text.ts';
import { valueOf } from '../../support/results.ts';
import { createStixValidator, type StixBundle } from '../../support/stix-schemas.ts';

const folder = createTestFolder();
let made: CanaryCase;
let anchors: { readonly signers: string; readonly logKey: string };
let lines: readonly RevealedLine[];
let editions: Readonly<Record<'full' | 'public', { readonly zip: Buffer; readonly files: Files }>>;

const emptyWords: WordsRule[] = [];
const redactions = {
  descriptor: { withhold: [{ type: 'source.add', field: 'descriptor' }], reason: 'source-protection' },
  name: { withhold: [{ line: 1, field: 'name' }], reason: 'third-party' },
  item: { withhold: [{ evidence: '' }], reason: 'legal' },
  itemWhole: { withhold: [{ evidence: '' }, { type: '', field: '' }], reason: 'legal' },
  ratings: { withhold: [{ type: 'rating.set', field: 'ratings' }], reason: 'other' },
  always: { withhold: [{ line: 0, field: 'mark' }], reason: 'other' },
  approvals: { withhold: [{ type: 'approval.record', field: 'signature' }], reason: 'other' },
  nothing: { withhold: [{ type: 'source.add', field: 'nonsense' }], reason: 'other' },
  words: { withhold: emptyWords, reason: 'personal-data' },
};
/** With these no edition can leave, so that a request which names one is refused; earlier ones may name them. */
const hopeless: ReadonlySet<string> = new Set(['item', 'always', 'nothing']);
type Redaction = keyof typeof redactions;
const fileOf = (name: string): string => join(folder, `${name}.json`);

const exportAs = (name: string, edition: 'full' | 'public' | 'restricted', redact?: string) =>
  made.send('release.export', {
    folder: made.caseFolder,
    out: join(folder, `${name}.zip`),
    edition,
    signers: [made.by('anna'), made.by('ben')],
    ...(redact !== undefined && { redact }),
  });

beforeAll(async () => {
  made = await makeCanaryCase(folder);
  const { call, caseFolder, open } = made;
  anchors = await call('case.anchors', { folder: caseFolder, out: join(folder, 'anchors') });
  redactions.item = { withhold: [{ evidence: open.item }], reason: 'legal' };
  redactions.itemWhole = {
    withhold: [{ evidence: open.item }, { type: 'intake.open', field: 'collection' }],
    reason: 'legal',
  };
  const session = valueOf(openCase(caseFolder, made.deps));
  const before = valueOf(
    readWholeLedger(session, (await call('case.info', { folder: caseFolder })).ledger.size, made.deps),
  );
  session.close();
  redactions.words = { withhold: canaryWords(before.revealed), reason: 'personal-data' };
  for (const [name, redaction] of Object.entries(redactions))
    writeFileSync(fileOf(name), JSON.stringify(redaction, null, 2));
  const sound = Object.keys(redactions).filter((name) => !hopeless.has(name));
  await releaseCase(made, sound.map(fileOf), [...hopeless].map(fileOf));
  const readEdition = async (name: 'full' | 'public') => {
    valueOf(await exportAs(name, name));
    const { path, files } = await readFiles(join(folder, `${name}.zip`));
    return { zip: readFileSync(path), files };
  };
  editions = { full: await readEdition('full'), public: await readEdition('public') };
  lines = readContents(snapshotOf(editions.full.files), nodeCrypto).revealed.lines;
}, 120_000);

/** Every word of a text that holds a canary, and nothing beside it; but for those that a name or the like holds as well. */
const canaryWords = (revealed: readonly RevealedLine[]): WordsRule[] => {
  const names = revealed
    .flatMap((line) =>
      Object.keys(line.fields)
        .filter((field) => textsOfField(line, field).length === 0)
        .map((field) => JSON.stringify(line.fields[field])),
    )
    .join('\n');
  const hidden = [...made.canaries.values.values()].filter((canary) => !names.includes(canary));
  return revealed.flatMap((line) =>
    Object.keys(line.fields).flatMap((field) =>
      textsOfField(line, field).flatMap(({ member, text }) =>
        textToParagraphs(text).flatMap((tokens, paragraph) =>
          tokens.flatMap((token, at) =>
            hidden.some((canary) => token.includes(canary))
              ? [{ line: line.seq, field, ...(member !== null && { member }), paragraph, first: at, last: at }]
              : [],
          ),
        ),
      ),
    ),
  );
};

/** As it was before it was broken into lines. */
const joinedWords = (text: string): string => text.replaceAll(/[\s\u200b]+/gu, '');

const canariesIn = (encoded: readonly string[]): ReadonlySet<string> => {
  const said = encoded.map((line) => JSON.stringify(decodeDisclosure(line)?.value)).join('\n');
  return new Set([...made.canaries.values.values()].filter((value) => said.includes(value)));
};

const verify = (name: string) => made.call('bundle.verify', { path: join(folder, `${name}.zip`), anchors });

describe('the leak test', () => {
  it('looks for every form that it promises', () => {
    const value = newCanary();
    const inside = `prefix ${value} suffix`;
    const canaryOf = (text: string) => ({ values: new Map([['it', text]]), files: new Map() });
    const forms: readonly Buffer[] = [
      Buffer.from(inside),
      Buffer.from(inside, 'utf16le'),
      Buffer.from(inside, 'utf16le').swap16(),
      Buffer.from(Buffer.from(inside).toString('hex')),
      Buffer.from(
        encodeURIComponent(inside).replaceAll(/[A-Za-z0-9]/gu, (one) => `%${Buffer.from(one).toString('hex')}`),
      ),
      ...['a', 'ab', 'abc'].map((shift) => Buffer.from(Buffer.from(`${shift}${inside}`).toString('base64'))),
      ...['a', 'ab', 'abc'].map((shift) => Buffer.from(Buffer.from(`${shift}${inside}`).toString('base64url'))),
      Buffer.from(nodeCrypto.sha256Hex(value)),
    ];
    for (const form of forms) {
      expect(findCanaries(form, canaryOf(value))).not.toEqual([]);
      expect(findCanaries(form, canaryOf(newCanary()))).toEqual([]);
    }
  });

  it('has a canary in every field of every line type that an edition may withhold and that holds free words', () => {
    const texts = lines.map(({ type, fields }) => ({ type, fields }));
    const canaries = [...made.canaries.values.values()];
    const holding = new Set(
      texts.flatMap(({ type, fields }) =>
        Object.entries(fields)
          .filter(([, value]) => canaries.some((canary) => JSON.stringify(value).includes(canary)))
          .map(([field]) => `${type}.${field}`),
      ),
    );
    // Closed words, instants, identifiers, numbers and digests: a canary cannot be put there.
    const closed = new Set([
      'actor',
      'at',
      'tlp',
      'id',
      'source',
      'reliability',
      'corrects',
      'happened',
      'rests',
      'event',
      'item',
      'hashes',
      'result',
      'cites',
      'edition',
      'release',
      'sha256',
      'checkpoint',
      'intake',
      'vertex',
      'volatility',
      'isDirected',
      'certainty',
      'star',
      'triage',
      'status',
      'changesRanking',
      'hypothesis',
      'level',
      'probability',
      'asOf',
      'outcome',
      'known',
      'sense',
      'attack',
      'into',
      'tier',
      'handover',
      'standing',
      'day',
    ]);
    const closedOfType = new Set([
      'grade.default.kind',
      'grade.default.grade',
      'hashset.apply.matches',
      'clock.start.preset',
      'clock.start.moment',
      'notification.record.channel',
      'notification.record.sentAt',
      'notification.record.answers',
      'notification.record.attribution',
      'notification.record.harm',
      'notification.record.iocsIncluded',
      'notification.record.correctionOf',
      'notification.record.uuid',
      'notification.send.sentAt',
      'notification.acknowledge.ackAt',
      'asset.set.kind',
      'asset.set.sectors',
      'asset.set.criticality',
      'asset.set.vulnerable',
      'asset.set.people',
      'asset.set.state',
      'dependency.set.asset',
      'dependency.set.needs',
      'dependency.set.backupMinutes',
      'dependency.withdraw.asset',
      'dependency.withdraw.needs',
      'exercise.start.moment',
      'inject.mark.moment',
    ]);
    const withholdable = Object.entries(lineTypes).flatMap(([type, { fields }]) =>
      Object.entries(fields)
        .filter(
          ([field, { disclosing }]) =>
            disclosing === 'marked' &&
            !closedOfType.has(`${type}.${field}`) &&
            `${type}.${field}` !== 'link.add.kind' &&
            (!closed.has(field) || `${type}.${field}` === 'evidence.add.item'),
        )
        .map(([field]) => `${type}.${field}`),
    );
    expect(withholdable.length).toBeGreaterThan(30);
    expect(withholdable.filter((field) => !holding.has(field))).toEqual([]);
  });

  it('finds every canary in the full edition, decoded and as bytes', { timeout: 120_000 }, () => {
    const { zip, files } = editions.full;
    const decoded = linesAt(files, 'data/disclosures.txt')
      .map((line) => JSON.stringify(decodeDisclosure(line)?.value))
      .join('\n');
    const stored = [...files.values()].map((bytes) => Buffer.from(bytes).toString('latin1')).join('\n');
    const missing = [...made.canaries.values].filter(
      ([name, value]) => !(name.endsWith('bytes') ? stored : decoded).includes(value),
    );
    expect(missing).toEqual([]);
    const found = findCanaries(zip, made.canaries);
    for (const name of [...made.canaries.values.keys(), ...made.canaries.files.keys()]) {
      expect(
        found.filter((finding) => finding.startsWith(`${name}: `)),
        name,
      ).not.toHaveLength(0);
    }
    for (const name of made.canaries.files.keys()) {
      expect(found).toEqual(expect.arrayContaining([`${name}: sha256 hex`, `${name}: size`]));
    }
    expect(made.canaries.values.size).toBeGreaterThan(100);
    // The same look at the report of the full edition finds what it prints.
    const { text } = readPdf(files.get(reportPath) ?? new Uint8Array());
    expect(joinedWords(text)).toContain(made.canaries.values.get('item 1 title') ?? 'no canary');
  });

  it('finds none in the public edition, in any form', async () => {
    expect(findCanaries(editions.public.zip, made.canaries)).toEqual([]);
    // The report packs its text, as numbers of glyphs: it is looked at as a reader sees it.
    const { text, properties } = readPdf(editions.public.files.get(reportPath) ?? new Uint8Array());
    expect(text).toContain('Open report');
    expect(findCanaries(Buffer.from(`${text}\n${joinedWords(text)}\n${properties}`), made.canaries)).toEqual([]);
    const verification = await verify('public');
    expect(verification.verdict).toBe('verified');
    expect(editions.public.zip.includes(made.open.file)).toBe(true);
  });

  it('finds none in any format of other programs, of the public edition or opened from it, and some in the whole of each', async () => {
    const opened = join(folder, 'converted.case');
    await made.call('bundle.open', { path: join(folder, 'public.zip'), folder: opened, anchors });
    const convert = async (to: ConversionFormat, of: string, edition: 'full' | 'public') => {
      const out = join(folder, `${to}-${of === opened ? 'opened' : edition}`);
      const { beside } = await made.call('case.convert', { folder: of, out, to, edition });
      return Buffer.concat([out, ...(beside === null ? [] : [beside])].map((path) => readFileSync(path)));
    };
    for (const to of conversionFormats) {
      expect(findCanaries(await convert(to, made.caseFolder, 'public'), made.canaries), to).toEqual([]);
      expect(findCanaries(await convert(to, opened, 'full'), made.canaries), to).toEqual([]);
      expect(findCanaries(await convert(to, made.caseFolder, 'full'), made.canaries), to).not.toEqual([]);
    }
    for (const path of ['stix-2.1.json', 'misp.json', 'case-uco.jsonld'])
      expect(textAt(editions.public.files, `data/exports/${path}`), path).toContain('Open report');
    const stix = JSON.parse(textAt(editions.public.files, 'data/exports/stix-2.1.json')) as StixBundle;
    expect(createStixValidator()(stix)).toEqual([]);
  });

  it('finds none in what the case says of an opened public edition', async () => {
    const opened = join(folder, 'opened.case');
    const { ledger } = await made.call('bundle.open', { path: join(folder, 'public.zip'), folder: opened, anchors });
    const state = await made.call('case.at', { folder: opened, seq: ledger.size - 1 });
    const report = await made.call('report.read', { folder: opened });
    const told = JSON.stringify({ state, report });
    const store = Buffer.concat([readFileSync(join(opened, 'case.db')), Buffer.from(told)]);
    expect(findCanaries(store, made.canaries)).toEqual([]);
    // The words are withheld; what stands between them is computed from the skeleton.
    const [written] = report.sentences;
    expect(report.sentences).toHaveLength(1);
    const composed = composeSentence(
      { id: '', section: 'basis', kind: null, parts: written?.parts ?? [] },
      report.facts,
    );
    expect(composedText(composed)).toMatch(
      /^\[withheld\](?:it is|there is|there are) .+ \(.*\d+–\d+\u202f%.*\)\[withheld\]$/u,
    );
  });

  it('shows in a restricted edition what its marking allows and no more', async () => {
    valueOf(
      await made.send('release.export', {
        folder: made.caseFolder,
        out: join(folder, 'amber.zip'),
        edition: 'restricted',
        signers: [made.by('anna'), made.by('ben')],
      }),
    );
    const found = findCanaries(readFileSync(join(folder, 'amber.zip')), made.canaries);
    const names = new Set(found.map((finding) => finding.split(': ')[0]));
    for (const name of ['item 0 title', 'file 0', 'item 3 title', 'group name', 'case title'])
      expect(names, name).toContain(name);
    for (const name of ['item 1 title', 'file 1', 'item 2 title', 'file 2', 'source name', 'rating 1 rationale'])
      expect(names, name).not.toContain(name);
    expect((await verify('amber')).verdict).toBe('verified');
  });
});

describe('a redaction of single words', () => {
  it('leaves no canary of any text in an edition that shows all else, in any form, and verifies but for a judgement that nobody computed', async () => {
    const out = join(folder, 'words.zip');
    const exported = valueOf(
      await made.send('release.export', {
        folder: made.caseFolder,
        out,
        edition: 'restricted',
        tlp: 'RED',
        redact: fileOf('words'),
        signers: [made.by('anna'), made.by('ben')],
      }),
    );
    const rules = redactions.words.withhold;
    expect(rules.length).toBeGreaterThan(60);
    expect(exported.withheld).toBe(rules.length);
    const { files } = await readFiles(out);
    const [all, left] = [editions.full.files, files].map((from) => canariesIn(linesAt(from, 'data/disclosures.txt')));
    const gone = new Map(
      [...made.canaries.values].filter(([, value]) => all?.has(value) === true && left?.has(value) === false),
    );
    expect(gone.size).toBe(rules.length);
    const report = readPdf(files.get(reportPath) ?? new Uint8Array());
    const printed = Buffer.from(`${report.text}\n${joinedWords(report.text)}\n${report.properties}`);
    for (const bytes of [readFileSync(out), printed])
      expect(findCanaries(bytes, { values: gone, files: new Map() })).toEqual([]);
    // All that is not in the words of a text is there.
    expect(textAt(files, 'data/view.json')).toContain(made.canaries.values.get('item 1 title') ?? 'no canary');
    // It also shows the judgement of a notification, which is a canary and was never computed.
    const told = lines.find(({ type }) => type === 'notification.record')?.seq ?? -1;
    expect((await verify('words')).checks.filter(({ status }) => status === 'failed')).toMatchObject([
      { name: 'assessment', first: `line ${told}` },
    ]);
  });

  it('fails where a bar was moved, a withheld word is disclosed, or its reason is another', async () => {
    const { files } = await readFiles(join(folder, 'words.zip'));
    const edition = valueOf(parseEditionFile(textAt(files, 'data/edition.json')));
    const [entry] = edition.withheld;
    if (entry === undefined) throw new Error('the edition withholds words');
    const at = `line ${entry.seq}`;
    const held = valueOf(
      loadAnchors(
        { ...anchors, witnesses: [], tsaRoots: [], retained: [], retain: false, requiredWitnesses: [] },
        made.deps,
      ),
    );
    const failures = (changes: Record<string, string>) => failuresIn(verifyFiles(changeFiles(files, changes), held));
    const bar = `{"withheld":"${entry.digest}"}`;
    const view = textAt(files, 'data/view.json');
    const moved = view.replace(`"before ",${bar}`, `${bar},"before "`);
    expect(moved).not.toBe(view);
    expect(failures({ 'data/view.json': moved })).toMatchObject({ view: 'data/view.json' });

    // The disclosure of the word itself, put where it belongs.
    const shown = linesAt(files, 'data/disclosures.txt');
    const known = new Set(shown);
    const all = linesAt(editions.full.files, 'data/disclosures.txt');
    const opened = all.filter((one) => known.has(one) || nodeCrypto.sha256Base64url(one) === entry.digest);
    expect(opened).toHaveLength(shown.length + 1);
    expect(failures({ 'data/disclosures.txt': joinLines(opened) })).toMatchObject({
      edition: at,
      view: expect.anything(),
    });

    // Another word of the same text in its place.
    const word = opened[opened.findIndex((one) => nodeCrypto.sha256Base64url(one) === entry.digest) - 1];
    const other = joinLines(opened.filter((one) => one !== word));
    expect(failures({ 'data/disclosures.txt': other })).toMatchObject({ disclosures: at, edition: at });

    const withReason = (reason: 'marking' | 'legal') =>
      failures({
        'data/edition.json': formatEditionFile({
          ...edition,
          withheld: edition.withheld.map((one) => (one === entry ? { ...one, reason } : one)),
        }),
      });
    expect(withReason('marking')).toMatchObject({ edition: at, manifest: 'data/edition.json' });
    // Nothing but the signatures over the privilege log says which of a person's reasons it was.
    expect(withReason('legal')).toMatchObject({ manifest: 'data/edition.json' });
    const unapproved = formatEditionFile({ ...edition, redaction: 'a'.repeat(64) });
    expect(failures({ 'data/edition.json': unapproved })).toMatchObject({ edition: 'data/edition.json' });
  });
});

describe('a redaction by hand', () => {
  const exportRedacted = (name: Redaction) => exportAs(`by-hand-${name}`, 'public', fileOf(name));

  it('takes the value out of the edition, says so with its reason, and verifies', async () => {
    const value = 'A vendor that publishes.';
    expect(textAt(editions.public.files, 'data/view.json')).toContain(value);
    valueOf(await exportRedacted('descriptor'));
    const { files } = await readFiles(join(folder, 'by-hand-descriptor.zip'));
    expect(textAt(files, 'data/view.json')).not.toContain(value);
    const disclosed = linesAt(files, 'data/disclosures.txt')
      .map((line) => JSON.stringify(decodeDisclosure(line)?.value))
      .join('\n');
    expect(disclosed).not.toContain('publishes.');
    const edition = valueOf(parseEditionFile(textAt(files, 'data/edition.json')));
    const json = valueOf(parseJson(readFileSync(fileOf('descriptor'), 'utf8')));
    expect(edition.redaction).toBe(nodeCrypto.sha256Hex(canonicalJson(json)));
    const own = edition.withheld.filter(({ reason }) => reason !== 'marking');
    expect(own).toMatchObject([{ field: 'descriptor', reason: 'source-protection' }]);
    expect((await verify('by-hand-descriptor')).verdict).toBe('verified');
  });

  it('takes out a whole item with its file where the line of its intake goes as well', async () => {
    const refused = await exportRedacted('item');
    expect(codeOf(refused)).toBe('VALUE_REMAINS');
    valueOf(await exportRedacted('itemWhole'));
    const zip = readFileSync(join(folder, 'by-hand-itemWhole.zip'));
    const { files } = await readFiles(join(folder, 'by-hand-itemWhole.zip'));
    expect([...files.keys()].filter((path) => path.startsWith('data/evidence/'))).toEqual([]);
    const content = readFileSync(join(folder, 'sources', 'open.bin'));
    const values = new Map(
      ['Open report', 'Open collector', 'https://example.org/open', 'published.'].map((text) => [text, text]),
    );
    // These are ordinary words, and the code of the viewer page has some of its own.
    const script = Buffer.from(readViewerCode()?.script ?? '');
    const at = zip.indexOf(script);
    expect(at).toBeGreaterThan(0);
    const said = Buffer.concat([zip.subarray(0, at), zip.subarray(at + script.length)]);
    expect(findCanaries(said, { values, files: new Map([['open', content]]) })).toEqual([]);
    expect((await verify('by-hand-itemWhole')).verdict).toBe('verified');
  });

  it('is refused where the value remains, naming both places', async () => {
    const refused = await exportRedacted('item');
    expect(refused.ok ? '' : refused.error.message).toMatch(
      /withheld in line \d+, collection of EX-\d{4} “.+” stands in line \d+, collection/u,
    );
    const named = await exportRedacted('name');
    // The name of the source stands in its own line only.
    expect(named.ok).toBe(true);
    expect(readFileSync(join(folder, 'by-hand-name.zip')).includes(Buffer.from('Open vendor'))).toBe(false);
  });

  it('of part of the skeleton leaves no number', async () => {
    expect(valueOf(await exportRedacted('ratings')).recomputable).toBe(false);
    const { files } = await readFiles(join(folder, 'by-hand-ratings.zip'));
    expect(textAt(files, 'data/assessment.json')).toMatch(/^\{"sections":\{"challenges":\{"missing":\[/u);
    expect(textAt(files, 'data/assessment.json')).not.toMatch(/\d\.\d{6}/u);
    expect((await verify('by-hand-ratings')).verdict).toBe('verified');
  });

  it('is refused where nobody approved it, or where the approved file was changed', async () => {
    writeFileSync(fileOf('later'), JSON.stringify({ withhold: [{ line: 1, field: 'descriptor' }], reason: 'other' }));
    expect(codeOf(await exportAs('later', 'public', fileOf('later')))).toBe('REDACTION_NOT_APPROVED');
    writeFileSync(fileOf('edited'), JSON.stringify({ ...redactions.descriptor, reason: 'other' }));
    expect(codeOf(await exportAs('edited', 'public', fileOf('edited')))).toBe('REDACTION_NOT_APPROVED');
    writeFileSync(fileOf('broken'), '{"withhold":[],"reason":"other"}');
    expect(codeOf(await exportAs('broken', 'public', fileOf('broken')))).toBe('BAD_REDACTION');
  });

  it('is refused for a full edition, for what is never withheld, and where it matches nothing', async () => {
    expect(codeOf(await exportAs('full-redacted', 'full', fileOf('descriptor')))).toBe('BAD_REDACTION');
    expect(codeOf(await exportRedacted('always'))).toBe('EDITION_PROTECTED');
    expect(codeOf(await exportRedacted('approvals'))).toBe('EDITION_PROTECTED');
    expect(codeOf(await exportRedacted('nothing'))).toBe('BAD_REDACTION');
  });
});
