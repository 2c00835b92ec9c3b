import { z } from 'zod';
import { actSchema, contentSchema, itemSchema } from '../ledger/field-schemas.ts';
import { hashMatchesSchema, hashSetSchema } from '../ledger/hash-set-line.ts';
import { importReaderSchema, importResultSchema } from '../ledger/import-line-types.ts';
import { lineTypeOf } from '../ledger/line-types.ts';
import { defaultGradeSchema } from '../ledger/source-line-types.ts';
import type { RevealedLine } from '../ledger/reveal.ts';
import { parsePolicyProfile } from '../reference/policy-profiles.ts';
import { parseScoringProfile } from '../reference/scoring-profiles.ts';
import { acquisitionFields, type AcquisitionField } from './acquisition.ts';
import { findingWriters } from './finding-words.ts';
import { assetWriters } from './asset-words.ts';
import { harmWriters } from './harm-words.ts';
import { exerciseWriters } from './exercise-words.ts';
import { redressWriters } from './redress-words.ts';
import { remediationWriters } from './remediation-words.ts';
import { measureWriters } from './measure-words.ts';
import { hypothesisWriters } from './hypothesis-words.ts';
import { comparisonWriters } from './comparison-words.ts';
import { rankingWriters } from './ranking-words.ts';
import { clusterWriters } from './cluster-words.ts';
import { notificationWriters } from './notification-words.ts';
import { nameWriters } from './name-words.ts';
import { responsibilityWriters } from './responsibility-words.ts';
import { registerWriters } from './register-words.ts';
import { sentenceWriters } from './sentence-words.ts';
import { standingWriters } from './standing-words.ts';
import { reviewWriters } from './review-words.ts';
import { lintWriters } from './lint-words.ts';
import { yardstickWriters } from './yardstick-words.ts';
import {
  count,
  itemNamed,
  listed,
  named,
  quote,
  readWords,
  shorten,
  spaced,
  withheld,
  type FieldWords,
  type LineNames,
} from './line-word-parts.ts';
import { opinionStandings, ratingCodes, type OpinionStanding } from './vocabulary.ts';

/** One line of the ledger as one plain sentence. Who acted and when stand beside it. Names in it may come from anyone. */
export const lineToWords = (line: RevealedLine, names: LineNames): string => {
  const write = Object.hasOwn(writers, line.type) ? writers[line.type] : undefined;
  if (write === undefined || lineTypeOf(line.type, line.v) === undefined)
    return `A line of a type that this version does not know: ${line.type}, version ${line.v}.`;
  const words = write(readWords(line), names);
  // A sentence that is quoted at its end brings its own mark.
  return /[.!?]”$/u.test(words) ? words : `${words}.`;
};

/** Words that were made without names, with the names that the case has now. */
export const nameIds = (words: string, names: LineNames): string =>
  words.replaceAll(/\b(?:at|ev|fi|hy|so|rq)-[0-9a-z]{26}\b/gu, (id) => {
    if (id.startsWith('hy')) return named(id, names.hypothesis);
    if (id.startsWith('so')) return named(id, names.source);
    if (id.startsWith('fi')) return named(id, names.finding);
    if (id.startsWith('at')) return named(id, names.asset);
    return (id.startsWith('ev') ? names.evidence(id) : names.request(id)) ?? id;
  });

/** What a request asks for, as a noun. */
export const actToWords = (act: z.infer<typeof actSchema>): string => {
  switch (act.kind) {
    case 'release':
      return releaseToWords(act.redactions.length, act.overrides?.map(({ rule }) => rule) ?? []);
    case 'enrol':
      return `enrolment of ${shorten(act.enrolment.principal)}`;
    case 'revoke':
      return `revocation of ${shorten(act.principal)}`;
    case 'profile': {
      const policy = act.purpose === 'policy' ? parsePolicyProfile(act.body) : undefined;
      if (policy?.ok === true) return `activation of policy profile ${policy.value.profileId} ${policy.value.version}`;
      const profile = act.purpose === 'scoring' ? parseScoringProfile(act.body) : undefined;
      return profile?.ok === true
        ? `activation of profile ${profile.value.id} ${profile.value.version}`
        : `activation of a ${act.purpose} profile (SHA-256 ${act.sha256.slice(0, 12)}…)`;
    }
  }
};

const releaseToWords = (redactions: number, overridden: readonly string[]): string => {
  const named = redactions === 0 ? '' : ` with ${count(redactions, 'redaction')}`;
  const rules = overridden.length === 0 ? '' : `, overriding ${listed(overridden.map((rule) => shorten(rule)))}`;
  return `release of the case${named}${rules}`;
};

/** How an item is named in a sentence: by its exhibit number and its title. */
export const itemToWords = (exhibit: string | null, title: string | null): string =>
  `${exhibit === null ? withheld : shorten(exhibit)} ${title === null ? withheld : quote(title)}`;

const sourceNamed = (line: FieldWords, { source }: LineNames): string => {
  const id = line.value('source', z.string());
  return id === undefined ? withheld : named(id, source);
};
const personNamed = (line: FieldWords, field: string): string => {
  const person = line.value(field, namedPerson);
  if (person === undefined) return withheld;
  return person.principal === '' ? shorten(person.person) : `${shorten(person.person)} (${shorten(person.principal)})`;
};
const namedPerson = z.object({ person: z.string(), principal: z.string() });
/** What every version of these fields has. */
const handsOfAll = z.object({ from: z.string(), to: z.string(), purpose: z.string() });
const custodyHashes = z.object({
  before: z.string().nullable(),
  after: z.string().nullable(),
  stored: z.string().nullable().optional(),
});
const handed = (line: FieldWords): string => {
  const hands = line.value('hands', handsOfAll);
  if (hands === undefined) return ` ${withheld}`;
  const from = hands.from === '' ? '' : ` from ${shorten(hands.from)}`;
  const to = hands.to === '' ? '' : ` to ${shorten(hands.to)}`;
  return `${from}${to}${hands.purpose === '' ? '' : `, for ${quote(hands.purpose)}`}`;
};

const levelNames = ['infrastructure', 'group', 'organisation', 'State'];
const levelNamed = (line: FieldWords): string => {
  const level = line.value('level', z.number());
  return level === undefined ? `level ${withheld}` : `level ${level} (${levelNames[level - 1] ?? 'unknown'})`;
};

/** The codes in their own order; whatever else stands there comes last. */
const ratingRank = (code: string): number => {
  const rank = ratingCodes.findIndex((known) => known === code);
  return rank < 0 ? ratingCodes.length : rank;
};
const cells = z.record(z.string(), z.string().nullable());
const ratedCells = (line: FieldWords, names: LineNames): string => {
  const ratings = line.value('ratings', cells);
  if (ratings === undefined) return withheld;
  const namesByRating = new Map<string, string[]>();
  for (const [id, rating] of Object.entries(ratings)) {
    const code = rating === null ? 'no rating' : shorten(rating);
    namesByRating.set(code, [...(namesByRating.get(code) ?? []), named(id, names.hypothesis)]);
  }
  return [...namesByRating]
    .sort(([left], [right]) => ratingRank(left) - ratingRank(right))
    .map(([code, hypotheses]) => `${code} for ${listed(hypotheses)}`)
    .join('; ');
};
const standingWords = (standing: OpinionStanding | undefined): string => {
  switch (standing) {
    case 'unshown':
      return 'blind: no rating had been shown on this workstation';
    case 'declared':
      return 'blind on the rater’s word';
    case 'seen':
      return 'not blind';
    case undefined:
      return withheld;
  }
};

const acquisitionWords: Readonly<Record<AcquisitionField, string>> = {
  aiUse: 'use of artificial intelligence',
  changes: 'unavoidable changes',
  clock: 'clock',
  collector: 'collector',
  lineage: 'derivation',
  mandate: 'right',
  place: 'place',
  privacy: 'personal data',
  restriction: 'restrictions',
  tool: 'tool',
  vertex: 'diamond vertex',
  volatility: 'volatility',
};

const writers: Readonly<Record<string, (line: FieldWords, names: LineNames) => string>> = {
  'case.open': (line) => {
    const founder = line.isNull('founder') ? '' : `, with ${personNamed(line, 'founder')} as its first person`;
    const mark = line.word('mark');
    return `Opened the case ${line.quoted('title')}${mark === 'none' ? '' : ` as ${mark === 'exercise' ? 'an' : 'a'} ${mark}`}${founder}`;
  },
  'identity.enrol': (line) =>
    `Enrolled ${personNamed(line, 'enrolment')}${line.isNull('request') ? ' as the first person of the case' : ''}`,
  'identity.revoke': (line) => `Ended the enrolment of ${line.word('principal')}`,
  'source.add': (line) => `Added the source ${line.quoted('name')} with reliability ${line.word('reliability')}`,
  'source.assess': (line, names) => {
    const from = line.isNull('from') ? '' : ', taken over from another case';
    return `Assessed the source ${sourceNamed(line, names)} as ${line.word('reliability')}${from}: ${line.quoted('reason')}`;
  },
  'source.correct': (line, names) => {
    const parts = ['name', 'kind', 'descriptor', 'aliases', 'identifiers'].filter((name) => !line.isNull(name));
    return `Corrected ${parts.join(', ')} of the source ${sourceNamed(line, names)}: ${line.quoted('reason')}`;
  },
  'hashset.apply': (line) => {
    const set = line.value('set', hashSetSchema);
    const matches = line.value('matches', hashMatchesSchema);
    const found =
      matches === undefined
        ? withheld
        : `${count(matches.items, 'item')} and ${count(matches.records, 'record')} matched`;
    return set === undefined
      ? `Held a set of known hashes against the case: ${found}`
      : `Held the set ${quote(set.name)} (known ${set.kind}, ${count(set.hashes, 'hash').replace(/hashs$/u, 'hashes')}) against the case: ${found}`;
  },
  'grade.default': (line) => {
    const grade = line.value('grade', defaultGradeSchema);
    const start =
      grade === undefined ? withheld : `credibility ${grade.credibility}, forgeability ${grade.forgeability}`;
    return `Set what items of the kind “${line.word('kind')}” start with: ${start}: ${line.quoted('reason')}`;
  },
  'intake.open': (line, { source }) => {
    const id = line.value('source', z.string().nullable());
    const from = id === undefined ? ` from ${withheld}` : id === null ? '' : ` from ${named(id, source)}`;
    return `Opened an intake${from}`;
  },
  'evidence.add': (line) => {
    const item = line.value('item', itemSchema);
    const content = line.value('content', contentSchema);
    const words = itemToWords(item?.exhibit ?? null, item?.title ?? null);
    if (content === null) return `Took in ${words}, a record without a file`;
    return `Took in ${words}${content === undefined ? `, ${withheld} file` : ` with a file of ${count(content.size, 'byte')}`}`;
  },
  'evidence.correct': (line, names) => {
    const parts = ['item', 'origin', 'collection', 'handling', 'privacy', 'grade'].filter((name) => !line.isNull(name));
    return `Corrected ${parts.join(', ')} of ${itemNamed(line, 'id', names)}: ${line.quoted('reason')}`;
  },
  'evidence.acquire': (line, names) => {
    const parts = acquisitionFields.filter((name) => !line.isNull(name)).map((name) => acquisitionWords[name]);
    const of = line.isNull('item') ? 'the items of an intake' : itemNamed(line, 'item', names);
    return `Stated how ${of} came to be: ${parts.length === 0 ? 'nothing' : listed(parts)}`;
  },
  'custody.event': (line, names) => {
    const hashes = line.value('hashes', custodyHashes);
    const taken = hashes === undefined ? [] : [hashes.before, hashes.after, hashes.stored ?? null];
    const isChanged = new Set(taken.filter((hash) => hash !== null)).size > 1;
    return `Recorded “${spaced(line.word('event'))}” for ${itemNamed(line, 'item', names)}${handed(line)}${isChanged ? '; its file changed' : ''}`;
  },
  'custody.grade': (line, names) =>
    `The chain of custody of ${itemNamed(line, 'item', names)} gives the grade “${spaced(line.word('grade'))}”: ${line.quoted('reason')}`,
  'import.record': (line, names) => {
    const reader = line.value('reader', importReaderSchema);
    const result = line.value('result', importResultSchema);
    const records = result === undefined ? withheld : count(result.records, 'record');
    const marks = result === undefined || result.marks === 0 ? '' : `, ${count(result.marks, 'mark')}`;
    return `Imported ${itemNamed(line, 'item', names)} as ${reader === undefined ? withheld : shorten(reader.format)}: ${records}${marks}`;
  },
  'import.undo': (line, names) => {
    const reason = line.quoted('reason');
    return `Took back the import of ${itemNamed(line, 'item', names)}${reason === quote('') ? '' : `: ${reason}`}`;
  },
  ...registerWriters,
  ...hypothesisWriters,
  ...reviewWriters,
  ...standingWriters,
  ...yardstickWriters,
  ...lintWriters,
  ...responsibilityWriters,
  ...harmWriters,
  ...notificationWriters,
  ...remediationWriters,
  ...measureWriters,
  ...assetWriters,
  ...redressWriters,
  ...exerciseWriters,
  ...nameWriters,
  ...clusterWriters,
  ...sentenceWriters,
  ...findingWriters,
  ...rankingWriters,
  ...comparisonWriters,
  'hypothesis.add': (line) => `Added the hypothesis ${line.quoted('statement')} on ${levelNamed(line)}`,
  'group.set': (line) =>
    `Set the group ${line.quoted('name')}: ${spaced(line.word('relation'))}, dependence ${line.word('rho')}`,
  'rating.set': (line, names) => `Rated ${itemNamed(line, 'item', names)}: ${ratedCells(line, names)}`,
  'opinion.begin': (line) =>
    `${line.word('rater')} began a second opinion on ${levelNamed(line)}, ${standingWords(line.value('standing', z.enum(opinionStandings)))}`,
  'opinion.rate': (line, names) =>
    `Rated ${itemNamed(line, 'item', names)} in a second opinion: ${ratedCells(line, names)}`,
  'opinion.end': (line) => `Ended a second opinion with ${line.word('rated')} of ${line.word('cells')} cells rated`,
  'prior.set': (line, { hypothesis }) => {
    const priors = line.value('priors', z.record(z.string(), z.string()));
    if (priors === undefined) return `Stated the priors of ${levelNamed(line)}: ${withheld}`;
    const words = Object.entries(priors).map(([id, prior]) => `${shorten(prior)} for ${named(id, hypothesis)}`);
    return words.length === 0
      ? `Made the priors of ${levelNamed(line)} uniform again`
      : `Stated the priors of ${levelNamed(line)}: ${listed(words)}`;
  },
  'assumption.set': (line) => {
    const critical = line.value('critical', z.boolean());
    const kind = critical === undefined ? `${withheld} ` : critical ? 'critical ' : '';
    return `Stated the ${kind}assumption ${line.quoted('statement')} as ${line.word('status')}`;
  },
  'confidence.lower': (line) =>
    line.isNull('to')
      ? `Took back the lowering of confidence at level ${line.word('level')}: ${line.quoted('reason')}`
      : `Lowered the confidence at level ${line.word('level')} to ${line.word('to')} at most: ${line.quoted('reason')}`,
  'review.assign': (line) =>
    `${line.word('status') === 'withdrawn' ? 'Withdrew the naming of' : 'Named'} ${personNamed(line, 'reviewer')} as independent reviewer: ${line.quoted('reason')}`,
  'profile.activate': (line) =>
    `Activated the ${line.word('purpose')} profile with SHA-256 ${line.word('sha256').slice(0, 12)}…`,
  'approval.request': (line) => {
    const act = line.value('act', actSchema);
    return `Asked for the ${act === undefined ? withheld : actToWords(act)}`;
  },
  'approval.record': (line, { request }) => {
    const id = line.value('request', z.string());
    return `Recorded the approval by ${line.word('principal')} of the ${(id === undefined ? undefined : request(id)) ?? line.word('request')}`;
  },
  'release.freeze': (line) => `Froze ${line.isNull('request') ? 'a draft' : 'the release'} of the case`,
  'export.record': (line) => {
    const file = line.value('file', z.object({ name: z.string() }));
    return `Exported the ${line.word('edition')} edition of the release of ${line.seqOf('release')} as ${file === undefined ? withheld : quote(file.name)}`;
  },
  'export.identify': (line) => {
    const ids = line.value('ids', z.record(z.string(), z.string()));
    return `Gave ${ids === undefined ? withheld : count(Object.keys(ids).length, 'part')} of the case identifiers for STIX and MISP`;
  },
  'handover.record': (line) => `Recorded that material was handed over${handed(line)}`,
  'review.import': (line) =>
    `Took in the review by ${personNamed(line, 'reviewer')}: ${spaced(line.word('conclusion'))}`,
  correction: (line) => `Said that ${line.seqOf('corrects')} is wrong: ${line.quoted('reason')}`,
  'log.succeed': (line) => {
    const previous = line.value('previous', z.object({ origin: z.string(), size: z.number() }));
    const words =
      previous === undefined ? withheld : `${shorten(previous.origin)} after ${count(previous.size, 'line')}`;
    return `${personNamed(line, 'by')} took the case over from the log ${words}`;
  },
};
