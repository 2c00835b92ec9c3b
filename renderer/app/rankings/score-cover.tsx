import { useState } from 'react';
import { useCaseFolder } from '../navigation.ts';
import { Button } from '../../ui/button.tsx';
import { RankDialog } from './rank-dialog.tsx';
import { WaiveDialog } from './waive-dialog.tsx';
import styles from './rankings.module.css';

/** In the place of scores that somebody has not ranked ahead of: whoever knows the number first does not judge alone. */
export const ScoreCover = ({
  level,
  isLine = false,
}: {
  readonly level: number;
  /** One line, as under a grid. */
  readonly isLine?: boolean;
}) => {
  const folder = useCaseFolder();
  const [asked, setAsked] = useState<'rank' | 'waive' | null>(null);
  const close = (): void => setAsked(null);
  return (
    <div className={isLine ? styles['line'] : styles['cover']} role="status">
      {isLine ? (
        <span>Scores are covered until you have ranked these hypotheses yourself.</span>
      ) : (
        <>
          <h2>Rank the hypotheses yourself first</h2>
          <p>
            The scores of this level are covered. Whoever has seen a number leans on it: say first in which order you
            hold the hypotheses to be likely. Then both orders stand side by side, and where they differ you are asked
            why.
          </p>
        </>
      )}
      <span className={styles['acts']}>
        <Button look="primary" onPress={() => setAsked('rank')}>
          Rank them…
        </Button>
        <Button onPress={() => setAsked('waive')}>Show without ranking…</Button>
      </span>
      {asked === 'rank' ? <RankDialog folder={folder} level={level} onClose={close} /> : null}
      {asked === 'waive' ? <WaiveDialog folder={folder} level={level} onClose={close} /> : null}
    </div>
  );
};
