import { decibelText } from '../../../../shared/attribution/shown-numbers.ts';
import type { Rating } from '../../../../shared/attribution/scoring-input.ts';
import type { ScoringProfile } from '../../../../shared/reference/scoring-profiles.ts';
import { Part } from '../../../ui/page.tsx';
import type { MatrixItem } from './arrangement.ts';
import { explainWeight, ratingDecibels, weightText } from './weight-words.ts';
import styles from './pane.module.css';

/** What the item may count, factor by factor, with the numbers of the case's own profile. */
export const WeightPart = ({
  item,
  rating,
  profile,
}: {
  readonly item: MatrixItem;
  readonly rating: Rating | null;
  readonly profile: ScoringProfile | undefined;
}) => {
  const words = profile === undefined ? undefined : explainWeight(item, profile);
  if (profile === undefined || words === undefined) {
    return (
      <Part title="Weight">
        <p className={styles['none']}>
          {profile === undefined
            ? 'The scoring profile is not at hand, so the weight cannot be explained.'
            : 'One of its grades is withheld, so the weight cannot be explained.'}
        </p>
      </Part>
    );
  }
  return (
    <Part title={`Weight ${weightText(words.weight)}`}>
      <p className={styles['formula']}>{words.formula}</p>
      {words.notes.map((note) => (
        <p key={note} className={styles['hint']}>
          {note}
        </p>
      ))}
      {words.whyNothing === null ? null : (
        <p>It counts nowhere: {words.whyNothing}. It stays listed, and can be rated.</p>
      )}
      {rating === null || words.weight === 0 ? null : (
        <p className={styles['hint']}>
          Rated {rating}, it adds {decibelText(ratingDecibels(rating, words.weight, profile))} dB to this hypothesis,
          before what it shares with others of its origin.
        </p>
      )}
    </Part>
  );
};
