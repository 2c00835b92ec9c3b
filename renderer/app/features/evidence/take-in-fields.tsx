import { useEffect } from 'react';
import { useReply } from '../../api/replies.ts';
import { CheckField, SelectField } from '../../../ui/fields.tsx';
import { AcquisitionFields } from './acquisition-fields.tsx';
import { CollectionFields } from './collection-fields.tsx';
import { formToDraft } from './intake-plan.ts';
import { useIntake, useIntakeOf } from './intake-store.ts';
import { credibilityChoices, wordOf } from './words.ts';
import styles from './evidence.module.css';

const asCase = 'case';

/** What is said of everything that an intake takes in. */
export const TakeInFields = ({ folder }: { readonly folder: string }) => {
  const { change, changeDraft } = useIntake();
  const { draft, newSource } = useIntakeOf(folder, (intake) => intake);
  const hasForm = useKeptForm(folder) && draft.inPlaceOf === null;
  const start = useReply('grade.defaults', { folder }).value?.defaults.find(({ kind }) => kind === 'artifact');
  const startWords = start === undefined ? '' : `: ${wordOf(credibilityChoices, start.credibility)}`;
  return (
    <>
      {hasForm ? (
        <p className={styles['faint']}>Filled in from the form that is kept for this case. Look it over.</p>
      ) : null}
      <CollectionFields
        folder={folder}
        draft={draft}
        newSource={newSource}
        onDraft={(next) => changeDraft(folder, next)}
        onNewSource={(next) => change(folder, { newSource: next })}
      />
      <div className={styles['grid']}>
        <SelectField
          label="Credibility of the content"
          value={draft.credibility === '' ? asCase : draft.credibility}
          choices={[{ id: asCase, label: `as files start in this case${startWords}` }, ...credibilityChoices]}
          onChange={(id) => changeDraft(folder, { credibility: id === asCase ? '' : id })}
          hint="The same for all of these; each can be corrected later, with a reason."
        />
      </div>
      <AcquisitionFields
        draft={draft.acquisition}
        onDraft={(next) => changeDraft(folder, { acquisition: { ...draft.acquisition, ...next } })}
      />
      {draft.inPlaceOf === null ? (
        <CheckField value={draft.isKept} onChange={(isKept) => changeDraft(folder, { isKept })}>
          Begin with this the next time: keep it on this workstation as the form of the case
        </CheckField>
      ) : null}
    </>
  );
};

/** Fills in the form that is kept for the case, once; true where there is one. */
const useKeptForm = (folder: string): boolean => {
  const form = useReply('intake.form', { folder }).value?.form;
  const isFilled = useIntakeOf(folder, (intake) => intake.isFilled);
  const { change, changeDraft } = useIntake();
  useEffect(() => {
    if (isFilled || form === undefined) return;
    change(folder, { isFilled: true });
    if (form !== null) changeDraft(folder, formToDraft(form));
  }, [isFilled, form, folder, change, changeDraft]);
  return form !== undefined && form !== null;
};
