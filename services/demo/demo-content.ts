import { fileURLToPath } from 'node:url';
import type { NameSense } from '../../shared/domain/name-claims.ts';
import type { ReportTemplate } from '../../shared/domain/report-vocabulary.ts';
import type { SentenceKind, WrittenSection } from '../../shared/domain/written-sentence.ts';
import type { AssetKind, KnownAs } from '../../shared/domain/asset-vocabulary.ts';
import type { SectorCode } from '../../shared/reference/sectors.ts';
import type { RedLineId, Tlp } from '../../shared/domain/vocabulary.ts';

/** NATO Admiralty reliability of a source, A best, F cannot be judged. */
type Reliability = 'A' | 'B' | 'C' | 'D' | 'E' | 'F';

/** NATO Admiralty credibility of one item, 1 best, 6 cannot be judged. */
type Credibility = '1' | '2' | '3' | '4' | '5' | '6';

/** How an item fits a hypothesis, asked as P(evidence | hypothesis). */
type CellRating = 'CC' | 'C' | 'N' | 'NA' | 'I' | 'II';

type HarmCriterion =
  'life' | 'criticality' | 'disruption' | 'scope' | 'duration' | 'collateral' | 'reversibility' | 'vulnerable' | 'data';

export type DemoSource = {
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly reliability: Reliability;
  readonly descriptor: string;
  readonly tlp: Tlp;
};

export type DemoGroup = {
  readonly key: string;
  readonly name: string;
  readonly relation:
    'same_upstream_report' | 'same_artifact_or_sensor' | 'same_analysis_line' | 'same_technique_class' | 'independent';
  readonly rho: '1' | '0.7' | '0.5' | '0.3' | '0';
  readonly reason: string;
};

/** `file` is a path under the data folder; `collectedAt` is UTC, `YYYY-MM-DDTHH:MM:SSZ`. */
export type DemoEvidence = {
  readonly key: string;
  readonly exhibit: string;
  readonly title: string;
  readonly description: string;
  readonly kind: 'artifact' | 'report' | 'testimony' | 'absence' | 'assumption';
  readonly file: string | null;
  readonly media: string | null;
  readonly url: string;
  readonly source: string;
  readonly credibility: Credibility;
  readonly custody: 'intact' | 'gap_explained' | 'gap_unexplained' | 'not_captured' | 'failed';
  readonly forgeability: 'low' | 'moderate' | 'high' | 'demonstrated';
  readonly group: string | null;
  readonly evidenceClass: 'tradecraft' | 'infrastructure' | 'malware' | 'intent' | 'external' | 'victimology';
  readonly layer: 'tactical' | 'operational' | 'strategic';
  readonly adequacy: 'adequate' | 'partial' | 'poor' | null;
  readonly tlp: Tlp;
  readonly collectedBy: string;
  readonly collectedAt: string;
  readonly authority: string;
};

export type DemoHypothesis = {
  readonly key: string;
  readonly statement: string;
  readonly level: 2;
  readonly kind: 'specific' | 'deception' | 'catch_all' | 'no_attack' | 'insufficient';
  readonly predicts: string;
  readonly refutedBy: string;
  readonly actor: string | null;
  readonly tlp: Tlp;
};

type DemoCell = { readonly rating: CellRating; readonly rationale: string };

/** One row of the matrix: an item rated against every hypothesis, cells by hypothesis key. */
export type DemoRating = {
  readonly evidence: string;
  readonly cells: Readonly<Record<string, DemoCell>>;
  readonly tlp: Tlp;
};

export type DemoAssumption = {
  readonly key: string;
  readonly statement: string;
  readonly critical: boolean;
  readonly status: 'open' | 'resolved';
  readonly tlp: Tlp;
  /** Of a critical one. */
  readonly examined?: { readonly test: string; readonly owner: string; readonly consequence: string };
};

type DemoHarmScore = {
  readonly score: 0 | 1 | 2 | 3 | 4;
  readonly status: 'observed' | 'estimated' | 'potential';
  readonly note: string;
  readonly evidence: readonly string[];
};

/** What a review asks for; the counter-case is by somebody who rated nothing. */
export type DemoRegisters = {
  readonly gaps: readonly { readonly statement: string; readonly changesRanking: boolean; readonly owner: string }[];
  readonly indicators: readonly { readonly statement: string; readonly owner: string }[];
  readonly counter: { readonly author: string; readonly statement: string } | null;
};

/** Why the hypotheses of a level exclude each other. */
export type DemoExclusivity = { readonly level: 2; readonly reason: string; readonly tlp: Tlp };

type DemoRedLine = { readonly redLine: RedLineId; readonly statement: string; readonly evidence: readonly string[] };

/** The register of services: only what exhibits say. */
export type DemoServices = {
  readonly entries: readonly {
    readonly key: string;
    readonly kind: AssetKind;
    readonly name: string;
    readonly operator: string;
    readonly location: string;
    readonly sectors: readonly SectorCode[];
    readonly people?: { readonly count: number; readonly status: KnownAs; readonly evidence: readonly string[] };
    readonly state: { readonly is: 'affected'; readonly status: KnownAs; readonly evidence: readonly string[] };
    readonly evidence: readonly string[];
    readonly note: string;
  }[];
  readonly needs: readonly {
    readonly entry: string;
    readonly needed: string;
    /** Null: no exhibit says. */
    readonly backupMinutes: number | null;
    readonly statement: string;
    readonly evidence: readonly string[];
  }[];
  readonly tlp: Tlp;
};

export type DemoHarm = {
  readonly scores: Readonly<Record<HarmCriterion, DemoHarmScore>>;
  readonly redLines: readonly DemoRedLine[];
  readonly tlp: Tlp;
};

type DemoCustodyEvent = {
  readonly evidence: string;
  readonly type: 'verified' | 'accessed' | 'correction' | 'copied';
  readonly note: string;
  readonly purpose: string;
};

/** What an exhibit calls the actor of a hypothesis. */
export type DemoNameClaim = {
  readonly hypothesis: string;
  readonly evidence: string;
  readonly name: string;
  readonly sense: NameSense;
  readonly attack: string | null;
  readonly reason: string;
  readonly tlp: Tlp;
};

/** A whole demonstration case as data; keys are local to it and refer to each other. */
/** The hypotheses by place as the author held them, and why that differs from the computed order. Made knowing the scores. */
export type DemoRanking = {
  readonly order: readonly (readonly string[])[];
  readonly reason: string;
  readonly explanation: string;
};

/** The written assessment; fields name hypotheses by their keys, and what they cite by its mark. */
export type DemoText = {
  readonly template: ReportTemplate;
  readonly reader: string;
  readonly question: string;
  readonly sentences: readonly {
    readonly section: WrittenSection;
    readonly kind: SentenceKind;
    readonly text: string;
    /** Without one it is marked as the case is. */
    readonly tlp?: Tlp;
  }[];
};

export type DemoContent = {
  readonly title: string;
  readonly question: string;
  readonly tlp: Tlp;
  readonly notice: string;
  readonly sources: readonly DemoSource[];
  readonly groups: readonly DemoGroup[];
  readonly evidence: readonly DemoEvidence[];
  readonly hypotheses: readonly DemoHypothesis[];
  readonly ratings: readonly DemoRating[];
  readonly assumptions: readonly DemoAssumption[];
  readonly registers: DemoRegisters;
  readonly ranking: DemoRanking;
  readonly harm: DemoHarm;
  readonly services: DemoServices;
  readonly text: DemoText;
  readonly names: readonly DemoNameClaim[];
  readonly exclusive: DemoExclusivity;
  readonly extraCustody: readonly DemoCustodyEvent[];
};

/** Absolute path of a file of the demonstration data, given its path under the data folder. */
export const demoFilePath = (file: string): string => fileURLToPath(new URL(`./data/${file}`, import.meta.url));
