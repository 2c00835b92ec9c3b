import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '../../shared/base/ids.ts';
import { ok } from '../../shared/base/result.ts';
import { dayPlus } from '../../shared/base/calendar.ts';
import { policyOfCase } from '../../shared/consequence/case-policy.ts';
import { gateMeasure, sectionsToNumbers } from '../../shared/consequence/measure-gate.ts';
import type { CaseTables } from '../../shared/domain/case-tables.ts';
import { canonicalJson, type JsonObject } from '../../shared/ledger/canonical-json.ts';
import { actSchema } from '../../shared/ledger/field-schemas.ts';
import { measureFactsSchema } from '../../shared/ledger/measure-line-types.ts';
import { measureReviewMessage } from '../../shared/bundle/measure-approvals.ts';
import type { AppDeps } from '../../services/app-deps.ts';
import { assess, profileTexts } from '../../services/cases/assess.ts';
import { openCase } from '../../services/cases/case-session.ts';
import { nodeRandomBytes } from '../../services/node-crypto.ts';
import { unlock } from '../../services/identities/unlock.ts';
import { signCheckpointAt } from '../../services/releases/checkpoints.ts';
import { readRedaction } from '../../services/releases/redaction-file.ts';
import { signNoteBody } from './approved-ledger.ts';
import { canaryClusters } from './canary-clusters.ts';
import { canaryFacts, canaryInstrument, canaryMeasures } from './canary-measures.ts';
import { canaryFindings } from './canary-findings.ts';
import { canaryReviews } from './canary-reviews.ts';
import { canaryHypotheses } from './canary-hypotheses.ts';
import { canarySentences } from './canary-sentences.ts';
import { newCanary, type Canaries } from './canaries.ts';
import { makeShell, type Shell } from './demo-release.ts';
import { draft, testId, testSha256 } from './drafts.ts';
import { valueOf } from './results.ts';
import { overrideAll } from './overrides.ts';

export type CanaryCase = Shell & {
  readonly folder: string;
  readonly caseFolder: string;
  readonly canaries: Canaries;
  /** Of what is marked CLEAR: shown in the public edition unless withheld by hand. */
  readonly open: { readonly item: string; readonly file: Buffer };
  readonly by: (principal: string) => { readonly identity: string; readonly passphrase: string };
};

/**
 * A case of two people in which every field that can be withheld holds a canary of its own, in lines of every marking
 * above CLEAR, beside an open source, item and hypothesis.
 */
export const makeCanaryCase = async (folder: string): Promise<CanaryCase> => {
  const shell = makeShell(folder);
  const { call, deps } = shell;
  const caseFolder = join(folder, 'canaries.case');
  const values = new Map<string, string>();
  const files = new Map<string, Buffer>();
  /** A sentence around a canary, so that it stands between tokens. */
  const hide = (name: string): string => `before ${plant(name)} after`;
  const plant = (name: string): string => {
    const canary = newCanary();
    values.set(name, canary);
    return canary;
  };
  const writeFile = (name: string, sizeBytes: number, text: string): string => {
    const content = Buffer.concat([Buffer.from(text), Buffer.from(nodeRandomBytes(sizeBytes - text.length))]);
    if (name.startsWith('file')) files.set(name, content);
    const path = join(folder, 'sources', `${name.startsWith('file') ? plant(`${name} name`) : name}.bin`);
    mkdirSync(join(folder, 'sources'), { recursive: true });
    writeFileSync(path, content);
    return path;
  };

  const by = (identity: string) => ({ identity, passphrase: `passphrase of ${identity}` });
  await call('identity.create', { principal: 'anna', person: 'Anna A.', passphrase: by('anna').passphrase });
  await call('identity.create', { principal: 'ben', person: 'Ben B.', passphrase: by('ben').passphrase });
  const opened = {
    title: hide('case title'),
    question: hide('case question'),
    tlp: 'AMBER',
    identity: 'anna',
  } as const;
  await call('case.create', { folder: caseFolder, ...opened });
  const inCase = { folder: caseFolder };

  const openSource = await call('source.add', {
    ...inCase,
    name: 'Open vendor',
    reliability: 'B',
    descriptor: 'A vendor that publishes.',
    tlp: 'CLEAR',
  });
  const secret = await call('source.add', {
    ...inCase,
    name: hide('source name'),
    kind: hide('source kind'),
    descriptor: hide('source descriptor'),
    reliability: 'A',
    tlp: 'RED',
  });
  const group = await call('group.set', {
    ...inCase,
    name: hide('group name before'),
    relation: 'independent',
    reason: hide('group reason before'),
    tlp: 'GREEN',
  });
  await call('group.set', {
    ...inCase,
    id: group.id,
    name: hide('group name'),
    relation: 'same_analysis_line',
    reason: hide('group reason'),
    tlp: 'AMBER',
  });

  const openFile = writeFile('open', 1_111_117, 'open file');
  const openItem =
    (
      await call('intake.take', {
        ...inCase,
        paths: [openFile],
        source: openSource.id,
        credibility: '2',
        tlp: 'CLEAR',
        collectedBy: 'Open collector',
        method: 'downloaded openly',
        details: {
          title: 'Open report',
          description: 'What the vendor published.',
          media: 'application/pdf',
          url: 'https://example.org/open',
        },
      })
    ).taken[0]?.id ?? '';
  const items: string[] = [];
  for (const [index, tlp] of (['AMBER', 'AMBER+STRICT', 'RED', 'GREEN'] as const).entries()) {
    const name = `item ${index}`;
    const path = writeFile(`file ${index}`, 1_234_577 + index * 98_741, `file ${plant(`file ${index} bytes`)} `);
    const { taken } = await call('intake.take', {
      ...inCase,
      paths: [path],
      source: secret.id,
      credibility: '2',
      tlp,
      collectedBy: hide(`${name} by`),
      collectedAt: '2026-02-03T04:05:06Z',
      authority: hide(`${name} authority`),
      method: hide(`${name} method`),
      details: {
        exhibit: plant(`${name} exhibit`),
        title: hide(`${name} title`),
        description: `${hide(`${name} description`)}\n\n${hide(`${name} second paragraph`)}`,
        media: `application/${plant(`${name} media`)}`,
        url: `https://example.org/${plant(`${name} url`)}`,
        caveats: [hide(`${name} caveat`)],
        // Of the third it is stated below on what basis, and that they were minimised: others could not leave.
        personalData: index === 2,
        note: hide(`${name} note`),
        grade: { group: group.id },
      },
    });
    items.push(taken[0]?.id ?? '');
  }
  const [first = '', second = '', third = ''] = items;
  const record = await call('intake.record', {
    ...inCase,
    title: hide('record title'),
    tlp: 'AMBER',
    details: { description: hide('record description') },
  });
  await call('evidence.correct', {
    ...inCase,
    evidence: second,
    grade: { credibility: '3' },
    reason: hide('correction reason'),
    tlp: 'CLEAR',
  });
  await call('custody.record', {
    ...inCase,
    evidence: first,
    event: 'accessed',
    purpose: hide('custody purpose'),
    note: hide('custody note'),
    tlp: 'CLEAR',
  });

  const open = await call('hypothesis.add', { ...inCase, statement: 'Somebody did it.', level: 2, tlp: 'CLEAR' });
  const hidden = await call('hypothesis.add', {
    ...inCase,
    statement: hide('hypothesis statement'),
    level: 2,
    predicts: hide('hypothesis predicts'),
    refutedBy: hide('hypothesis refuted by'),
    actorName: hide('hypothesis actor'),
    tlp: 'AMBER',
  });
  const rate = (evidence: string, name: string, tlp: 'CLEAR' | 'AMBER' | 'RED') =>
    call('rating.set', {
      ...inCase,
      evidence,
      tlp,
      rater: plant(`${name} rater`),
      cells: {
        [open.id]: { rating: 'C', rationale: hide(`${name} rationale`) },
        [hidden.id]: { rating: 'I', rationale: hide(`${name} other rationale`) },
      },
    });
  for (const [index, item] of [...items, record.id].entries())
    await rate(item, `rating ${index}`, index % 2 === 0 ? 'CLEAR' : 'RED');
  await rate(first, 'rating again', 'AMBER');
  await call('rating.set', {
    ...inCase,
    evidence: openItem,
    tlp: 'CLEAR',
    cells: {
      [open.id]: { rating: 'CC', rationale: 'It is in the report.' },
      [hidden.id]: { rating: 'N', rationale: '' },
    },
  });
  await call('opinion.begin', { ...inCase, level: 2, rater: plant('opinion rater'), tlp: 'AMBER' });
  for (const [evidence, tlp] of [
    [first, 'RED'],
    [openItem, 'AMBER'],
  ] as const)
    await call('opinion.rate', {
      ...inCase,
      evidence,
      tlp,
      cells: { [open.id]: { rating: 'I', rationale: hide(`opinion rationale ${tlp}`) } },
    });
  await call('opinion.end', inCase);
  await call('prior.set', {
    ...inCase,
    level: 2,
    priors: { [open.id]: '0.5', [hidden.id]: '0.5' },
    reason: hide('prior reason'),
    tlp: 'AMBER',
  });
  await call('assumption.set', { ...inCase, statement: hide('assumption'), critical: true, tlp: 'GREEN' });
  await call('harm.set', {
    ...inCase,
    scores: { life: { score: 2, status: 'observed', note: hide('harm note'), cites: [third] } },
    tlp: 'AMBER',
  });

  // Lines that no call of this version writes in these words.
  const common = { actor: 'anna', at: deps.clock(), tlp: 'RED' } as const;
  const hands: JsonObject = Object.fromEntries(
    ['authority', 'place', 'purpose', 'seal', 'to', 'transport', 'witness'].map((name) => [
      name,
      hide(`hands ${name}`),
    ]),
  );
  const custodyHands: JsonObject = Object.fromEntries(
    ['authority', 'condition', 'from', 'place', 'purpose', 'role', 'seal', 'to', 'witness'].map((name) => [
      name,
      hide(`custody hands ${name}`),
    ]),
  );
  const session = valueOf(openCase(caseFolder, deps));
  const ranking = `rk-${'0'.repeat(26)}`;
  const order = [[open.id], [hidden.id]];
  const drafts = [
    draft('ranking.set', {
      ...common,
      id: ranking,
      level: 2,
      order,
      standing: 'seen',
      reason: hide('ranking reason'),
    }),
    draft('ranking.explain', {
      ...common,
      ranking,
      computed: order,
      asOf: 1,
      explanation: hide('ranking explanation'),
    }),
    draft('comparison.record', { ...common, profile: hide('compared profile'), reason: hide('comparison reason') }),
    draft('ranking.waive', { ...common, level: 2, reason: hide('ranking waiver') }),
    draft('intake.open', {
      ...common,
      id: `in-${'0'.repeat(26)}`,
      source: null,
      note: hide('intake note'),
      collection: {
        at: null,
        authority: hide('intake authority'),
        by: hide('intake by'),
        method: hide('intake method'),
      },
    }),
    draft('evidence.correct', {
      ...common,
      id: third,
      corrects: 1,
      reason: hide('correction of the item'),
      grade: null,
      item: {
        description: hide('corrected description'),
        exhibit: plant('corrected exhibit'),
        name: plant('corrected name'),
        title: hide('corrected title'),
      },
      origin: { derivedFrom: [], intake: null, source: null, url: `https://example.org/${plant('corrected url')}` },
      collection: {
        at: null,
        authority: hide('corrected authority'),
        by: hide('corrected by'),
        method: hide('corrected method'),
      },
      handling: { copy: 'original', md5: '', note: hide('corrected handling'), sha1: '' },
      privacy: { caveats: [hide('corrected caveat')], personalData: false },
    }),
    draft('evidence.acquire', {
      ...common,
      item: third,
      intake: null,
      aiUse: {
        humanVerifiedBy: hide('verifier of the model'),
        promptRef: hide('prompt'),
        tool: hide('model'),
        used: true,
        version: hide('version of the model'),
      },
      changes: [{ by: hide('changer'), what: hide('change'), why: hide('reason of the change') }],
      clock: { noted: hide('noted time'), offsetSeconds: 3, source: hide('clock'), zone: hide('zone') },
      collector: { competence: hide('competence'), role: hide('role') },
      lineage: { derivedFrom: [], rootExhibit: hide('root'), transformation: hide('transformation') },
      mandate: { identifier: hide('warrant'), type: 'warrant' },
      place: { location: hide('location'), system: hide('system') },
      privacy: { categories: [hide('category')], lawfulBasis: hide('basis'), minimised: true },
      restriction: { encryptionAtRest: hide('encryption'), legalHold: true, pap: 'RED', retentionUntil: '2031-01-01' },
      tool: {
        config: hide('config'),
        name: hide('tool'),
        validation: hide('validation'),
        version: hide('tool version'),
      },
      vertex: null,
      volatility: null,
    }),
    draft('custody.event', {
      ...common,
      item: third,
      hashes: { after: null, before: null, stored: null },
      hands: custodyHands,
      transport: { carrier: hide('carrier'), tracking: hide('tracking') },
      tool: { name: hide('tool name'), version: hide('tool version') },
      note: hide('hands note'),
    }),
    // Marked lower than the source that it is about: it is withheld as that source is.
    draft('source.assess', {
      ...common,
      tlp: 'CLEAR',
      source: secret.id,
      reliability: 'E',
      from: { case: plant('case of the assessment'), source: `so-${'0'.repeat(26)}` },
      reason: hide('assessment reason'),
    }),
    draft('source.correct', {
      ...common,
      tlp: 'CLEAR',
      source: secret.id,
      corrects: 2,
      name: hide('corrected source name'),
      kind: hide('corrected source kind'),
      descriptor: hide('corrected source descriptor'),
      aliases: [hide('source alias')],
      identifiers: [hide('source identifier')],
      reason: hide('source correction reason'),
    }),
    draft('hashset.apply', {
      ...common,
      set: {
        hashes: 3_141_592,
        kind: 'bad',
        licence: hide('set licence'),
        name: hide('set name'),
        provenance: hide('set provenance'),
        sha256: testSha256('6'),
        version: hide('set version'),
      },
    }),
    draft('grade.default', { ...common, kind: 'artifact', reason: hide('default reason') }),
    draft('import.record', {
      ...common,
      item: third,
      reader: { clockOffsetSeconds: 0, columns: { time: hide('import column') }, format: 'csv', version: 1 },
    }),
    draft('import.undo', { ...common, item: third, reason: hide('import reason') }),
    draft('custody.grade', { ...common, item: third, grade: 'intact', reason: hide('custody grade'), rests: [1] }),
    ...canaryFindings({ common, closed: third, open: openItem, hide, plant }),
    draft('handover.record', {
      ...common,
      hands: { ...hands, from: hide('handover from') },
      note: hide('handover note'),
    }),
    draft('notice.tell', { ...common, how: hide('notice told') }),
    ...canaryHypotheses({ common, closed: hidden.id, open: open.id, hide }),
    draft('confidence.lower', { ...common, level: 2, to: 'low', reason: hide('lowering') }),
    draft('lint.justify', { ...common, reason: hide('justified warning') }),
    draft('assumption.examine', {
      ...common,
      consequence: hide('assumption consequence'),
      owner: hide('assumption owner'),
      test: hide('assumption test'),
    }),
    draft('yardstick.choose', { ...common, wording: 'icd203-row2', reason: hide('yardstick') }),
    draft('yardstick.confirm', { ...common, reason: hide('confirmed term') }),
    draft('review.assign', {
      ...common,
      id: `rw-${'0'.repeat(26)}`,
      status: 'assigned',
      reviewer: { person: hide('reviewer named'), principal: plant('reviewer principal') },
      reason: hide('reviewer reason'),
    }),
    draft('gap.set', { ...common, statement: hide('gap'), owner: hide('gap owner') }),
    draft('indicator.set', { ...common, statement: hide('indicator'), owner: hide('indicator owner') }),
    draft('counter.set', { ...common, statement: hide('counter'), author: hide('counter author') }),
    draft('premortem.set', { ...common, statement: hide('premortem'), author: hide('premortem author') }),
    draft('harm.withdraw', { ...common, reason: hide('harm withdrawn') }),
    draft('redline.set', { ...common, statement: hide('red line') }),
    draft('clock.start', { ...common, why: hide('clock why') }),
    draft('clock.stop', { ...common, reason: hide('clock stopped') }),
    draft('notification.record', {
      ...common,
      recipients: [hide('notification recipient')],
      statement: hide('notification statement'),
      containmentAsk: hide('containment ask'),
      said: {
        confidence: 'high',
        hypothesis: open.id,
        level: 1,
        likelihood: hide('told likelihood'),
        name: hide('told name'),
      },
    }),
    draft('notification.acknowledge', { ...common, recipient: hide('who acknowledged'), ackBy: hide('ack by') }),
    draft('remediation.add', {
      ...common,
      what: hide('remediation'),
      service: hide('remediation service'),
      owner: hide('remediation owner'),
    }),
    draft('remediation.set', { ...common, owner: hide('task owner'), note: hide('task note') }),
  ];
  valueOf(session.append(() => ok({ drafts })));
  // What the lines below say was computed of the case is: nothing else would verify.
  const computed = computeNow(session.tables, deps);
  const measures = canaryMeasures({ common, closed: third, hide, gate: computed.gate });
  const { size: gated } = valueOf(session.append(() => ok({ drafts: measures.gated })));
  const { body: checkpoint } = valueOf(signCheckpointAt(session, gated, deps));
  const reviewer = valueOf(await unlock(deps, by('anna').identity, by('anna').passphrase));
  const review = { checkpoint, measure: testId('measure'), conclusion: 'concur' };
  const signature = signNoteBody(reviewer, measureReviewMessage(review), 'plumbline-review-v1');
  const computing = [
    ...measures.after({ reviewer: 'anna', checkpoint, signature }),
    draft('asset.set', {
      ...common,
      location: hide('asset place'),
      name: hide('asset name'),
      note: hide('asset note'),
      operator: hide('asset operator'),
      state: { from: '2031-03-04T05:06:07Z', is: 'affected', status: 'observed', to: null },
    }),
    draft('dependency.set', { ...common, statement: hide('dependency') }),
    draft('dependency.withdraw', { ...common, reason: hide('dependency withdrawn') }),
    draft('asset.withdraw', { ...common, reason: hide('asset withdrawn') }),
    draft('redress.receive', { ...common, ...computed.days, name: hide('claimant'), words: hide('claim') }),
    draft('redress.acknowledge', { ...common, note: hide('acknowledgement') }),
    draft('redress.decide', { ...common, ...rejected, decider: hide('decider'), reasons: hide('decision') }),
    draft('redress.remedy', { ...common, note: hide('remedy') }),
    draft('redress.rescore', { ...common, run: computed.run, note: hide('scored again') }),
    draft('redress.lesson', {
      ...common,
      lesson: hide('lesson'),
      change: hide('lesson change'),
      owner: hide('lesson owner'),
    }),
    draft('exercise.start', { ...common, note: hide('exercise started') }),
    draft('inject.plan', {
      ...common,
      title: hide('inject title'),
      text: hide('inject text'),
      expected: hide('inject expected'),
    }),
    draft('inject.mark', { ...common, note: hide('inject note') }),
    draft('responsibility.set', { ...common, reason: hide('responsibility reason') }),
    draft('name.claim', { ...common, name: hide('actor name'), reason: hide('name reason') }),
    ...canaryClusters({ common, closed: third, hide }),
    ...canarySentences({ common, open: open.id, hide }),
    draft('name.withdraw', { ...common, reason: hide('name withdrawn') }),
    draft('judgement.record', { ...common, team: hide('judgement team') }),
    draft('judgement.resolve', { ...common, known: null, basis: hide('judgement basis') }),
    draft('export.record', {
      ...common,
      file: { name: plant('export name'), sha256: testSha256('7'), size: 7_654_321 },
      signers: [plant('export signer')],
    }),
    draft('correction', { ...common, corrects: 1, reason: hide('correction in words') }),
  ];
  const { size: firstSeq } = valueOf(session.append(() => ok({ drafts: computing })));
  const keep = (name: string, value: string): void => void values.set(name, value);
  valueOf(session.append(() => ok({ drafts: canaryReviews({ common, firstSeq, hide, keep }) })));
  session.close();

  const enrolment = join(folder, 'ben.pub');
  writeFileSync(enrolment, (await call('identity.export', { principal: 'ben' })).text);
  const asked = await call('approval.request', { ...inCase, act: { kind: 'enrol', file: enrolment }, ...by('anna') });
  await call('approval.give', { ...inCase, request: asked.request, ...by('anna') });
  return {
    ...shell,
    folder,
    caseFolder,
    canaries: { values, files },
    open: { item: openItem, file: Buffer.from('open file') },
    by,
  };
};

const rejected = { outcome: 'rejected', remedies: [], releases: [], measures: [] };

/** Gates of the amended sample measure, days of the sample claim and hash of the scores, of the case as it is. */
const computeNow = (tables: CaseTables, deps: AppDeps) => {
  const { sha256Hex } = deps.crypto;
  const sections = valueOf(assess(tables, [], deps));
  const profile = valueOf(policyOfCase({ tables, profileText: profileTexts(tables, deps), sha256Hex }));
  const numbers = sectionsToNumbers(sections);
  if (numbers === null) throw new Error('nothing of the case is withheld from itself');
  const measure = { instrument: canaryInstrument, facts: measureFactsSchema.parse(canaryFacts), term: null, roles: [] };
  const { ackDays, decisionDays } = profile.policy.redress;
  const on = '2026-03-01';
  return {
    gate: { ...gateMeasure(measure, numbers, profile) },
    days: { on, acknowledgeBy: dayPlus(on, ackDays), decideBy: dayPlus(on, decisionDays), profile: profile.sha256 },
    run: sha256Hex(canonicalJson(sections.scores)),
  };
};

/**
 * Asks for a release with these redactions, approved by both and frozen. Those of `hopeless` are named as well, which only
 * earlier versions of the program let be asked for.
 */
export const releaseCase = async (
  made: CanaryCase,
  redactions: readonly string[],
  hopeless: readonly string[] = [],
): Promise<void> => {
  const { call, caseFolder: folder, by } = made;
  const overrides = await overrideAll(call, folder);
  const act = { kind: 'release' as const, redactions: [...redactions], overrides };
  const asked = await call('approval.request', { folder, act, ...by('anna') });
  const request = hopeless.length === 0 ? asked.request : askAsBefore(made, asked.request, hopeless);
  await call('approval.give', { folder, request, ...by('anna') });
  await call('approval.give', { folder, request, ...by('ben') });
  await call('release.freeze', { folder, ...by('anna') });
};

/** The same request once more, with redactions that the program refuses to name. */
const askAsBefore = ({ deps, caseFolder }: CanaryCase, asked: string, files: readonly string[]): string => {
  const session = valueOf(openCase(caseFolder, deps));
  const known = actSchema.parse(JSON.parse(session.tables.get('request', asked)?.act ?? 'null'));
  if (known.kind !== 'release') throw new Error('no release was asked for');
  const digests = files.map((file) => valueOf(readRedaction(file, deps)).sha256);
  const act = { ...known, redactions: [...known.redactions, ...digests].sort() };
  const id = newId('request', deps.random);
  const fields = { actor: 'anna', at: deps.clock(), tlp: 'CLEAR', id, act };
  valueOf(session.append(() => ok({ drafts: [{ type: 'approval.request', fields }] })));
  session.close();
  return id;
};
