import { showText } from '../../../../shared/base/visible-text.ts';
import { tlpLabels } from '../../../../shared/domain/vocabulary.ts';
import { useReply } from '../../api/replies.ts';
import { MetNotice } from '../../sources/met-notice.tsx';
import { SearchSelect } from '../../../ui/choice-menu.tsx';
import { SelectField, TextField } from '../../../ui/fields.tsx';
import { collectedAtError, type CollectionDraft } from './intake-plan.ts';
import type { NewSource } from './intake-store.ts';
import { sourceChoices } from './source-choices.ts';
import { reliabilityChoices } from './words.ts';
import styles from './evidence.module.css';

const noSource = 'none';
const anotherSource = 'new';

/** Where something is from: the source, known or new, and who collected it, when, by what right. */
export const CollectionFields = ({
  folder,
  draft,
  newSource,
  onDraft,
  onNewSource,
}: {
  readonly folder: string;
  readonly draft: CollectionDraft;
  readonly newSource: NewSource | null;
  readonly onDraft: (change: Partial<CollectionDraft>) => void;
  readonly onNewSource: (source: NewSource | null) => void;
}) => {
  const sources = useReply('source.list', { folder }).value?.sources ?? [];
  const tlp = useReply('case.info', { folder }).value?.tlp ?? null;
  const asCase = tlp === null ? 'as the case' : `as the case, TLP:${showText(tlp)}`;
  const choose = (id: string): void => {
    onNewSource(id === anotherSource ? { name: '', kind: '', reliability: 'F' } : null);
    onDraft({ source: id === noSource || id === anotherSource ? '' : id });
  };
  return (
    <>
      <div className={styles['grid']}>
        <SearchSelect
          label="Source"
          value={newSource !== null ? anotherSource : draft.source === '' ? noSource : draft.source}
          choices={[
            { id: noSource, label: 'none stated', detail: 'reliability F: cannot be judged' },
            { id: anotherSource, label: 'a new source…', detail: 'recorded together with the items' },
            ...sourceChoices(sources),
          ]}
          onChange={choose}
        />
        <SelectField
          label="Marking of the lines (TLP)"
          value={draft.tlp === '' ? noSource : draft.tlp}
          choices={[{ id: noSource, label: asCase }, ...tlpLabels.map((id) => ({ id, label: `TLP:${id}` }))]}
          onChange={(chosen) => onDraft({ tlp: chosen === noSource ? '' : chosen })}
        />
      </div>
      {newSource === null ? null : (
        <div className={`${styles['grid']} ${styles['inset']}`}>
          <TextField
            label="Name of the source"
            value={newSource.name}
            onChange={(name) => onNewSource({ ...newSource, name })}
            isRequired
            maxLength={500}
          />
          <SelectField
            label="Reliability"
            value={newSource.reliability}
            choices={reliabilityChoices}
            onChange={(reliability) => onNewSource({ ...newSource, reliability })}
          />
          <TextField
            label="What it is"
            value={newSource.kind}
            onChange={(kind) => onNewSource({ ...newSource, kind })}
            maxLength={500}
            hint="Such as victim, vendor, sensor, press."
          />
          <div className={styles['wide']}>
            <MetNotice folder={folder} name={newSource.name} kind={newSource.kind} />
          </div>
        </div>
      )}
      <div className={styles['grid']}>
        <TextField
          label="Collected by"
          value={draft.collectedBy}
          onChange={(collectedBy) => onDraft({ collectedBy })}
          maxLength={500}
        />
        <TextField
          label="Collected at"
          value={draft.collectedAt}
          onChange={(collectedAt) => onDraft({ collectedAt })}
          error={collectedAtError(draft.collectedAt)}
          isMono
          maxLength={20}
          hint="In UTC, as 2026-03-01T10:02:11Z."
        />
        <TextField
          label="Authority"
          value={draft.authority}
          onChange={(authority) => onDraft({ authority })}
          maxLength={2000}
          hint="By what right: consent, warrant, contract, public."
        />
        <TextField
          label="Method"
          value={draft.method}
          onChange={(method) => onDraft({ method })}
          maxLength={2000}
          hint="How, and with what tool."
        />
      </div>
    </>
  );
};
