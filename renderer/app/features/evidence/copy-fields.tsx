import type { CopyInPlace } from '../../../../shared/bundle/copy-in-place.ts';
import { useReply } from '../../api/replies.ts';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { Notice } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import type { AcquisitionDraft } from './acquisition-draft.ts';
import { useIntake, useIntakeOf } from './intake-store.ts';
import styles from './evidence.module.css';

/** What is filled in of a copy that may be shown in place of an exhibit, and what only whoever made it can say. */
export const CopyFields = ({ folder, copy }: { readonly folder: string; readonly copy: CopyInPlace }) => {
  const { changeDraft, leaveCopy } = useIntake();
  const { acquisition } = useIntakeOf(folder, ({ draft }) => draft);
  const original = useReply('custody.read', { folder, evidence: copy.original }).value;
  const say = (change: Partial<AcquisitionDraft>): void =>
    changeDraft(folder, { acquisition: { ...acquisition, ...change } });
  return (
    <>
      <Notice
        tone="info"
        title={
          <>
            In place of <SafeText text={original?.exhibit ?? copy.original} max={100} />
            {original?.title === undefined || original.title === null ? null : (
              <>
                , <SafeText text={original.title} max={200} />
              </>
            )}
          </>
        }
      >
        Filled in below: a derived copy, made from that exhibit, marked TLP:CLEAR so that every edition shows it, and
        the reason for which the exhibit is withheld. Its number, title and source are not, as the redaction withholds
        them. Everybody reads what you add.
        <div className={styles['acts']}>
          <Button look="quiet" onPress={() => leaveCopy(folder)}>
            Take in something else
          </Button>
        </div>
      </Notice>
      <TextField
        label="What was taken out, and how"
        value={acquisition.transformation}
        onChange={(transformation) => say({ transformation })}
        maxLength={2000}
        isRequired
        hint="Such as “Names on page 3 were blackened, and the page printed anew.” Say under “Collected by” who made it."
      />
      <div className={styles['grid']}>
        <TextField
          label="Made with"
          value={acquisition.toolName}
          onChange={(toolName) => say({ toolName })}
          maxLength={500}
          hint="The tool; that of the last copy is filled in."
        />
        <TextField
          label="Version of the tool"
          value={acquisition.toolVersion}
          onChange={(toolVersion) => say({ toolVersion })}
          maxLength={500}
        />
      </div>
    </>
  );
};
