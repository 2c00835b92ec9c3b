import { z } from 'zod';
import { caseScoringInput, scoredLevels } from '../attribution/case-scoring.ts';
import { wordingOf, wordsToSection } from '../attribution/case-wording.ts';
import { confidenceFacts, loweringOf, statedConfidence } from '../attribution/confidence/case-confidence.ts';
import { confidenceToSection } from '../attribution/confidence/confidence-section.ts';
import { computeConfidence, type ConfidenceLevel } from '../attribution/confidence/confidence.ts';
import { scoreLevelInSteps, type LevelScore } from '../attribution/level-score.ts';
import type { ScoreMemory } from '../attribution/score-memory.ts';
import { scoreToSections } from '../attribution/score-sections.ts';
import { stateLevel, type StatedLevel } from '../attribution/stated/stated.ts';
import { statedToSection } from '../attribution/stated/stated-section.ts';
import type { Crypto } from '../base/crypto.ts';
import { harmOfCase } from '../consequence/case-harm.ts';
import { policyOfCase, type CasePolicy } from '../consequence/case-policy.ts';
import { gatesToSection, judgedLevel, type JudgedLevel } from '../consequence/gates-section.ts';
import { harmToSection } from '../consequence/harm-section.ts';
import { measuresToSection } from '../consequence/measures-section.ts';
import { redressToSection, type Led } from '../consequence/redress-section.ts';
import { err, ok, type Failure, type Result } from '../base/result.ts';
import { runSteps, type Steps } from '../base/steps.ts';
import type { CaseTables } from '../domain/case-tables.ts';
import { structureOf } from '../domain/hypothesis-structure.ts';
import { canonicalJson, type Json } from '../ledger/canonical-json.ts';
import type { RevealedLine } from '../ledger/reveal.ts';
import type { LintEdition, LintLevel } from '../lint/facts.ts';
import { answersOf } from '../lint/answers.ts';
import { caseToFacts } from '../lint/case-facts.ts';
import { scoreToLintLevel } from '../lint/lint-level.ts';
import { lintToSection } from '../lint/lint-section.ts';
import { lintInSteps } from '../lint/lint.ts';
import { newestLint, type LintVersion } from '../lint/rule.ts';
import { parseScoringProfile } from '../reference/scoring-profiles.ts';

/** Sections of `assessment.json` that this version makes, with their versions; a freeze records them. */
export const assessmentSections = {
  scores: 1,
  sensitivity: 1,
  confidence: 1,
  challenges: 1,
  stated: 1,
  words: 1,
  harm: 1,
  gates: 1,
  measures: 1,
  redress: 1,
  lint: 2,
} as const;
type SectionName = keyof typeof assessmentSections;
type ScoredName = Exclude<SectionName, 'lint'>;

/** Sets of sections that releases were frozen with, which are exported and verified as they were recorded. */
const recordedSections: readonly Readonly<Record<string, number>>[] = [
  { scores: 1, sensitivity: 1 },
  { scores: 1, sensitivity: 1, confidence: 1, challenges: 1 },
  { scores: 1, sensitivity: 1, confidence: 1, challenges: 1, stated: 1, words: 1 },
  { scores: 1, sensitivity: 1, confidence: 1, challenges: 1, stated: 1, words: 1, lint: 1 },
  { scores: 1, sensitivity: 1, confidence: 1, challenges: 1, stated: 1, words: 1, harm: 1, gates: 1, lint: 2 },
  assessmentSections,
];

/** What is computed of the skeleton alone. */
export type ScoredSections = Readonly<Record<ScoredName, Json>>;
/** Of this, what follows from neither measures nor claims for redress, so that no line about one moves any of it. */
export type CaseSections = Omit<ScoredSections, 'measures' | 'redress'>;
/** All of it with the rules of export, which read what the edition shows. */
export type AssessmentSections = Readonly<Record<SectionName, Json>>;
export type AssessmentFailure = Failure<
  'PROFILE_MISSING' | 'BAD_SCORING_PROFILE' | 'BAD_SCORING_INPUT' | 'BAD_POLICY_PROFILE'
>;

/** SHA-256 of the scoring profile in force. */
export const scoringProfileOf = (tables: CaseTables): string => tables.get('profile', 'scoring')?.sha256 ?? '';

type AssessedCase = {
  readonly tables: CaseTables;
  /** What of the skeleton is withheld: then there are no numbers at all. */
  readonly missing: readonly string[];
  /** The exact bytes of a profile by SHA-256. */
  readonly profileText: (sha256: string) => string | undefined;
  /** Levels scored lately; everything is computed anew where it is left out, as whoever verifies does. */
  readonly scoreMemory?: ScoreMemory | undefined;
};

/** Scores every level of a case. */
export const scoreAssessment = (assessed: AssessedCase, crypto: Crypto): Result<ScoredSections, AssessmentFailure> => {
  const computed = runSteps(computeLevels(assessed, crypto));
  return computed.ok ? ok(computed.value.sections) : computed;
};

/** The same without measures and redress: what a case comes to before anybody acts on it. */
export const scoreCase = (assessed: AssessedCase, crypto: Crypto): Result<CaseSections, AssessmentFailure> => {
  const computed = runSteps(scoreLevels(assessed, crypto));
  return computed.ok ? ok(computed.value.sections) : computed;
};

/** Everything that `assessment.json` of an edition can hold. `lines` and `tables` are what the edition shows. */
export const computeAssessment = (assessed: AssessedEdition, crypto: Crypto): Assessed =>
  runSteps(assessmentInSteps(assessed, crypto));

type AssessedEdition = AssessedCase & ShownEdition;
type Assessed = Result<AssessmentSections, AssessmentFailure>;

/** The same in steps, for a page. */
export function* assessmentInSteps(assessed: AssessedEdition, crypto: Crypto): Steps<Assessed> {
  const computed = yield* computeLevels(assessed, crypto);
  if (!computed.ok) return computed;
  const { sections, levels } = computed.value;
  yield;
  return ok({ ...sections, lint: yield* lintShown(assessed, levels) });
}

type ShownEdition = Pick<AssessedCase, 'tables' | 'missing'> & {
  readonly lines: readonly RevealedLine[];
  readonly edition: LintEdition;
};

/**
 * The section `lint` of several editions of one case. Its levels are computed once, of everything: they follow from the
 * skeleton, which no edition with numbers withholds.
 */
export const lintEditions = (
  whole: AssessedCase,
  editions: readonly ShownEdition[],
  crypto: Crypto,
): Result<readonly Json[], AssessmentFailure> => {
  const computed = runSteps(computeLevels(whole, crypto));
  if (!computed.ok) return computed;
  return ok(editions.map((shown) => runSteps(lintShown(shown, computed.value.levels))));
};

function* lintShown({ tables, lines, edition, missing }: ShownEdition, levels: readonly LintLevel[]): Steps<Json> {
  if (missing.length > 0) return notRecomputable(missing);
  const version = lintVersionOf(lines);
  const facts = caseToFacts({ tables, lines, levels, edition });
  const outcomes = yield* lintInSteps(facts, version);
  yield;
  return lintToSection(outcomes, answersOf(tables, lines), version);
}

const notRecomputable = (missing: readonly string[]): Json => ({
  v: 1,
  status: 'not_recomputable',
  missing: [...missing],
});

/** That which a release was frozen with, by its last line; the newest for a case as it is now. */
const lintVersionOf = (lines: readonly RevealedLine[]): LintVersion => {
  const last = lines.at(-1);
  const recorded = last?.type === 'release.freeze' ? recordedLint.safeParse(last.fields['sections']) : undefined;
  return recorded?.success === true ? recorded.data.lint : newestLint;
};
const recordedLint = z.object({ lint: z.literal([1, 2]) });

function* computeLevels(
  assessed: AssessedCase,
  crypto: Crypto,
): Steps<Result<{ readonly sections: ScoredSections; readonly levels: readonly LintLevel[] }, AssessmentFailure>> {
  const { tables, missing } = assessed;
  const computed = yield* scoreLevels(assessed, crypto);
  if (!computed.ok) return computed;
  const { sections, levels, leads, policy } = computed.value;
  if (policy === null) {
    const section = notRecomputable(missing);
    return ok({ sections: { ...sections, measures: section, redress: section }, levels });
  }
  const redress = redressToSection(tables, leads);
  const measures = measuresToSection({ tables, sections, profile: policy, sha256Hex: crypto.sha256Hex });
  return ok({ sections: { ...sections, measures, redress }, levels });
}

type Leveled = {
  readonly sections: CaseSections;
  readonly levels: readonly LintLevel[];
  readonly leads: readonly Led[];
  /** Null: what the numbers follow from is withheld. */
  readonly policy: CasePolicy | null;
};

function* scoreLevels(
  { tables, missing, profileText, scoreMemory }: AssessedCase,
  crypto: Crypto,
): Steps<Result<Leveled, AssessmentFailure>> {
  if (missing.length > 0) {
    const section = notRecomputable(missing);
    const sections = {
      scores: section,
      sensitivity: section,
      confidence: section,
      challenges: section,
      stated: section,
      words: section,
      harm: section,
      gates: section,
    };
    return ok({ sections, levels: [], leads: [], policy: null });
  }
  const sha256 = scoringProfileOf(tables);
  const text = profileText(sha256);
  if (text === undefined)
    return err({ code: 'PROFILE_MISSING', message: `the scoring profile ${sha256} is not at hand` });
  const profile = parseScoringProfile(text);
  if (!profile.ok) return profile;
  const policy = policyOfCase({ tables, profileText, sha256Hex: crypto.sha256Hex });
  if (!policy.ok) return policy;
  const scores: Record<string, Json> = {};
  const sensitivity: Record<string, Json> = {};
  const confidence: Record<string, Json> = {};
  const challenges: Record<string, Json> = {};
  const stated: Record<string, Json> = {};
  const words: Record<string, Json> = {};
  const facts = confidenceFacts(tables);
  const structure = structureOf(tables);
  const statedLevels = new Map<number, StatedLevel>();
  const levels: LintLevel[] = [];
  const judged: JudgedLevel[] = [];
  const leads: Led[] = [];
  const wording = wordingOf(tables);
  let below: { readonly level: number; readonly confidence: ConfidenceLevel } | null = null;
  for (const level of scoredLevels(tables)) {
    yield;
    const input = caseScoringInput(tables, level);
    if (!input.ok) return err({ code: 'BAD_SCORING_INPUT', message: input.error.message });
    const scored = {
      input: input.value,
      profile: profile.value,
      options: { sha256: crypto.sha256, profileSha256Hex: sha256 },
    };
    yield;
    const make = (): Steps<LevelScore> => scoreLevelInSteps(scored);
    const known = yield* scoreMemory === undefined ? make() : scoreMemory.of(scored, make);
    const result = known.score;
    yield;
    const sections = scoreToSections(result);
    scores[level] = sections.scores;
    sensitivity[level] = sections.sensitivity;
    yield;
    const computed = computeConfidence(result, input.value, profile.value, facts);
    const lowering = loweringOf(tables, level);
    const confidenceStated = statedConfidence(computed.computed, below?.confidence ?? null, lowering);
    confidence[level] = confidenceToSection({ computed, below, lowering, confidence: confidenceStated });
    below = { level, confidence: confidenceStated };
    challenges[level] = known.challenges;
    yield;
    const { monteCarlo } = result.sensitivity;
    const own = stateLevel(
      {
        level,
        posterior: result.alr1.posterior,
        lead: result.lead === null || monteCarlo === null ? null : { id: result.lead, range: monteCarlo },
        rangeOf: known.rangeOf,
      },
      structure,
      statedLevels.get(level - 1),
    );
    statedLevels.set(level, own);
    stated[level] = statedToSection(own, structure);
    words[level] = wordsToSection(own, result.lead, tables);
    if (result.lead !== null) leads.push({ level, lead: result.lead });
    judged.push(judgedLevel(result, own, confidenceStated));
    levels.push(
      scoreToLintLevel({
        level,
        score: result,
        computed,
        confidence: confidenceStated,
        stated: own,
        structure,
        wording,
      }),
    );
  }
  const harm = harmOfCase(tables, policy.value.policy);
  const sections = {
    scores: { v: 1, levels: scores },
    sensitivity: { v: 1, levels: sensitivity },
    confidence: { v: 1, levels: confidence },
    challenges: { v: 1, levels: challenges },
    stated: { v: 1, levels: stated },
    words: { v: 1, levels: words },
    harm: harmToSection(harm, policy.value),
    gates: gatesToSection(judged, harm, facts.review, policy.value),
  };
  return ok({ sections, levels, leads, policy: policy.value });
}

/** The names of the sections that a release records; undefined where this version does not know them all. */
export const namesOfSections = (recorded: Json | undefined): readonly SectionName[] | undefined => {
  const known = recordedSections.find((sections) => canonicalJson(sections) === canonicalJson(recorded ?? null));
  return known === undefined ? undefined : sectionNames.filter((name) => name in known);
};

const sectionNames = [
  'scores',
  'sensitivity',
  'confidence',
  'challenges',
  'stated',
  'words',
  'harm',
  'gates',
  'measures',
  'redress',
  'lint',
] as const satisfies readonly SectionName[];

export const formatAssessmentFile = (
  sections: AssessmentSections,
  names: readonly SectionName[] = sectionNames,
): string => formatSections(sections, names);

/** The same without the rules of export, which differ between editions: what every edition of a release has alike. */
export const formatScoredFile = (sections: ScoredSections, names: readonly SectionName[]): string =>
  formatSections(
    sections,
    names.filter((name) => name !== 'lint'),
  );

const formatSections = <Name extends SectionName>(
  sections: Readonly<Record<Name, Json>>,
  names: readonly Name[],
): string => `${canonicalJson({ v: 1, sections: Object.fromEntries(names.map((name) => [name, sections[name]])) })}\n`;
