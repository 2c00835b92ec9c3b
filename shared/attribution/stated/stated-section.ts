import type { HypothesisStructure } from '../../domain/hypothesis-structure.ts';
import type { Json } from '../../ledger/canonical-json.ts';
import { decimalString } from '../decimal-string.ts';
import type { Family, StatedHypothesis, StatedLevel, StatedRange } from './stated.ts';

/**
 * One level of the section `stated` of a bundle's assessment, version 1: what is stated at it, beside what was computed.
 * The words of these numbers stand in the section `words`.
 * Decimals are strings with 6 places.
 */
export const statedToSection = (stated: StatedLevel, structure: HypothesisStructure): Json => ({
  v: 1,
  hypotheses: Object.fromEntries(
    [...stated.hypotheses].map(([id, own]) => [id, hypothesisToSection(id, own, structure, stated.level)]),
  ),
  rest: decimal(stated.rest),
  range: stated.range === null ? null : rangeToSection(stated.range, stated.level),
  exclusive: { ...structure.exclusivity(stated.level) },
});

const hypothesisToSection = (
  id: string,
  { computed, stated, cappedBy, family }: StatedHypothesis,
  { entails, partOf, setAside }: HypothesisStructure,
  level: number,
): Json => ({
  computed: decimal(computed),
  stated: decimal(stated),
  cappedBy: capped(level, cappedBy),
  entails: entails.get(id)?.to ?? null,
  partOf: partOf.get(id)?.to ?? null,
  family: family.members.length === 1 ? null : familyToSection(family),
  setAside: setAside.get(id) ?? null,
});

const familyToSection = ({ members, computed, stated }: Family): Json => ({
  members: [...members],
  computed: decimal(computed),
  stated: decimal(stated),
});

const rangeToSection = ({ p05, p50, p95, cappedBy }: StatedRange, level: number): Json => ({
  p05: decimal(p05),
  p50: decimal(p50),
  p95: decimal(p95),
  cappedBy: capped(level, cappedBy),
});

const capped = (level: number, hypothesis: string | null): Json =>
  hypothesis === null ? null : { level: level - 1, hypothesis };
const decimal = (value: number): string => decimalString(value, 6);
