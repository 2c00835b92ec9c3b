import { attributionWords, channelWords } from '../../../../shared/domain/notification-vocabulary.ts';
import { confidenceWord } from '../../../../shared/attribution/confidence/confidence-words.ts';
import { showText } from '../../../../shared/base/visible-text.ts';
import { Instant } from '../../../marks/instant.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { TlpChip } from '../../../marks/tlp-chip.tsx';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/states.tsx';
import { StatusChip } from '../../../ui/status-chip.tsx';
import { LineLink } from '../../line-link.tsx';
import type { NotificationsAct, Told } from './notifications-act.ts';
import { harmThen, indicatorWords } from './told-words.ts';
import styles from './notifications.module.css';

/** A notification: to whom, what was asserted, who acknowledged it, and who must hear that it was wrong. */
export const ToldRow = ({
  told,
  isReadOnly,
  onAct,
}: {
  readonly told: Told;
  readonly isReadOnly: boolean;
  readonly onAct: (act: NotificationsAct) => void;
}) => (
  <li>
    <div className={styles['head']}>
      <h3>
        {told.correctionOf === null ? 'Notification' : 'Correction'}, <LineLink line={told.line} />
      </h3>
      <TlpChip tlp={told.tlp} />
      <StatusChip tone={told.isSent === null ? 'plain' : told.isSent ? 'good' : 'warn'}>
        {told.isSent === null ? 'withheld' : told.isSent ? 'sent' : 'prepared, not sent'}
      </StatusChip>
      <span className={styles['muted']}>
        {told.sentAt === null ? null : <Instant at={told.sentAt} />}{' '}
        {told.channel === null ? 'channel withheld' : channelWords[told.channel]}
      </span>
      <span className={styles['end']}>
        {told.isSent === false ? (
          <Button look="primary" isDisabled={isReadOnly} onPress={() => onAct({ kind: 'send', told })}>
            It was sent…
          </Button>
        ) : (
          <Button
            isDisabled={isReadOnly || told.isSent !== true}
            onPress={() => onAct({ kind: 'record', corrects: told, answers: null })}
          >
            Correct…
          </Button>
        )}
        <Button onPress={() => onAct({ kind: 'write', told })}>Save as…</Button>
      </span>
    </div>
    {told.correctionDue === null ? null : (
      <Notice tone="warn" title="A correction is due">
        {told.correctionDue.because.charAt(0).toUpperCase()}
        {told.correctionDue.because.slice(1)}. Not told yet:{' '}
        <SafeText text={told.correctionDue.toTell.join('; ')} max={1000} />
      </Notice>
    )}
    <p>
      <SafeText text={told.statement ?? 'statement withheld'} max={2000} />
    </p>
    <Asserted told={told} />
    <p className={styles['muted']}>
      {harmThen(told)} {indicatorWords(told.iocsIncluded)}{' '}
      {told.answers === null ? null : `In answer to ${told.answers.name}: ${told.answers.step}. `}
      {told.release === null ? null : (
        <>
          Rests on the release of <LineLink line={told.release} />.{' '}
        </>
      )}
      {told.correctionOf === null || told.correctionOf.line === null ? null : (
        <>
          Corrects <LineLink line={told.correctionOf.line} />.
        </>
      )}
    </p>
    {told.containmentAsk === null || told.containmentAsk === '' ? null : (
      <p>
        <span className={styles['muted']}>Asked of them:</span> <SafeText text={told.containmentAsk} max={1000} />
      </p>
    )}
    <ul className={styles['recipients']} aria-label="Recipients">
      {(told.recipients ?? []).map(({ name, acknowledged }) => (
        <li key={name}>
          <SafeText text={name} max={200} />{' '}
          {acknowledged === null ? (
            told.isSent === true ? (
              <Button
                isDisabled={isReadOnly}
                aria-label={`Acknowledged by ${showText(name)}`}
                onPress={() => onAct({ kind: 'acknowledge', told, recipient: name })}
              >
                Acknowledge…
              </Button>
            ) : null
          ) : (
            <span className={styles['muted']}>
              acknowledged <Instant at={acknowledged.ackAt} /> by{' '}
              <SafeText text={acknowledged.ackBy ?? 'withheld'} max={120} />
            </span>
          )}
        </li>
      ))}
    </ul>
  </li>
);

const Asserted = ({ told: { attribution, said } }: { readonly told: Told }) => {
  if (attribution === null) return <p className={styles['muted']}>What it asserts is withheld.</p>;
  if (attribution === 'none') return <p className={styles['muted']}>No attribution is asserted.</p>;
  return (
    <>
      <p>
        Asserts {attributionWords[attribution]}
        {said === null ? '.' : `, assessed as ${said.likelihood}: `}
        {said === null ? null : <SafeText text={said.name} max={400} />}
      </p>
      {said === null ? null : <p>Confidence: {confidenceWord(said.confidence)}.</p>}
    </>
  );
};
