import type { Json } from '../../ledger/canonical-json.ts';
import { confidenceGates } from '../../reference/confidence-gates.ts';
import { decimalString } from '../decimal-string.ts';
import type { Lowering } from './case-confidence.ts';
import type { ComputedConfidence, ConfidenceLevel } from './confidence.ts';

export type LevelConfidenceParts = {
  readonly computed: ComputedConfidence;
  /** The next lower level that is assessed, with its stated confidence. */
  readonly below: { readonly level: number; readonly confidence: ConfidenceLevel } | null;
  readonly lowering: Lowering | null;
  readonly confidence: ConfidenceLevel;
};

/** One level of the section `confidence` of a bundle's assessment, version 1: words, counts, and shares as strings. */
export const confidenceToSection = ({ computed, below, lowering, confidence }: LevelConfidenceParts): Json => ({
  v: 1,
  gates: { id: confidenceGates.id, version: confidenceGates.version, status: confidenceGates.status },
  confidence,
  computed: computed.computed,
  without: computed.without,
  rival: computed.rival,
  below,
  lowered: lowering,
  tests: computed.tests.map(({ test, reaches, value, rests }) => ({
    test,
    reaches,
    value: typeof value === 'number' && !countedTests.has(test) ? decimalString(value, 6) : value,
    rests: [...rests],
  })),
});

const countedTests: ReadonlySet<string> = new Set(['origins', 'classes', 'assumptions', 'deception']);
