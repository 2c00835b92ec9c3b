import type { Output } from '../../../../shared/api/contract.ts';
import { useAct } from '../../api/replies.ts';
import { LineLink } from '../../line-link.tsx';
import { MetWords } from '../../sources/met-notice.tsx';
import { Button } from '../../../ui/button.tsx';
import { Part } from '../../../ui/page.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import { Instant } from '../../../marks/instant.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import styles from './sources.module.css';

type History = Output<'source.history'>;
type Event = History['events'][number];

/** What was said of a source, newest first, each with its reason. */
export const SourceHistory = ({ history }: { readonly history: History }) => (
  <Part title="History">
    <ol className={styles['history']}>
      {history.events.toReversed().map((event) => (
        <Entry key={event.line} event={event} />
      ))}
    </ol>
  </Part>
);

const Entry = ({ event }: { readonly event: Event }) => {
  const { line, at, actor, reason, from } = event;
  return (
    <li>
      <p>
        <EventWords event={event} />
      </p>
      {reason === null || reason === '' ? null : (
        <p className={styles['reason']}>
          <SafeText text={reason} keepLines max={2000} />
        </p>
      )}
      {from === null ? null : (
        <p className={styles['faint']}>
          Taken over from the case <SafeText text={from.case} max={80} />
        </p>
      )}
      <p className={styles['faint']}>
        <Instant at={at} none="(time withheld)" /> · <SafeText text={actor ?? '(withheld)'} max={80} /> ·{' '}
        <LineLink line={line} />
      </p>
    </li>
  );
};

const EventWords = ({ event: { act, reliability, before, changed } }: { readonly event: Event }) => {
  const letter = reliability ?? '(withheld)';
  if (act === 'add') return <>Added with reliability {letter}</>;
  if (act === 'assess') {
    return before === reliability ? (
      <>Reliability {letter}</>
    ) : (
      <>
        Reliability {before ?? '(withheld)'} → <strong>{letter}</strong>
      </>
    );
  }
  return (
    <>
      Corrected{' '}
      {changed.map(({ what, before: earlier, after }, index) => (
        <span key={what}>
          {index === 0 ? '' : '; '}
          {what}
          {what === 'descriptor' ? null : (
            <>
              : {earlier === null || earlier === '' ? null : <SafeText text={`${earlier} → `} max={120} />}
              <SafeText text={after ?? ''} max={120} />
            </>
          )}
        </span>
      ))}
    </>
  );
};

/** Other cases of this workstation in which a source like it was met, and whether the register has this one. */
export const MetElsewhere = ({
  folder,
  history,
  isReadOnly,
}: {
  readonly folder: string;
  readonly history: History;
  readonly isReadOnly: boolean;
}) => {
  const remember = useAct('source.remember');
  return (
    <Part title="In other cases here">
      {history.met.length === 0 ? (
        <p className={styles['faint']}>no source like it was met in another case of this workstation</p>
      ) : (
        <>
          <ul className={styles['met']}>
            {history.met.map((met) => (
              <li key={`${met.case} ${met.id}`}>
                <MetWords met={met} /> <span className={styles['faint']}>{met.how}</span>
              </li>
            ))}
          </ul>
          <p className={styles['faint']}>A name alone is no identity.</p>
        </>
      )}
      {history.registered ? null : (
        <>
          <p className={styles['faint']}>
            This one is not in the register of the workstation: it or its case is TLP:RED, or somebody took it out.
          </p>
          <div className={styles['acts']}>
            <Button
              isDisabled={isReadOnly || remember.isRunning}
              onPress={() => void remember.run({ folder, source: history.id })}
            >
              Put it into the register
            </Button>
          </div>
          {remember.failure === null ? null : <FailureNotice failure={remember.failure} />}
        </>
      )}
    </Part>
  );
};
