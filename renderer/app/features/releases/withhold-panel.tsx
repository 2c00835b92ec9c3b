import { useMemo } from 'react';
import { counted } from '../../../../shared/base/counted.ts';
import { Card } from '../../../ui/page.tsx';
import { Button } from '../../../ui/button.tsx';
import { Empty, FailureNotice, Loading } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { DraftCard } from './draft-card.tsx';
import { EditionFields } from './edition-fields.tsx';
import { PreviewSummary } from './preview-summary.tsx';
import { PreviewTables } from './preview-tables.tsx';
import { useWork, type View } from './releases-store.ts';
import { SavedRedactions } from './saved-redactions.tsx';
import { previewInput, usePreview } from './use-preview.ts';
import type { Releases } from './use-releases.ts';
import { WithheldAnswer } from './withheld-answer.tsx';
import { addRules, letStay, toRedaction } from './withholding.ts';
import styles from './releases.module.css';

type Props = { readonly releases: Releases; readonly onView: (view: View) => void };

/** Chooses what an edition withholds beside its marking, and shows beside it what a stranger will see. */
export const WithholdPanel = (props: Props) =>
  props.releases.readOnly === null ? (
    <Withholding {...props} />
  ) : (
    <Card title="Withhold">
      <Empty title="Nothing leaves a case that can only be read.">
        <SafeText text={props.releases.readOnly} max={400} />
      </Empty>
    </Card>
  );

const Withholding = ({ releases, onView }: Props) => {
  const { folder } = releases;
  const { rules, reason, staying, edition, tlp, set, setRules } = useWork(folder);
  const redaction = useMemo(() => toRedaction(rules, reason, staying), [rules, reason, staying]);
  const asked = { folder, edition, tlp, redaction };
  const preview = usePreview(asked);
  return (
    <div className={styles['withhold']}>
      <div className={styles['stack']}>
        <DraftCard releases={releases} evidence={preview.value?.evidence ?? []} onView={onView} />
        <SavedRedactions releases={releases} />
      </div>
      <Card title="What a stranger will see" aside={preview.isUpdating ? 'computing…' : 'of the case as it is now'}>
        <div className={styles['stack']}>
          <EditionFields edition={edition} tlp={tlp} onChange={set} />
          {edition === 'full' && rules.length > 0 ? (
            <p className={styles['muted']}>The choice on the left is for restricted and public editions.</p>
          ) : null}
          {preview.failure === null ? null : <FailureNotice failure={preview.failure} onRetry={preview.refetch} />}
          {preview.isLoading ? (
            <>
              <p className={styles['muted']}>
                Every field of {counted(releases.info.ledger.size, 'line')} is looked at; many lines take some seconds.
              </p>
              <Loading label="Computing the preview" />
            </>
          ) : null}
          {preview.value === undefined || preview.failure !== null ? null : (
            <>
              <PreviewSummary preview={preview.value} onTab={(tab) => set({ tab })} />
              {edition === 'full' ? null : <WithheldAnswer asked={previewInput(asked)} />}
              <PreviewTables
                folder={folder}
                preview={preview.value}
                canWithhold={edition !== 'full'}
                as={{
                  edition,
                  ...(edition === 'restricted' && { tlp }),
                  redaction: edition === 'full' ? null : redaction,
                }}
                onStay={(place, because) => set({ staying: letStay(staying, place, because) })}
                onWithhold={(added) => setRules((current) => addRules(current, added))}
              />
            </>
          )}
        </div>
      </Card>
      <div className={styles['foot']}>
        <Button look="primary" onPress={() => onView('request')}>
          On to the request
        </Button>
      </div>
    </div>
  );
};
