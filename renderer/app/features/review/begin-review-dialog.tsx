import { useState } from 'react';
import type { Failure } from '../../../../shared/base/result.ts';
import { useAct, useReply } from '../../api/replies.ts';
import { useSave } from '../../files/pick-store.ts';
import { ActButton, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { CheckField, SelectField } from '../../../ui/fields.tsx';
import { FailureNotice, Notice } from '../../../ui/states.tsx';

/** Verifies the opened case once more, and makes a draft where the person says. */
export const BeginReviewDialog = ({
  folder,
  onBegun,
  onClose,
}: {
  readonly folder: string;
  readonly onBegun: (draft: string) => void;
  readonly onClose: () => void;
}) => {
  const people = useReply('identity.list', {}).value?.identities;
  const begin = useAct('review.begin');
  const save = useSave();
  const [chosen, setChosen] = useState<string | null>(null);
  const [hasSeen, setSeen] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const identity = chosen ?? people?.[0]?.principal ?? null;
  const run = async (): Promise<void> => {
    if (identity === null) return;
    setFailure(null);
    const place = await save({ title: 'Where the draft goes', name: 'review.json' });
    if (!place.ok) return setFailure(place.error);
    if (place.value === null) return;
    const begun = await begin.run({ path: folder, draft: place.value, identity, seen: hasSeen });
    if (!begun.ok) return;
    onBegun(place.value);
    onClose();
  };
  return (
    <Dialog
      title="Review this bundle"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton
            needed={notYet({ Reviewer: identity !== null })}
            isRunning={begin.isRunning}
            onPress={() => void run()}
          >
            {begin.isRunning ? 'Verifying…' : 'Choose where and begin…'}
          </ActButton>
        </>
      }
    >
      <p>
        The case is verified and its scores are recomputed. Then a draft is written where you say: it lists the items
        whose custody to follow, the cells to rate, the claims and the nine standards. You can leave it and come back.
      </p>
      <p>
        Until you have closed your own ratings, this workstation shows no rating of the case and nothing that follows
        from one.
      </p>
      {people?.length === 0 ? (
        <Notice tone="warn" title="You have no key on this workstation.">
          A review is signed. Make an identity under Settings first.
        </Notice>
      ) : (
        <SelectField
          label="Reviewer"
          value={identity}
          choices={(people ?? []).map(({ principal, person }) => ({
            id: principal,
            label: `${person} (${principal})`,
          }))}
          onChange={setChosen}
          hint="Somebody who rated, recorded and approved nothing in the case."
        />
      )}
      <CheckField value={hasSeen} onChange={setSeen}>
        I have seen ratings of this case: record the review as not blind
      </CheckField>
      {failure === null ? null : <FailureNotice failure={failure} />}
      {begin.failure === null ? null : <FailureNotice failure={begin.failure} />}
    </Dialog>
  );
};
