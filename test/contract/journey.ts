import { parseAssessment } from '../../shared/attribution/assessment-shape.ts';
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Input, Method, Output } from '../../shared/api/contract.ts';
import { alr1ProfileText } from '../../shared/reference/alr-1.ts';
import { dotPng } from '../support/images.ts';
import { rawZip } from '../support/raw-zip.ts';
import { makeTimeStampAuthority } from '../support/time-stamp-authority.ts';
import { linesOfHistory, makeLog, noteText } from '../support/forked-log.ts';
import { answersTo } from '../support/reviews.ts';
import { readFixture } from '../support/fixture-file.ts';
import { wholeRecord } from '../support/measures.ts';
import { overrideAll } from '../support/overrides.ts';
import { exerciseJourney } from './exercise-journey.ts';
import { misattributionJourney, redressJourney } from './redress-journey.ts';

const passphrase = 'correct horse battery staple';

type BundleAnchors = { readonly signers: string; readonly logKey: string };

export type Call = <M extends Method>(method: M, input: Input<M>) => Promise<Output<M>>;

const own = (identity: string) => ({ identity, passphrase });

export type MadeDemonstration = Pick<Output<'demo.make'>, 'profile' | 'case'>;

/** Everything that can be asked of a workstation, once; but for the demonstration, where one is made already. */
export const journey = async (call: Call, root: string, made?: MadeDemonstration): Promise<void> => {
  const folder = join(root, 'journey.case');
  for (const principal of ['anna', 'boris'])
    await call('identity.create', { principal, person: `P ${principal}`, passphrase });
  await workstationJourney(call, root, made);
  writeFileSync(join(root, 'openssh'), readFixture('openssh-keys/plain'));
  await call('identity.import', { principal: 'clara', file: join(root, 'openssh'), passphrase });
  await call('identity.list', {});
  await call('case.create', { folder, title: 'Journey', identity: 'anna', tlp: 'CLEAR', mark: 'exercise' });
  const source = (await call('source.add', { folder, name: 'Sensor', reliability: 'A' })).id;
  writeFileSync(join(root, 'a.log'), 'a');
  const { taken } = await call('intake.take', { folder, paths: [join(root, 'a.log'), join(root, 'none')], source });
  const item = taken[0]?.id ?? '';
  mkdirSync(join(root, 'drop'));
  await call('intake.watch', { folder, path: join(root, 'drop'), settleSeconds: 0.1, untilSettled: true });
  await call('intake.record', { folder, title: 'A statement', details: { note: 'n' } });
  await call('evidence.correct', {
    folder,
    evidence: item,
    grade: { credibility: '2' },
    reason: 'Confirmed.',
  });
  await call('custody.record', { folder, evidence: item, event: 'verified' });
  await call('custody.read', { folder, evidence: item });
  await call('custody.verify', { folder });
  await call('case.convert', { folder, out: join(root, 'case.jsonld'), to: 'stix', edition: 'public' });
  await call('custody.present', { folder });
  await call('custody.stated', { folder, evidence: item });
  await call('custody.report', { folder, evidence: item, out: join(root, 'custody.txt') });
  await call('custody.sheet', { folder, evidence: item, out: join(root, 'sheet.pdf'), to: 'boris' });
  await call('evidence.acquire', { folder, evidence: item, acquisition: { clock: { source: 'NTP' }, volatility: 3 } });
  await call('intake.keep', { folder, form: { method: 'imaged' } });
  await call('intake.form', { folder });
  await call('evidence.page', { folder, sort: 'size', filter: { text: 'a' } });
  await call('evidence.excerpt', { folder, evidence: item, length: 16 });
  await call('evidence.resolve-place', { folder, evidence: item, place: { kind: 'bytes', from: 0, to: 1 } });
  await viewingJourney(call, folder, root);
  await attackJourney(call, root);
  await hashSetJourney(call, folder, root);
  await sourceJourney(call, folder, { root, source });
  await importJourney(call, folder, root);
  await findingJourney(call, folder, item);
  const hypotheses: string[] = [];
  for (const statement of ['one', 'two'])
    hypotheses.push((await call('hypothesis.add', { folder, statement, level: 2 })).id);
  const [one = '', two = ''] = hypotheses;
  await hypothesisJourney(call, folder, one, two);
  await call('group.set', { folder, name: 'g', relation: 'independent' });
  await call('rating.set', { folder, evidence: item, cells: { [one]: { rating: 'CC' }, [two]: { rating: 'I' } } });
  await call('opinion.begin', { folder, level: 2, rater: 'boris' });
  await call('opinion.read', { folder });
  await call('opinion.rate', { folder, evidence: item, cells: { [one]: { rating: 'N', rationale: 'r' } } });
  await call('opinion.end', { folder });
  await call('rating.history', { folder, evidence: item, hypothesis: one });
  await call('rater.compare', { folder, level: 2, hypothesis: one });
  await call('prior.set', { folder, level: 2, priors: { [one]: '0.5', [two]: '0.5' }, reason: 'even' });
  const assumption = await call('assumption.set', { folder, statement: 'a', critical: false });
  await call('assumption.examine', { folder, id: assumption.id, test: 't', owner: 'anna', consequence: 'c' });
  await call('harm.set', { folder, scores: { life: { score: 1, status: 'potential', note: 'n', cites: [item] } } });
  const crossed = { folder, redLine: 'RL1', statement: 'The emergency room closed.' } as const;
  await call('redline.set', { ...crossed, claim: { status: 'raised', cites: [item] } });
  await call('harm.read', { folder });
  const entry = { folder, sectors: ['nis2-i:health' as const], cites: [item] };
  const grid = await call('asset.set', { ...entry, kind: 'asset', name: 'Grid' });
  const hospital = await call('asset.set', { ...entry, kind: 'service', name: 'Hospital' });
  const tied = { folder, asset: hospital.id, needs: grid.id };
  await call('dependency.set', { ...tied, backupMinutes: 480, statement: 'Power.', cites: [item] });
  await call('asset.list', { folder, ifFails: grid.id });
  await call('dependency.withdraw', { ...tied, reason: 'It has its own.' });
  await call('asset.withdraw', { folder, asset: hospital.id, reason: 'Closed.' });
  await call('response.read', { folder });
  await call('policy.read', { folder });
  await call('deadline.list', { folder });
  await call('deadline.calendar', { folder, out: join(root, 'deadlines.ics') });
  await redressJourney(call, folder, item);
  await exerciseJourney(call, folder, root);
  await call('harm.withdraw', { folder, criterion: 'life', reason: 'Counted twice.' });
  const moment = '2026-03-01T09:30:00Z';
  const { clock } = await call('clock.start', { folder, preset: 'nis2-art23', moment, why: 'The hospital called.' });
  const told = { folder, channel: 'courier' as const, recipients: ['CERT A'], statement: 'Records lost.' };
  const { notification } = await call('notification.record', { ...told, answers: { clock, step: 'early warning' } });
  await call('notification.send', { folder, notification, sentAt: moment });
  const acknowledged = { recipient: 'CERT A', ackAt: moment, ackBy: 'Duty officer' };
  await call('notification.acknowledge', { folder, notification, ...acknowledged });
  await call('notification.read', { folder });
  await call('notification.write', { folder, notification, format: 'eml', out: join(root, 'told.eml') });
  await call('clock.stop', { folder, clock, reason: 'It was no incident.' });
  for (const { id } of (await call('evidence.page', { folder })).rows) {
    if (id === item) continue;
    await call('rating.set', { folder, evidence: id, cells: { [one]: { rating: 'N' }, [two]: { rating: 'N' } } });
  }
  const sound = { reliability: 'A', credibility: '1', forgeability: 'low', evidenceClass: 'malware' } as const;
  await call('evidence.correct', { folder, evidence: item, grade: sound, reason: 'Seen again.' });
  const gap = { kind: 'gap' as const, changesRanking: true, statement: 'No logs of the relay.' };
  const readings = {
    truth: { credibility: '1', forgeability: 'low' },
    planted: { credibility: '3', forgeability: 'low' },
  } as const;
  await call('pair.enter', { folder, evidence: item, ...readings, reason: 'A key may have been stolen.' });
  await call('pair.list', { folder });
  await call('pair.settle', { folder, evidence: item, stands: 'true', reason: 'The key is in a safe.' });
  await call('register.set', { folder, entry: gap });
  const judged = await call('judgement.record', { folder, hypothesis: one, team: 'Team A' });
  await call('judgement.resolve', { folder, judgement: judged.id, outcome: 'true', basis: 'A court found so.' });
  await call('register.list', { folder });
  await call('yardstick.choose', { folder, wording: 'phia', reason: 'Readers in London.' });
  await confirmLead(call, folder);
  await call('yardstick.read', { folder });
  await namingJourney(call, folder, { source, hypothesis: one });
  await call('review.assign', { folder, person: 'Ines Vale', reason: 'Of another house.' });
  await call('review.list', { folder });
  await call('confidence.lower', { folder, level: 2, to: 'insufficient', reason: 'One sensor only.' });
  await call('ranking.waive', { folder, level: 2, reason: 'A copy for the board.' });
  await call('score.case', { folder });
  await call('ranking.set', { folder, level: 2, order: [[two], [one]], seen: true });
  await call('ranking.explain', { folder, level: 2, explanation: 'One report carries it.' });
  await call('ranking.list', { folder });
  await writingJourney(call, folder, item);
  const profile = join(root, 'profile.json');
  writeFileSync(profile, alr1ProfileText);
  await call('comparison.make', { folder, other: { kind: 'parc205' } });
  await call('comparison.record', { folder, other: { kind: 'profile', file: profile }, level: 2, reason: 'Asked.' });
  await screenJourney(call, folder, item);
  await call('score.input', { input: matrix });
  await call('harm.input', { input: { scores: { life: { score: 3, status: 'observed' } } } });
  await call('gate.input', { input: {} });
  await call('case.at', { folder, seq: 3 });
  await call('case.delta', { folder, since: 3 });
  await call('case.rebuild', { folder });
  const note = join(root, 'note.txt');
  await call('checkpoint.write', { folder, out: note });
  await call('case.verify', { folder, readAll: true, retained: [note] });
  const file = join(root, 'boris.pub');
  writeFileSync(file, (await call('identity.export', { principal: 'boris' })).text);
  await call('identity.trust', { file });
  const enrol = await call('approval.request', { folder, act: { kind: 'enrol', file }, ...own('anna') });
  await call('approval.give', { folder, request: enrol.request, ...own('anna') });
  await measureJourney(call, folder, item);
  const redaction = { withhold: [{ evidence: item }], reason: 'legal' as const };
  const leaving = { withhold: [{ type: 'source.add', field: 'descriptor' }], reason: 'legal' as const };
  await call('lint.read', { folder, edition: 'public' });
  await call('lint.justify', { folder, rule: 'INDIC', reason: 'Nobody can watch for it.' });
  await call('release.preview', { folder, edition: 'public', redaction });
  await call('release.seen', { folder, edition: 'public', redaction });
  await call('redaction.find', { folder, text: 'the' });
  const { path: redactionPath } = await call('redaction.save', { folder, name: 'legal', redaction: leaving });
  await call('redaction.list', { folder });
  const act = { kind: 'release' as const, redactions: [redactionPath], overrides: await overrideAll(call, folder) };
  const release = await call('approval.request', { folder, act, ...own('anna') });
  for (const identity of ['anna', 'boris'])
    await call('approval.give', { folder, request: release.request, ...own(identity) });
  await call('release.freeze', { folder, ...own('anna') });
  await call('checkpoint.cosign', { path: folder, ...own('clara') });
  const query = join(root, 'release.tsq');
  await call('stamp.request', { path: folder, out: query });
  const stamped = join(root, 'release.tsr');
  const authority = makeTimeStampAuthority(join(root, 'authority'), 'Time Root');
  authority.answer(query, stamped);
  await call('stamp.import', { path: folder, reply: stamped, query, tsaRoots: [authority.root] });
  const anchors = await call('case.anchors', { folder, out: join(root, 'anchors') });
  const path = join(root, 'full.zip');
  await call('release.export', { folder, out: path, edition: 'full', signers: [own('anna')] });
  await call('release.list', { folder });
  await afterRelease(call, folder, root);
  await call('report.write', { folder, out: join(root, 'report.pdf') });
  await call('bundle.sign', { path, ...own('boris') });
  await call('bundle.verify', { path, anchors });
  const exhibit = await call('proof.exhibit', { folder, evidence: item, out: join(root, 'exhibit') });
  await call('proof.verify', { path: exhibit.out, logKey: anchors.logKey });
  await forkJourney(call, root);
  await call('bundle.open', { path, folder: join(root, 'opened.case'), anchors });
  await call('case.info', { folder: join(root, 'opened.case') });
  await reviewJourney(call, folder, { root, path, anchors });
  await call('case.adopt', { folder: await copied(root, folder), ...own('anna') });
};

/** A measure from its draft to a tripwire that is hit. */
const measureJourney = async (call: Call, folder: string, item: string): Promise<void> => {
  const record = wholeRecord();
  const { id: measure } = await call('measure.draft', { folder, record });
  const one = { folder, measure };
  await call('measure.amend', { ...one, record });
  await call('measure.gate', one);
  await call('measure.review', { ...one, conclusion: 'concur', opinion: 'Sound.', ...own('boris') });
  await call('measure.approve', { ...one, role: 'case_lead', ...own('boris') });
  await call('measure.decide', { ...one, reason: 'We warn.' });
  await call('measure.move', { ...one, move: { to: 'active' }, reason: 'Today.' });
  await call('measure.observe', { ...one, indicator: 'M5', value: 1, note: 'One name leaked.' });
  await call('measure.consequence', { ...one, what: 'A vendor was swamped.', cites: [item] });
  await call('measure.list', { folder });
  await call('measure.read', one);
  await call('measure.settle', { folder });
};

/** The release is amended, and whoever got it is told. */
const afterRelease = async (call: Call, folder: string, root: string): Promise<void> => {
  const { releases } = await call('release.after', { folder });
  const release = releases.at(-1);
  const exported = release?.editions[0]?.line ?? 0;
  const { line: handover } = await call('release.hand', { folder, exported, to: 'A ministry' });
  const what = { kind: 'amend', release: release?.line ?? 0, ground: 'other', statement: 'A slip.' } as const;
  const { request } = await call('approval.request', { folder, act: what, ...own('anna') });
  for (const identity of ['anna', 'boris']) await call('approval.give', { folder, request, ...own(identity) });
  const out = join(root, 'notice.json');
  const { line: standing } = await call('release.notice', { folder, release: what.release, out });
  await call('release.tell', { folder, handover, standing, how: 'By telephone.', notice: out });
  await misattributionJourney(call, folder, what.release);
};

/** Somebody of another house reviews the bundle, dissents, is overridden, and closes the dissent. */
const reviewJourney = async (
  call: Call,
  folder: string,
  { root, path, anchors }: { readonly root: string; readonly path: string; readonly anchors: BundleAnchors },
): Promise<void> => {
  const dora = { identity: 'dora', passphrase };
  const publicKey = await call('identity.create', { principal: 'dora', person: 'Dora D.', passphrase });
  const file = join(root, 'dora.pub');
  writeFileSync(file, `${publicKey.allowedSignersLine}\n`);
  await call('identity.trust', { file });
  const draft = join(root, 'review.json');
  const begun = await call('review.begin', { path, draft, identity: 'dora', anchors });
  await call('review.answer', { draft, answers: answersTo(begun.draft), closeRatings: true });
  await call('review.draft', { draft });
  const { out } = await call('review.sign', { draft, ...dora });
  const { line } = await call('review.import', { folder, file: out });
  await call('review.read', { folder });
  await call('dissent.override', { folder, review: line, board: ['Anna', 'Boris'], reason: 'The logs were seen.' });
  const closing = join(root, 'closing.plumbreview');
  await call('dissent.close', { file: out, ...dora, reason: 'Seen them now.', out: closing });
  await call('review.import', { folder, file: closing });
};

const namingJourney = async (
  call: Call,
  folder: string,
  { source, hypothesis }: { readonly source: string; readonly hypothesis: string },
): Promise<void> => {
  const state = (await call('hypothesis.add', { folder, statement: 'The State of X is responsible.', level: 4 })).id;
  const claim = { kind: 'codes', degree: 'state-ordered', basis: 'article-8' } as const;
  await call('responsibility.set', { folder, hypothesis: state, claim, reason: 'A court found control.' });
  await call('responsibility.list', { folder });
  const by = { kind: 'source', source } as const;
  const said = { folder, hypothesis, by, name: 'Telebots', sense: 'overlaps', reason: 'Page 3.' } as const;
  const { id } = await call('name.claim', { ...said, attack: 'G0034' });
  await call('name.list', { folder });
  await call('name.withdraw', { folder, claim: id, reason: 'Misread.' });
  await clusterJourney(call, folder, hypothesis);
};

const clusterJourney = async (call: Call, folder: string, hypothesis: string): Promise<void> => {
  const why = { folder, rationale: 'One certificate.' };
  const [one, two] = [{ evidence: 'EX-0001' }, { evidence: 'EX-0002' }];
  const first = await call('cluster.form', { ...why, label: 'CL-UNK-0001', members: [one] });
  const second = await call('cluster.form', { ...why, label: 'CL-UNK-0002', members: [two] });
  await call('cluster.link', { ...why, cluster: first.id, hypothesis });
  await call('cluster.merge', { ...why, cluster: second.id, into: first.id });
  await call('cluster.change', { ...why, cluster: first.id, joined: [{ evidence: 'EX-0003' }] });
  await call('cluster.promote', { ...why, cluster: first.id, tier: 'temporary_group', label: 'TGR-UNK-0001' });
  const parts = [
    { label: 'a', members: [one, two] },
    { label: 'b', members: [{ evidence: 'EX-0003' }] },
  ];
  const { line } = await call('cluster.split', { ...why, cluster: first.id, parts });
  await call('cluster.link', { ...why, cluster: first.id, hypothesis, status: 'confirmed' });
  await call('cluster.list', { folder });
  await call('cluster.list', { folder, at: line - 1 });
};

const hashSetJourney = async (call: Call, folder: string, root: string): Promise<void> => {
  const path = join(root, 'known.md5');
  // The MD5 of the file `a.log`, which holds one letter.
  writeFileSync(path, '0cc175b9c0f1b6a831c399e269772661  a.log\n');
  await call('hashset.add', { path, name: 'Known', kind: 'good', version: '1' });
  await call('hashset.apply', { folder, set: 'Known' });
  await call('hashset.list', { folder });
  await call('hashset.matches', { folder });
  await call('evidence.page', { folder, filter: { known: 'not good' } });
  await call('hashset.remove', { set: 'Known@1' });
};

const attackJourney = async (call: Call, root: string): Promise<void> => {
  const path = join(root, 'attack.json');
  const collection = '{"type":"x-mitre-collection","id":"x-mitre-collection--1","name":"Test ATT&CK"}';
  const technique =
    '{"type":"attack-pattern","id":"attack-pattern--1","name":"A","external_references":[{"source_name":"mitre-attack","external_id":"T9999"}]}';
  writeFileSync(path, `{"type":"bundle","id":"bundle--2","objects":[${collection},${technique}]}`);
  await call('attack.add', { path });
  await call('attack.tables', {});
  await call('attack.find', { query: 'block command' });
  await call('attack.overlap', { ids: ['C0041'] });
  await call('attack.show', { id: 'T9999' });
  await call('attack.names', {});
  await call('attack.remove', { name: 'Test ATT&CK' });
};

const sourceJourney = async (
  call: Call,
  folder: string,
  { root, source }: { readonly root: string; readonly source: string },
): Promise<void> => {
  await call('source.assess', { folder, source, reliability: 'C', reason: 'A false alarm.', items: 'follow' });
  await call('source.correct', { folder, source, aliases: ['Probe 7'], reason: 'Its other name.' });
  await call('source.history', { folder, source });
  const other = join(root, 'other.case');
  await call('case.create', { folder: other, title: 'Other', tlp: 'CLEAR' });
  const { met } = await call('source.recognise', { folder: other, name: 'sensor' });
  await call('source.adopt', { folder: other, from: { case: met[0]?.case ?? '', id: source }, name: 'Sensor' });
  await call('source.register', {});
  await call('source.forget', { case: met[0]?.case ?? '', id: source });
  await call('source.remember', { folder, source });
  await call('grade.default', {
    folder,
    kind: 'report',
    credibility: '3',
    forgeability: 'moderate',
    reason: 'All from one desk.',
  });
  await call('grade.defaults', { folder });
  await call('source.list', { folder });
};

const importJourney = async (call: Call, folder: string, root: string): Promise<void> => {
  const path = join(root, 'bundle.json');
  writeFileSync(
    path,
    '{"type":"bundle","id":"bundle--1","objects":[{"type":"tool","id":"tool--1","created":"2016-12-17T00:00:00Z"},' +
      '{"type":"relationship","id":"relationship--1","target_ref":"tool--1"},7]}',
  );
  const what = { kind: 'file', path } as const;
  await call('import.run', { folder, what, dryRun: true });
  const { evidence } = await call('import.run', { folder, what });
  await call('evidence.json', { folder, evidence: evidence ?? '', at: 0 });
  await call('evidence.json-path', { folder, evidence: evidence ?? '', pointer: '/objects/0/id' });
  await call('evidence.messages', { folder, evidence: evidence ?? '' });
  await call('evidence.message', { folder, evidence: evidence ?? '', from: 0, to: 10 });
  await archiveJourney(call, folder, root);
  await call('evidence.table', { folder, evidence: evidence ?? '' });
  await call('import.list', { folder });
  await call('record.page', { folder, evidence: evidence ?? '', sort: 'time' });
  await call('record.read', { folder, evidence: evidence ?? '', record: 2 });
  await call('import.rebuild', { folder, all: true });
  await call('import.undo', { folder, evidence: evidence ?? '' });
  const table = join(root, 'table.csv');
  writeFileSync(table, 'when,what\n2016-12-17T00:00:00Z,x\n');
  const rows = { folder, what: { kind: 'file', path: table }, columns: { title: 'what' }, remember: true } as const;
  await call('import.run', rows);
  const { mappings } = await call('mapping.list', {});
  await call('mapping.forget', { id: mappings[0]?.id ?? '' });
  await call('search.update', { folder });
  await call('search.run', { folder, query: 'tool', remember: true });
  await call('search.save', { folder, name: 'tools', query: 'tool' });
  await call('search.saved', { folder });
  await call('search.forget', { folder, name: 'tools' });
};

const writingJourney = async (call: Call, folder: string, item: string): Promise<void> => {
  await call('report.set', { folder, template: 'board', reader: 'The board.', question: 'Who did it?' });
  const { suggestions } = await call('report.read', { folder });
  const fact = { section: 'basis', kind: 'fact', text: `A file was found {cite:${item}}.` } as const;
  const { written } = await call('sentence.write', {
    folder,
    sentences: [fact, ...suggestions.map(({ section, kind, text }) => ({ section, kind, text }))],
  });
  const sentence = written[0]?.id ?? '';
  await call('sentence.change', { folder, sentence, kind: 'judgement' });
  await call('sentence.place', { folder, sentence, section: 'discussion' });
  await call('sentence.remove', { folder, sentence, reason: 'Said twice.' });
  await call('sentence.history', { folder, sentence });
};

/** Confirms whatever term the lead of level 2 has. */
const confirmLead = async (call: Call, folder: string): Promise<void> => {
  const assessment = parseAssessment((await call('score.case', { folder, level: 2 })).sections);
  const level = assessment.ok && assessment.value.status === 'computed' ? assessment.value.levels[0] : undefined;
  const term = level?.words.byHypothesis[level.scores.lead ?? '']?.band ?? '';
  await call('yardstick.confirm', { folder, level: 2, term, reason: 'The records fit.' });
};

const viewingJourney = async (call: Call, folder: string, root: string): Promise<void> => {
  writeFileSync(join(root, 'dot.png'), dotPng);
  const { taken } = await call('intake.take', { folder, paths: [join(root, 'dot.png')] });
  const evidence = taken[0]?.id ?? '';
  await call('evidence.recognise', { folder, evidence });
  await call('evidence.lines', { folder, evidence, to: 8 });
  await call('evidence.strings', { folder, evidence });
  await call('evidence.bytecounts', { folder, evidence, blockBytes: 256 });
  await call('evidence.digest', { folder, evidence, from: 0, to: 8 });
  await call('evidence.image', { folder, evidence });
};

const archiveJourney = async (call: Call, folder: string, root: string): Promise<void> => {
  writeFileSync(join(root, 'a.zip'), rawZip([{ name: 'a.txt', data: Buffer.from('a') }]));
  const { taken } = await call('intake.take', { folder, paths: [join(root, 'a.zip')] });
  await call('evidence.archive', { folder, evidence: taken[0]?.id ?? '' });
};

const findingJourney = async (call: Call, folder: string, item: string): Promise<void> => {
  const place = { kind: 'bytes', from: 0, to: 1 } as const;
  const { id } = await call('finding.add', { folder, evidence: item, statement: 'A letter.', place });
  await call('finding.correct', { folder, finding: id, whole: true, reason: 'It is all there is.' });
  await call('finding.page', { folder, filter: { evidence: item } });
  await call('finding.read', { folder, finding: id });
  const on = { finding: id };
  const ends = { from: on, to: { evidence: 'EX-0002' } };
  const link = await call('link.add', {
    folder,
    ...ends,
    kind: 'supports',
    certainty: 'tentative',
    reason: 'Same day.',
  });
  await call('link.list', { folder, on });
  await call('mark.set', { folder, on: [on], star: true, addTags: ['letter'] });
  await call('mark.many', { folder, on: [on, { evidence: item }], triage: 'relevant' });
  const comment = await call('comment.add', { folder, on, text: 'Ask the operator.' });
  await call('mark.read', { folder, on });
  await call('mark.count', { folder });
  await call('comment.withdraw', { folder, comment: comment.id, reason: 'Answered.' });
  await call('link.withdraw', { folder, link: link.id, reason: 'Another day.' });
  await call('finding.withdraw', { folder, finding: id, reason: 'Not to the point.' });
};

/** Two histories under one key, such as no program of ours would sign. */
const forkJourney = async (call: Call, root: string): Promise<void> => {
  const log = makeLog();
  const [first, second, logKey] = ['first.txt', 'second.txt', 'fork.vkey'].map((name) => join(root, name));
  if (first === undefined || second === undefined || logKey === undefined) return;
  writeFileSync(first, noteText(log.sign(linesOfHistory(4))));
  writeFileSync(second, noteText(log.sign(linesOfHistory(4, 3))));
  writeFileSync(logKey, log.keyFile);
  const fork = await call('proof.fork', { first, second, logKey, out: join(root, 'fork.json') });
  await call('proof.verify', { path: fork.out, logKey });
};

const workstationJourney = async (call: Call, root: string, demonstration?: MadeDemonstration): Promise<void> => {
  await call('workstation.read', {});
  await call('workstation.examine', {});
  await call('settings.write', { theme: 'dark' });
  await call('files.list', { folder: root });
  await call('identity.trusted', {});
  const made = demonstration ?? (await call('demo.make', {}));
  await call('workstation.use', { profile: made.profile });
  await call('demo.passphrase', { principal: 'demo-analyst' });
  await call('case.enter', { folder: made.case });
  await call('case.recent', {});
  await call('case.forget', { folder: made.case });
  await call('workstation.use', { profile: null });
};

const screenJourney = async (call: Call, folder: string, item: string): Promise<void> => {
  const what = { kind: 'items', items: [item] } as const;
  await call('evidence.amend', { folder, what, change: { title: 'Renamed' }, reason: 'Said better.' });
  await call('custody.enter', { folder, what, event: 'verified' });
  await call('evidence.count', { folder, filter: { sizeFrom: 1 } });
  await call('evidence.read', { folder, evidence: item });
  await call('hypothesis.list', { folder });
  await call('matrix.read', { folder });
  await call('matrix.read', { folder, at: 3 });
  await call('ledger.page', { folder });
  await call('ledger.line', { folder, seq: 1 });
  await call('case.changes', { folder, since: 1 });
};

const matrix = {
  hypotheses: [{ id: 'H1' }, { id: 'H2' }],
  prior: 'uniform',
  rho: {},
  evidence: [
    {
      id: 'E1',
      kind: 'artifact',
      rel: 'A',
      cred: 1,
      custody: 'intact',
      forge: 'low',
      group: null,
      r: { H1: 'CC', H2: 'I' },
    },
  ],
};

/** A copy that has lost its log key, as one from another workstation has. */
const copied = async (root: string, folder: string): Promise<string> => {
  const copy = join(root, 'copied.case');
  spawnSync('cp', ['-r', folder, copy]);
  spawnSync('rm', [join(copy, 'keys', 'log')]);
  return copy;
};

const hypothesisJourney = async (call: Call, folder: string, one: string, two: string): Promise<void> => {
  const { id: lower } = await call('hypothesis.add', { folder, statement: 'They used the relay.', level: 1 });
  await call('hypothesis.entail', { folder, higher: one, lower, reason: 'Its own relay.' });
  await call('hypothesis.part', { folder, part: two, whole: one, reason: 'One team of it.' });
  await call('hypothesis.part', { folder, part: two, whole: one, stands: false, reason: 'It is not.' });
  await call('hypothesis.confirm', { folder, level: 2, reason: 'One operator only.' });
  await call('hypothesis.status', { folder, hypothesis: two, status: 'set_aside', reason: 'It was elsewhere.' });
  await call('hypothesis.correct', { folder, hypothesis: two, statement: 'two of them', reason: 'Too wide.' });
};
