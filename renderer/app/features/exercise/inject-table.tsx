import { lateToText, minutesToText, offsetToText } from '../../../../shared/domain/exercise-vocabulary.ts';
import { showText } from '../../../../shared/base/visible-text.ts';
import { Instant } from '../../../marks/instant.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { Button } from '../../../ui/button.tsx';
import { StatusChip } from '../../../ui/status-chip.tsx';
import { LineLink } from '../../line-link.tsx';
import { toneOfInject, type ExerciseAct, type Inject } from './exercise-act.ts';
import styles from './exercise.module.css';

/** What was planned and expected beside what was played and done. */
export const InjectTable = ({
  injects,
  isStarted,
  isReadOnly,
  onAct,
}: {
  readonly injects: readonly Inject[];
  readonly isStarted: boolean;
  readonly isReadOnly: boolean;
  readonly onAct: (act: ExerciseAct) => void;
}) => (
  <table className={styles['table']}>
    <thead>
      <tr>
        <th scope="col" className={styles['time']}>
          Planned
        </th>
        <th scope="col">Inject</th>
        <th scope="col">Expected</th>
        <th scope="col">Played</th>
        <th scope="col">Done</th>
        <th scope="col" className={styles['acts']}>
          <span className="visually-hidden">Act</span>
        </th>
      </tr>
    </thead>
    <tbody>
      {injects.map((inject) => (
        <tr key={inject.id} data-state={inject.state}>
          <td>
            <strong className={styles['offset']}>{offsetToText(inject.offsetMinutes)}</strong>
            {inject.plannedAt === null ? null : (
              <div className={styles['muted']}>
                <Instant at={inject.plannedAt} withZone={false} />
              </div>
            )}
            <span className={styles['state']}>
              <StatusChip tone={toneOfInject(inject.state)}>{inject.state}</StatusChip>
            </span>
          </td>
          <th scope="row">
            <strong>
              <Said text={inject.title} />
            </strong>
            <p>
              <Said text={inject.text} />
            </p>
            <LineLink line={inject.line} />
          </th>
          <td>
            <Said text={inject.expected} />
          </td>
          <td>
            <Played inject={inject} />
          </td>
          <td>
            <Done inject={inject} />
          </td>
          <td>
            <Acts inject={inject} isStarted={isStarted} isReadOnly={isReadOnly} onAct={onAct} />
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

const Played = ({ inject: { played, skipped } }: { readonly inject: Inject }) => {
  if (skipped !== null) {
    return (
      <>
        Skipped <Instant at={skipped.at} none="withheld" withZone={false} />, <LineLink line={skipped.line} />
        <p>
          <Said text={skipped.note} />
        </p>
      </>
    );
  }
  if (played === null) return <span className={styles['muted']}>—</span>;
  const { at, line, note, afterMinutes, lateMinutes } = played;
  return (
    <>
      <Instant at={at} none="withheld" withZone={false} />, <LineLink line={line} />
      {lateMinutes !== null ? (
        <p className={lateMinutes > 0 ? styles['late'] : styles['muted']}>{lateToText(lateMinutes)}</p>
      ) : afterMinutes === null ? null : (
        <p className={styles['muted']}>{offsetToText(afterMinutes)} from the start</p>
      )}
      {note === '' ? null : (
        <p>
          <Said text={note} />
        </p>
      )}
    </>
  );
};

const Done = ({ inject: { done } }: { readonly inject: Inject }) => {
  if (done === null) return <span className={styles['muted']}>—</span>;
  return (
    <>
      <Instant at={done.at} none="withheld" withZone={false} />, <LineLink line={done.line} />
      {done.tookMinutes === null ? null : (
        <p className={styles['muted']}>{minutesToText(done.tookMinutes)} after it was played</p>
      )}
      <p>
        <Said text={done.note} />
      </p>
    </>
  );
};

const Acts = ({
  inject,
  isStarted,
  isReadOnly,
  onAct,
}: {
  readonly inject: Inject;
  readonly isStarted: boolean;
  readonly isReadOnly: boolean;
  readonly onAct: (act: ExerciseAct) => void;
}) => {
  const name = showText(inject.title ?? 'an inject whose title is withheld');
  const isPlayed = inject.played !== null;
  return (
    <div className={styles['buttons']}>
      {isPlayed ? (
        <Button
          {...(inject.done === null && { look: 'primary' as const })}
          isDisabled={isReadOnly}
          aria-label={`Say what was done: ${name}`}
          onPress={() => onAct({ kind: 'done', inject })}
        >
          {inject.done === null ? 'What was done…' : 'Correct…'}
        </Button>
      ) : (
        <>
          <Button
            {...(inject.state === 'due' && { look: 'primary' as const })}
            isDisabled={isReadOnly || !isStarted}
            aria-label={`Play: ${name}`}
            onPress={() => onAct({ kind: 'played', inject })}
          >
            Play…
          </Button>
          {inject.skipped === null ? (
            <Button
              look="quiet"
              isDisabled={isReadOnly}
              aria-label={`Skip: ${name}`}
              onPress={() => onAct({ kind: 'skipped', inject })}
            >
              Skip…
            </Button>
          ) : null}
        </>
      )}
    </div>
  );
};

const Said = ({ text }: { readonly text: string | null }) =>
  text === null ? <span className={styles['muted']}>withheld</span> : <SafeText text={text} max={2000} />;
