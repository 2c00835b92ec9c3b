import { useState } from 'react';
import { IconX } from '@tabler/icons-react';
import { showText } from '../../../../shared/base/visible-text.ts';
import { custodyGrades, evidenceKinds, reliabilities, tlpLabels } from '../../../../shared/domain/vocabulary.ts';
import { triageStates, triageWords } from '../../../../shared/domain/finding-vocabulary.ts';
import { custodyWords } from '../../../../shared/reference/grade-words.ts';
import { useReply } from '../../api/replies.ts';
import { Button } from '../../../ui/button.tsx';
import { FilterMenu } from '../../../ui/choice-menu.tsx';
import { SearchField, SelectField } from '../../../ui/fields.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import type { EvidenceFilter } from '../../../../shared/domain/evidence-filter.ts';
import { filterToChips, isFiltered, knownChoices, noFilter } from './evidence-filter.ts';
import { useEvidence, useEvidenceView } from './evidence-store.ts';
import { KnownHashesDialog } from './known-hashes-dialog.tsx';
import { kindChoices, reliabilityChoices, wordOf } from './words.ts';
import { sourceChoices } from './source-choices.ts';
import { useHasSets } from './use-has-sets.ts';
import { useExportTable } from './use-export-table.tsx';
import styles from './evidence.module.css';

/** What narrows the table, and a chip for each, so that nobody takes a part for the whole. */
export const FilterBar = ({ folder }: { readonly folder: string }) => {
  const filterBy = useEvidence((state) => state.filterBy);
  const filter = useEvidenceView(folder, (view) => view.filter);
  const sources = useReply('source.list', { folder }).value?.sources ?? [];
  const set = (change: Partial<EvidenceFilter>): void => filterBy(folder, { ...filter, ...change });
  const nameOf = (id: string): string | undefined => sources.find((source) => source.id === id)?.name ?? undefined;
  const chips = filterToChips(filter, nameOf);
  const { button, outcome } = useExportTable(folder);
  const [isShowingSets, setShowingSets] = useState(false);
  const isReadOnly = useReply('case.info', { folder }).value?.readOnly !== null;
  const hasSets = useHasSets(folder);
  return (
    <>
      <div className={styles['filters']} role="search" aria-label="Filter the evidence">
        <SearchField
          id="screen-search"
          label="Search exhibit, title, name, description, SHA-256"
          placeholder="Search title, name, text, hash"
          value={filter.text}
          onChange={(text) => set({ text })}
        />
        <FilterMenu
          label="Kind"
          choices={evidenceKinds.map((id) => ({ id, label: wordOf(kindChoices, id) }))}
          selected={pickFrom(evidenceKinds, filter.kinds)}
          onChange={(kinds) => set({ kinds })}
        />
        <FilterMenu
          label="Reliability"
          choices={reliabilityChoices}
          selected={pickFrom(reliabilities, filter.reliabilities)}
          onChange={(chosen) => set({ reliabilities: chosen })}
        />
        <FilterMenu
          label="Custody"
          choices={custodyGrades.map((id) => ({ id, label: custodyWords[id] }))}
          selected={pickFrom(custodyGrades, filter.custody)}
          onChange={(custody) => set({ custody })}
        />
        <FilterMenu
          label="TLP"
          choices={tlpLabels.map((id) => ({ id, label: `TLP:${id}` }))}
          selected={filter.tlp}
          onChange={(tlp) => set({ tlp })}
        />
        <FilterMenu
          label="Source"
          choices={sourceChoices(sources)}
          selected={filter.sources}
          onChange={(chosen) => set({ sources: chosen.slice(0, sourcesMax) })}
        />
        <FilterMenu
          label="Looked at"
          choices={triageStates.map((id) => ({ id, label: triageWords[id] }))}
          selected={filter.triage}
          onChange={(triage) => set({ triage })}
        />
        {hasSets || filter.known !== 'any' ? (
          <SelectField
            isCompact
            label="Known"
            value={filter.known}
            choices={knownChoices}
            onChange={(known) => set({ known })}
          />
        ) : null}
        <Button look="quiet" onPress={() => setShowingSets(true)}>
          Hash sets…
        </Button>
        {button}
      </div>
      {outcome}
      {isShowingSets ? (
        <KnownHashesDialog folder={folder} isReadOnly={isReadOnly} onClose={() => setShowingSets(false)} />
      ) : null}
      {isFiltered(filter) ? (
        <div className={styles['chips']} role="group" aria-label="What narrows the table">
          {chips.map(({ key, part, value, without }) => (
            <button
              key={key}
              type="button"
              className={styles['chip']}
              onClick={() => filterBy(folder, without)}
              aria-label={`Take away the filter: ${part} ${showText(value)}`}
            >
              <span className={styles['chipPart']}>{part}</span> <SafeText text={value} max={60} />
              <IconX aria-hidden />
            </button>
          ))}
          <Button look="quiet" onPress={() => filterBy(folder, noFilter)}>
            Clear all
          </Button>
        </div>
      ) : null}
    </>
  );
};

// As many as one call takes.
const sourcesMax = 500;

const pickFrom = <Value extends string>(all: readonly Value[], chosen: readonly string[]): readonly Value[] =>
  all.filter((one) => chosen.includes(one));
