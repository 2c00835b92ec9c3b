import { useMemo, type ReactNode } from 'react';
import type { EvidenceFilter } from '../../../../shared/domain/evidence-filter.ts';
import { unstatedClass } from '../../../../shared/domain/evidence-filter.ts';
import {
  credibilities,
  custodyGrades,
  evidenceKinds,
  reliabilities,
  tlpLabels,
} from '../../../../shared/domain/vocabulary.ts';
import { custodyWords } from '../../../../shared/reference/grade-words.ts';
import { useReply } from '../../api/replies.ts';
import { ChoicePopover } from '../../../ui/choice-menu.tsx';
import type { Column } from '../../../ui/data-table.tsx';
import type { Choice } from '../../../ui/fields.tsx';
import { RangeFilter, TextFilter } from './column-filter-forms.tsx';
import { evidenceColumns, type EvidenceRow } from './evidence-columns.tsx';
import { useEvidence, useEvidenceView } from './evidence-store.ts';
import { readDay, readSize, sizeToText } from './filter-values.ts';
import { sourceChoices } from './source-choices.ts';
import {
  classChoices,
  credibilityChoices,
  forgeabilityChoices,
  kindChoices,
  reliabilityChoices,
  wordOf,
} from './words.ts';

type Parts = {
  readonly filter: EvidenceFilter;
  readonly set: (change: Partial<EvidenceFilter>) => void;
  readonly sources: readonly Choice<string>[];
};
type ColumnFilter = { readonly isOn: boolean; readonly popover: ReactNode };

/** The columns of the table, each with what narrows by it. */
export const useFilteredColumns = (folder: string, hasSets: boolean): readonly Column<EvidenceRow>[] => {
  const filter = useEvidenceView(folder, (view) => view.filter);
  const filterBy = useEvidence((state) => state.filterBy);
  const sources = useReply('source.list', { folder }).value?.sources;
  return useMemo(() => {
    const parts: Parts = {
      filter,
      set: (change) => filterBy(folder, { ...filter, ...change }),
      sources: sourceChoices(sources ?? []),
    };
    // Where no set of known hashes was held against the case, no column speaks of one.
    return evidenceColumns
      .filter(({ id }) => hasSets || id !== 'known')
      .map((column) => {
        const own = filterOf(column.id, parts);
        return own === undefined ? column : { ...column, filter: own };
      });
  }, [folder, hasSets, filter, filterBy, sources]);
};

const filterOf = (column: string, parts: Parts): ColumnFilter | undefined => {
  const { filter, set } = parts;
  switch (column) {
    case 'exhibit':
      return textFilter('Exhibit holds', filter.exhibit, (exhibit) => set({ exhibit }));
    case 'title':
      return textFilter('Title holds', filter.title, (title) => set({ title }));
    case 'name':
      return textFilter('File name holds', filter.name, (name) => set({ name }));
    case 'sha256':
      return textFilter('SHA-256 begins with', filter.sha256, (sha256) => set({ sha256 }));
    case 'kind':
      return choiceFilter('Kind', kindsToChoose, filter.kinds, (kinds) => set({ kinds }));
    case 'grade':
      return gradeFilter(parts);
    case 'custody':
      return choiceFilter('Custody', custodyToChoose, filter.custody, (custody) => set({ custody }));
    case 'forgeability':
      return choiceFilter('Forgeable', forgeabilityChoices, filter.forgeabilities, (forgeabilities) =>
        set({ forgeabilities }),
      );
    case 'class':
      return choiceFilter('Class', classesToChoose, filter.classes, (classes) => set({ classes }));
    case 'source':
      return choiceFilter('Source', parts.sources, filter.sources, (chosen) =>
        set({ sources: chosen.slice(0, sourcesMax) }),
      );
    case 'tlp':
      return choiceFilter('TLP', tlpToChoose, filter.tlp, (chosen) =>
        set({ tlp: tlpLabels.filter((one) => chosen.includes(one)) }),
      );
    case 'size':
      return sizeFilter(parts);
    case 'addedAt':
      return timeFilter('added', 'Added', parts);
    case 'collectedAt':
      return timeFilter('collected', 'Collected', parts);
    default:
      return undefined;
  }
};

// As many as one call takes.
const sourcesMax = 500;

const kindsToChoose = evidenceKinds.map((id) => ({ id, label: wordOf(kindChoices, id) }));
const custodyToChoose = custodyGrades.map((id) => ({ id, label: custodyWords[id] }));
const tlpToChoose = tlpLabels.map((id) => ({ id, label: `TLP:${id}` }));
const classesToChoose: readonly Choice<string>[] = [...classChoices, { id: unstatedClass, label: 'not stated' }];
const gradeToChoose: readonly Choice<string>[] = [...reliabilityChoices, ...credibilityChoices];

const textFilter = (label: string, value: string, onChange: (value: string) => void): ColumnFilter => ({
  isOn: value !== '',
  popover: <TextFilter label={label} value={value} onChange={onChange} />,
});

const choiceFilter = (
  label: string,
  choices: readonly Choice<string>[],
  selected: readonly string[],
  onChange: (selected: readonly string[]) => void,
): ColumnFilter => ({
  isOn: selected.length > 0,
  popover: (
    <ChoicePopover
      label={label}
      choices={choices}
      selected={selected}
      mode="multiple"
      onChange={(ids) => onChange(choices.filter(({ id }) => ids.has(id)).map(({ id }) => id))}
    />
  ),
});

/** Letters are the reliability of the source, digits the credibility of what it says: both in one list. */
const gradeFilter = ({ filter, set }: Parts): ColumnFilter =>
  choiceFilter('Grade', gradeToChoose, [...filter.reliabilities, ...filter.credibilities], (chosen) =>
    set({
      reliabilities: reliabilities.filter((one) => chosen.includes(one)),
      credibilities: credibilities.filter((one) => chosen.includes(one)),
    }),
  );

const sizeFilter = ({ filter, set }: Parts): ColumnFilter => ({
  isOn: filter.sizeFrom !== null || filter.sizeTo !== null,
  popover: (
    <RangeFilter
      label="Size"
      hint="Bytes, or as 20 KiB, 1.5 MiB, 2 GiB."
      from={sizeToText(filter.sizeFrom)}
      to={sizeToText(filter.sizeTo)}
      read={readSize}
      onChange={(from, to) => set({ sizeFrom: from?.first ?? null, sizeTo: to?.last ?? null })}
    />
  ),
});

const timeFilter = (part: 'added' | 'collected', label: string, { filter, set }: Parts): ColumnFilter => ({
  isOn: filter[`${part}From`] !== null || filter[`${part}To`] !== null,
  popover: (
    <RangeFilter
      label={label}
      hint="Days in UTC, as 2026-03-01; or to the second, as 2026-03-01T10:02:11Z."
      from={dayText(filter[`${part}From`])}
      to={dayText(filter[`${part}To`])}
      read={readDay}
      onChange={(from, to) => set({ [`${part}From`]: from?.first ?? null, [`${part}To`]: to?.last ?? null })}
    />
  ),
});

const dayText = (instant: string | null): string => (instant ?? '').replace(/T(?:00:00:00|23:59:59)Z$/u, '');
