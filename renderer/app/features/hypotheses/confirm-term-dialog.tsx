import { probabilityText } from '../../../../shared/attribution/shown-numbers.ts';
import type { LevelWords } from '../../../../shared/attribution/words-shape.ts';
import { SafeText } from '../../../marks/safe-text.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { useAct } from '../../api/replies.ts';
import styles from './yardstick.module.css';

export type StatedTerm = {
  readonly level: number;
  readonly band: string;
  readonly word: string;
  readonly isGap: boolean;
  /** Of the lead. */
  readonly name: string;
  readonly probability: number;
  readonly confirmation: LevelWords['confirmation'];
};

/** An analyst makes the term that the number gives a judgement of their own. */
export const ConfirmTermDialog = ({
  folder,
  term,
  onClose,
}: {
  readonly folder: string;
  readonly term: StatedTerm;
  readonly onClose: () => void;
}) => {
  const confirm = useAct('yardstick.confirm');
  const { level, band, word, name, probability, isGap } = term;
  return (
    <ReasonDialog
      title={`Confirm the term of level ${level}`}
      act={`I judge: ${word}`}
      lines={4}
      hint="Why you judge so yourself, beside what the number says."
      run={(reason) => confirm.run({ folder, level, term: band, reason })}
      onClose={onClose}
    >
      <p>
        “{word}” for <SafeText text={name} max={300} />, at {probabilityText(probability)}.
        {isGap ? ' The number falls in a yardstick gap: the term is the nearest one.' : ''}
      </p>
      <p className={styles['muted']}>
        PHIA expects a judgement, not a computed number. Your confirmation is a line with your name. It stands until a
        later line moves the number; then it is shown as outdated.
      </p>
    </ReasonDialog>
  );
};
