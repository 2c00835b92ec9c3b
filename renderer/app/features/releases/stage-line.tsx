import type { CaseInfoReply, Output } from '../../../../shared/api/contract.ts';
import { stagePlace, stages } from './standing-words.ts';
import styles from './standing.module.css';

/** How far the case has come. It follows from what is recorded: nobody sets it. */
export const StageLine = ({
  stage,
  held,
}: {
  readonly stage: CaseInfoReply['stage'];
  readonly held: Output<'release.list'>['held'];
}) => {
  const place = stagePlace(stage);
  if (place === null) return null;
  const isSkipped = (index: number): boolean =>
    index < place.at && ((index === 1 && !held.internalReview) || (index === 2 && !held.independentReview));
  const stateOf = (index: number): string => {
    if (index === place.at) return 'now';
    return index < place.at && !isSkipped(index) ? 'past' : 'later';
  };
  return (
    <ol className={styles['stages']} aria-label="Stages">
      {stages.map((name, index) => {
        const isLast = index === stages.length - 1;
        return (
          <li
            key={name}
            data-stage={stateOf(index)}
            {...(stage === 'retracted' && isLast && { 'data-retracted': true })}
            {...(index === place.at && { 'aria-current': 'step' as const })}
          >
            {isLast ? place.last : isSkipped(index) ? `No ${name.toLowerCase()}` : name}
          </li>
        );
      })}
    </ol>
  );
};
