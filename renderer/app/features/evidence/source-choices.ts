import type { Output } from '../../../../shared/api/contract.ts';
import { showText } from '../../../../shared/base/visible-text.ts';
import type { Choice } from '../../../ui/fields.tsx';

/** The sources of a case as a list to choose from, by name; what cannot be seen in a name is written out. */
export const sourceChoices = (sources: Output<'source.list'>['sources']): readonly Choice<string>[] =>
  sources
    .map(({ id, name, reliability }) => ({
      id,
      label: showText(name ?? '(withheld)'),
      detail: `reliability ${showText(reliability ?? 'withheld')}`,
    }))
    .toSorted((left, right) => compare(left.label.toLowerCase(), right.label.toLowerCase()));

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
