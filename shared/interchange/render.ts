import type { Crypto } from '../base/crypto.ts';
import type { Pieces } from '../base/pieces.ts';
import { caseToUco, formatCaseUco, type UcoAssertion } from '../domain/case-uco.ts';
import { originSchema } from '../ledger/field-schemas.ts';
import type { JsonObject } from '../ledger/canonical-json.ts';
import type { RevealedLine } from '../ledger/reveal.ts';
import { shareCase, type Disclosed, type SharedHypothesis } from './disclosed-case.ts';
import { formatMisp } from './misp.ts';
import { confidenceToStix } from './stix-scales.ts';
import { formatStix } from './stix.ts';

export const exportFolder = 'data/exports/';

/**
 * The files of `data/exports/`, by path. None where the ledger recorded no identifiers for what is shown, as releases from
 * before there were any.
 */
export const renderExports = (disclosed: Disclosed, crypto: Crypto): ReadonlyMap<string, Pieces> => {
  const { shared, isNamed } = shareCase(disclosed, crypto);
  if (!isNamed) return new Map();
  return new Map([
    [`${exportFolder}case-uco.jsonld`, formatCaseUco(disclosedToUco(disclosed, shared.hypotheses))],
    [`${exportFolder}misp.json`, formatMisp(shared, crypto)],
    [`${exportFolder}stix-2.1.json`, formatStix(shared)],
  ]);
};

/** The whole case, or the custody of one item with those that it derives from. */
export const disclosedToUco = (
  { tables, origin, checkpoint, lines }: Disclosed,
  hypotheses: readonly SharedHypothesis[],
  only?: string,
): JsonObject => {
  const parents = parentsByItem(lines);
  return caseToUco({
    tables,
    origin,
    checkpoint,
    derivedFrom: (item) => parents.get(item) ?? [],
    isWhole: lines.every(isWhole),
    only,
    assertions: hypotheses.flatMap(hypothesisAssertion),
  });
};

const hypothesisAssertion = ({ row, numbers, names, tlp }: SharedHypothesis): readonly UcoAssertion[] =>
  row.statement === null || row.statement === ''
    ? []
    : [
        {
          id: row.key,
          name: `Hypothesis of level ${row.level ?? '(withheld)'}, ${(row.kind ?? 'kind withheld').replaceAll('_', ' ')}`,
          statements: [
            row.statement,
            ...(numbers === null
              ? []
              : [
                  `Probability ${numbers.probability}${numbers.word === null ? '' : ` (${numbers.word})`}, as the case computes it among the hypotheses of this level${numbers.isLead ? '; it leads' : ''}`,
                ]),
            ...names.map(
              (name) =>
                `${name.claimant ?? '(withheld)'} uses the name “${name.row.name ?? ''}” for its actor, in the sense “${(name.row.sense ?? 'withheld').replaceAll('_', ' ')}”`,
            ),
          ],
          confidence: numbers === null || numbers.confidence === null ? null : confidenceToStix[numbers.confidence],
          tlp,
        },
      ];

/** Whether everything that the line says is shown. */
const isWhole = ({ withheld }: RevealedLine): boolean => withheld.length === 0;

/** By the last line that says so. */
const parentsByItem = (lines: readonly RevealedLine[]): ReadonlyMap<string, readonly string[]> => {
  const parents = new Map<string, readonly string[]>();
  for (const { type, fields } of lines) {
    if (type !== 'evidence.add' && type !== 'evidence.correct') continue;
    const origin = originSchema.safeParse(fields['origin']);
    if (origin.success && typeof fields['id'] === 'string') parents.set(fields['id'], origin.data.derivedFrom);
  }
  return parents;
};
