import { z } from 'zod';
import type { CaseTables } from '../domain/case-tables.ts';
import { clustersOf, redrawnLinks } from '../domain/clusters.ts';

const text = z.string().nullable();

/** The matrix as the window shows it: what scores are computed from, with names, without long texts. Ratings stand with their item, by hypothesis. */
export const assessmentRows = z.object({
  profile: z.object({ sha256: z.string(), seq: z.number() }).nullable(),
  hypotheses: z.array(
    z.object({
      id: z.string(),
      seq: z.number(),
      kind: text,
      level: z.number().nullable(),
      statement: text,
      actorName: text,
    }),
  ),
  evidence: z.array(
    z.object({
      id: z.string(),
      seq: z.number(),
      exhibit: text,
      title: text,
      name: text,
      kind: text,
      reliability: text,
      credibility: text,
      custody: text,
      forgeability: text,
      group: text,
      evidenceClass: text,
      layer: text,
      adequacy: text,
      ratings: z.record(z.string(), text),
    }),
  ),
  groups: z.array(z.object({ id: z.string(), seq: z.number(), name: text, relation: text, rho: text })),
  priors: z.array(z.object({ level: z.number(), hypothesis: z.string(), prior: z.string() })),
  /** Hypotheses that refer to a cluster which was merged or split since. */
  redrawn: z.array(
    z.object({ hypothesis: z.string(), cluster: z.string(), label: text, seq: z.number(), redrawnSeq: z.number() }),
  ),
  /** Codes of hypotheses of level 4 that claim a mode of responsibility; null: withheld. */
  responsibilities: z.array(z.object({ hypothesis: z.string(), seq: z.number(), degree: text, basis: text })),
});
export type AssessmentRows = z.infer<typeof assessmentRows>;

export const tablesToAssessmentRows = (tables: CaseTables): AssessmentRows => {
  const ratingsByItem = new Map<string, Record<string, string | null>>();
  for (const { item, hypothesis, rating } of tables.rows('rating')) {
    const ratings = ratingsByItem.get(item) ?? {};
    ratings[hypothesis] = rating;
    ratingsByItem.set(item, ratings);
  }
  const profile = tables.get('profile', 'scoring');
  return {
    profile: profile === undefined ? null : { sha256: profile.sha256, seq: profile.seq },
    hypotheses: tables
      .rows('hypothesis')
      .map(({ key, seq, kind, level, statement, actorName }) => ({ id: key, seq, kind, level, statement, actorName })),
    evidence: tables.rows('evidence').map((row) => ({
      id: row.key,
      seq: row.seq,
      exhibit: row.exhibit,
      title: row.title,
      name: row.name,
      kind: row.kind,
      reliability: row.reliability,
      credibility: row.credibility,
      custody: row.custody,
      forgeability: row.forgeability,
      group: row.originGroup,
      evidenceClass: row.evidenceClass,
      layer: row.layer,
      adequacy: row.adequacy,
      ratings: ratingsByItem.get(row.key) ?? {},
    })),
    groups: tables
      .rows('origin_group')
      .map(({ key, seq, name, relation, rho }) => ({ id: key, seq, name, relation, rho })),
    redrawn: [...redrawnLinks(tables.rows('cluster_link'), clustersOf(tables.rows('cluster_event')))],
    responsibilities: tables
      .rows('responsibility')
      .filter(({ isWithdrawn }) => isWithdrawn === 0)
      .map(({ key, seq, degree, basis }) => ({ hypothesis: key, seq, degree, basis })),
    priors: tables.rows('prior').map(({ level, hypothesis, prior }) => ({ level, hypothesis, prior })),
  };
};
