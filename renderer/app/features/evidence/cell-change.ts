import type { Output } from '../../../../shared/api/contract.ts';
import type { AmendedPart } from '../../../../shared/domain/evidence-amendment.ts';
import { tlpLabels } from '../../../../shared/domain/vocabulary.ts';
import type { Choice } from '../../../ui/fields.tsx';
import {
  classChoices,
  credibilityChoices,
  custodyChoices,
  forgeabilityChoices,
  kindChoices,
  reliabilityChoices,
} from './words.ts';

type EvidenceRow = Output<'evidence.page'>['rows'][number];

/** A field of a cell's editor: a text where there are no choices. */
export type CellField = {
  readonly part: AmendedPart;
  readonly label: string;
  readonly choices?: readonly Choice<string>[];
};

/** Stands for null in a choice. */
const unstated = '';

/** What a correction line can change in the cells of a column; undefined where none makes sense. */
export const fieldsOf = (column: string, sources: readonly Choice<string>[]): readonly CellField[] | undefined => {
  switch (column) {
    case 'exhibit':
      return [{ part: 'exhibit', label: 'Exhibit' }];
    case 'title':
      return [{ part: 'title', label: 'Title' }];
    case 'kind':
      return [{ part: 'kind', label: 'Kind', choices: kindChoices }];
    case 'grade':
      return [
        { part: 'reliability', label: 'Reliability of the source', choices: reliabilityChoices },
        { part: 'credibility', label: 'Credibility of the content', choices: credibilityChoices },
      ];
    case 'custody':
      return [{ part: 'custodyStated', label: 'Custody as stated', choices: custodyChoices }];
    case 'forgeability':
      return [{ part: 'forgeability', label: 'Forgeable', choices: forgeabilityChoices }];
    case 'class':
      return [
        { part: 'evidenceClass', label: 'Class', choices: [{ id: unstated, label: 'not stated' }, ...classChoices] },
      ];
    case 'source':
      return [{ part: 'source', label: 'Source', choices: [{ id: unstated, label: 'none' }, ...sources] }];
    case 'marking':
      return [
        { part: 'marking', label: 'Marking of the item', choices: tlpLabels.map((id) => ({ id, label: `TLP:${id}` })) },
      ];
    default:
      return undefined;
  }
};

/** The value of a field as its editor has it. */
export const valueOf = (row: EvidenceRow, part: AmendedPart): string => row[part] ?? unstated;

type Said = Partial<Readonly<Record<AmendedPart, string>>>;

/** What was typed as a change, and the item as it was shown: one that was changed meanwhile is not corrected unseen. */
export const cellChange = (
  row: EvidenceRow,
  fields: readonly CellField[],
  said: Said,
): {
  readonly change: Readonly<Record<string, string | null>>;
  readonly expects: Readonly<Record<string, string | null>>;
} => {
  const changed = fields.filter(({ part }) => said[part] !== undefined && said[part] !== valueOf(row, part));
  const entry = (part: AmendedPart, value: string): readonly [string, string | null] => [
    part,
    value === unstated && (part === 'source' || part === 'evidenceClass') ? null : value,
  ];
  return {
    change: Object.fromEntries(changed.map(({ part }) => entry(part, said[part] ?? ''))),
    expects: Object.fromEntries(changed.map(({ part }) => [part, row[part]])),
  };
};
