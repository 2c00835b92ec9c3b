import { useState } from 'react';
import type { Input } from '../../../../shared/api/contract.ts';
import { useReply } from '../../api/replies.ts';
import { Button } from '../../../ui/button.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import styles from './releases.module.css';

/**
 * Would withheld material change word, lead or confidence? It takes two scorings, so it is worked out where somebody asks,
 * and stands beside the choice that it is the answer for.
 */
export const WithheldAnswer = ({ asked }: { readonly asked: Input<'release.preview'> }) => {
  const [askedOf, setAskedOf] = useState<string | null>(null);
  const key = JSON.stringify(asked);
  const isAsked = askedOf === key;
  const reply = useReply('release.preview', { ...asked, withAnswer: true }, { isEnabled: isAsked });
  return (
    <section aria-label="Would it change the result?" className={styles['answer']}>
      <h3>Would what is withheld change the result?</h3>
      {!isAsked ? (
        <div className={styles['buttons']}>
          <Button onPress={() => setAskedOf(key)}>Work it out</Button>
          <span className={styles['muted']}>
            The case is scored with and without the items that this edition does not show.
          </span>
        </div>
      ) : reply.failure !== null ? (
        <FailureNotice failure={reply.failure} onRetry={reply.refetch} />
      ) : reply.value === undefined || reply.isUpdating ? (
        <p className={styles['muted']} role="status">
          Scoring the case twice…
        </p>
      ) : (
        <p role="status">
          {reply.value.answer === null ? (
            'The edition shows every item, or its numbers cannot be computed: there is nothing to compare.'
          ) : (
            <SafeText text={reply.value.answer} max={4000} />
          )}
        </p>
      )}
    </section>
  );
};
