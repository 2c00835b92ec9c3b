import { basename } from 'node:path';
import { parseAssessment } from '../../shared/attribution/assessment-shape.ts';
import {
  demoFilePath,
  type DemoContent,
  type DemoEvidence,
  type DemoRegisters,
  type DemoText,
} from './demo-content.ts';
import { fillServices } from './fill-services.ts';
import type { Call } from './demonstrate.ts';

type FillOptions = {
  readonly content: DemoContent;
  readonly call: Call;
  readonly caseFolder: string;
  readonly analyst: string;
  readonly onStep: (step: string) => void;
};

/** Makes a demonstration case through the same calls that any shell uses; gives the named hypothesis that leads, if one does. */
export const fillDemo = async ({
  content,
  call,
  caseFolder: folder,
  analyst,
  onStep,
}: FillOptions): Promise<string | null> => {
  const { title, question, tlp } = content;
  await call('case.create', {
    folder,
    title,
    question: `${question}\n\n${content.notice}`,
    identity: analyst,
    tlp,
    mark: 'demonstration',
  });
  const sources = new Map<string, string>();
  for (const { key, ...source } of content.sources) {
    sources.set(key, (await call('source.add', { folder, ...source })).id);
  }
  const groups = new Map<string, string>();
  for (const { key, ...group } of content.groups) {
    groups.set(key, (await call('group.set', { folder, ...group, tlp: 'CLEAR' })).id);
  }
  onStep(`taking in ${content.evidence.length} items of evidence`);
  const items = new Map<string, string>();
  for (const evidence of content.evidence) {
    items.set(evidence.key, await takeEvidence(call, folder, evidence, idOf(sources, evidence.source), groups));
  }
  for (const event of content.extraCustody) {
    const { evidence, type, note, purpose } = event;
    const item = idOf(items, evidence);
    // A correction is about the intake, which is the first event of every chain.
    const corrects =
      type === 'correction' ? (await call('custody.read', { folder, evidence: item })).events[0]?.line : undefined;
    await call('custody.record', { folder, evidence: item, event: type, note, purpose, corrects });
  }
  onStep('stating hypotheses and rating every item against each');
  const hypotheses = new Map<string, string>();
  for (const { key, actor, ...hypothesis } of content.hypotheses) {
    hypotheses.set(key, (await call('hypothesis.add', { folder, ...hypothesis, actorName: actor ?? '' })).id);
  }
  for (const row of content.ratings) {
    const cells = Object.fromEntries(Object.entries(row.cells).map(([key, cell]) => [idOf(hypotheses, key), cell]));
    await call('rating.set', { folder, evidence: idOf(items, row.evidence), cells, rater: analyst, tlp: row.tlp });
  }
  const examinations: (() => Promise<unknown>)[] = [];
  for (const { key: _, examined, ...assumption } of content.assumptions) {
    const { id } = await call('assumption.set', { folder, ...assumption });
    if (examined !== undefined)
      examinations.push(() => call('assumption.examine', { folder, id, ...examined, tlp: assumption.tlp }));
  }
  for (const { hypothesis, evidence, attack, ...claim } of content.names) {
    await call('name.claim', {
      folder,
      ...claim,
      hypothesis: idOf(hypotheses, hypothesis),
      by: { kind: 'item', evidence: idOf(items, evidence) },
      ...(attack !== null && { attack }),
    });
  }
  const scores = Object.fromEntries(
    Object.entries(content.harm.scores).map(([criterion, { evidence, ...score }]) => [
      criterion,
      { ...score, cites: evidence.map((key) => idOf(items, key)) },
    ]),
  );
  await call('harm.set', { folder, scores, tlp: content.harm.tlp });
  for (const examine of examinations) await examine();
  await fillRegisters(call, folder, content.registers);
  for (const { redLine, statement, evidence } of content.harm.redLines) {
    const claim = { status: 'raised', cites: evidence.map((key) => idOf(items, key)) } as const;
    await call('redline.set', { folder, redLine, claim, statement, tlp: content.harm.tlp });
  }
  await writeText(call, folder, content.text, hypotheses);
  // Who wrote the demonstration knew its scores, and says so.
  const { order, reason, explanation } = content.ranking;
  await call('ranking.set', {
    folder,
    level: 2,
    order: order.map((place) => place.map((key) => idOf(hypotheses, key))),
    reason,
    seen: true,
  });
  await call('ranking.explain', { folder, level: 2, explanation });
  await call('hypothesis.confirm', { folder, ...content.exclusive });
  await fillServices(call, folder, content.services, (key) => idOf(items, key));
  return leadOf((await call('score.case', { folder, level: 2 })).sections);
};

const fillRegisters = async (call: Call, folder: string, registers: DemoRegisters): Promise<void> => {
  const { gaps, indicators, counter } = registers;
  for (const entry of [
    ...gaps.map((gap) => ({ kind: 'gap' as const, ...gap })),
    ...indicators.map((indicator) => ({ kind: 'indicator' as const, ...indicator })),
    ...(counter === null ? [] : [{ kind: 'counter' as const, level: 2, ...counter }]),
  ])
    await call('register.set', { folder, entry });
};

const writeText = async (
  call: Call,
  folder: string,
  { sentences, ...choice }: DemoText,
  hypotheses: ReadonlyMap<string, string>,
): Promise<void> => {
  await call('report.set', { folder, ...choice });
  // Those of one marking are written together, the openly marked ones first.
  for (const marking of new Set([undefined, ...sentences.map(({ tlp }) => tlp)])) {
    const own = sentences
      .filter(({ tlp }) => tlp === marking)
      .map(({ section, kind, text }) => ({
        section,
        kind,
        text: text.replaceAll(/(?<=\{(?:likelihood|hypothesis):)[a-z]+(?=\})/gu, (key) => idOf(hypotheses, key)),
      }));
    await call('sentence.write', { folder, sentences: own, ...(marking !== undefined && { tlp: marking }) });
  }
};

const idOf = (ids: ReadonlyMap<string, string>, key: string): string => {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`the demonstration names ${key} before it is there`);
  return id;
};

const takeEvidence = async (
  call: Call,
  folder: string,
  evidence: DemoEvidence,
  source: string,
  groups: ReadonlyMap<string, string>,
): Promise<string> => {
  const { exhibit, title, description, url, media, file, group, tlp, collectedBy, collectedAt, authority } = evidence;
  const { kind, credibility, custody, forgeability, evidenceClass, layer, adequacy } = evidence;
  const details = {
    exhibit,
    title,
    description,
    url,
    ...(media !== null && { media }),
    grade: {
      kind,
      credibility,
      custody,
      forgeability,
      evidenceClass,
      layer,
      adequacy,
      group: group === null ? null : idOf(groups, group),
    },
  };
  const shared = { folder, source, tlp, collectedBy, collectedAt, authority, details };
  if (file === null) return (await call('intake.record', { ...shared, title })).id;
  const { taken } = await call('intake.take', { ...shared, paths: [demoFilePath(file)] });
  const [item] = taken;
  if (item === undefined) throw new Error(`${basename(file)} was not taken in`);
  return item.id;
};

/** The lead, where it is a named answer: neither a tie nor the catch-all names anybody. */
const leadOf = (sections: unknown): string | null => {
  const assessment = parseAssessment(sections);
  if (!assessment.ok || assessment.value.status !== 'computed') throw new Error('the demonstration can be scored');
  const scores = assessment.value.levels[0]?.scores;
  return scores?.leadRanked === true ? scores.lead : null;
};
