import { useEffect, useRef, useState, type ReactNode } from 'react';
import { ProgressBar } from 'react-aria-components/ProgressBar';
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle, IconX } from '@tabler/icons-react';
import type { Failure } from '../../shared/base/result.ts';
import { SafeText } from '../marks/safe-text.tsx';
import { Button, IconButton } from './button.tsx';
import { placesInHint } from './hint-places.ts';
import styles from './states.module.css';

export type Tone = 'info' | 'good' | 'warn' | 'bad';

const iconOf = (tone: Tone): ReactNode => {
  switch (tone) {
    case 'info':
      return <IconInfoCircle aria-hidden />;
    case 'good':
      return <IconCircleCheck aria-hidden />;
    case 'warn':
    case 'bad':
      return <IconAlertTriangle aria-hidden />;
  }
};

/** One thing that the person should know, where it matters. */
export const Notice = ({
  tone,
  title,
  children,
  onClose,
}: {
  readonly tone: Tone;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  readonly onClose?: () => void;
}) => (
  <div className={`${styles['notice']} ${styles[tone]}`} role={tone === 'bad' ? 'alert' : 'status'}>
    {iconOf(tone)}
    <div className={styles['noticeText']}>
      {title === undefined ? null : <strong>{title}</strong>}
      {children === undefined ? null : <div>{children}</div>}
    </div>
    {onClose === undefined ? null : (
      <IconButton label="Close this message" onPress={onClose}>
        <IconX />
      </IconButton>
    )}
  </div>
);

/** What happened, why, what to do; the code and the place on demand. Messages may hold text from evidence. */
export const FailureNotice = ({
  failure,
  onRetry,
  isOfAct = false,
  onClose,
}: {
  readonly failure: Failure;
  readonly onRetry?: () => void;
  /** What can be tried again is something that a person did, not only read. */
  readonly isOfAct?: boolean;
  readonly onClose?: () => void;
}) => {
  const [isOpen, setOpen] = useState(false);
  // That the program does not answer, and what then, stands once above the screen. Of what was only read, every card would
  // say it again.
  const isSaidAbove = failure.code === 'DISCONNECTED' && onRetry !== undefined && !isOfAct;
  const words = useRef<HTMLSpanElement>(null);
  // A form may be longer than the window, and what it is refused for stands at its end.
  useEffect(() => {
    const notice = words.current?.closest('[role="alert"]');
    if (notice?.closest('[role="dialog"]')) notice.scrollIntoView({ block: 'nearest' });
  }, []);
  if (isSaidAbove)
    return (
      <p className={styles['notRead']}>
        Not read: the program does not answer. <Button onPress={onRetry}>Try again</Button>
      </p>
    );
  return (
    <Notice
      tone="bad"
      title={
        <span ref={words}>
          <SafeText text={failure.message} />
        </span>
      }
      {...(onClose !== undefined && { onClose })}
    >
      {failure.hint === undefined ? null : <Hint text={failure.hint} />}
      <div className={styles['failureFoot']}>
        {onRetry === undefined ? null : <Button onPress={onRetry}>Try again</Button>}
        <Button look="quiet" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          {isOpen ? 'Hide details' : 'Details'}
        </Button>
      </div>
      {isOpen ? (
        <dl className={styles['details']}>
          <dt>Code</dt>
          <dd>{failure.code}</dd>
          {failure.at === undefined ? null : (
            <>
              <dt>Where</dt>
              <dd>
                <SafeText text={failure.at} />
              </dd>
            </>
          )}
        </dl>
      ) : null}
    </Notice>
  );
};

const Hint = ({ text }: { readonly text: string }) => {
  const places = placesInHint(text);
  return (
    <>
      <SafeText text={text} />
      {places.length === 0 ? null : <> In this window: {places.join('; ')}.</>}
    </>
  );
};

/** An empty section says that nothing is recorded, and offers the first step. */
export const Empty = ({
  title,
  children,
  action,
}: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) => (
  <div className={styles['empty']}>
    <strong>{title}</strong>
    {children === undefined ? null : <p>{children}</p>}
    {action}
  </div>
);

/** Grey lines where text will be; shown only when a reply takes longer than a moment. */
export const Loading = ({ label, lines = 6 }: { readonly label: string; readonly lines?: number }) => (
  <div className={styles['loading']} role="status">
    <span className="visually-hidden">{label}</span>
    {Array.from({ length: lines }, (_, line) => (
      <span key={line} className={styles['loadingLine']} aria-hidden />
    ))}
  </div>
);

/** How far a long piece of work is; `value` null where that is not known. */
export const Progress = ({ label, value }: { readonly label: string; readonly value: number | null }) => (
  <ProgressBar
    className={styles['progress'] ?? ''}
    aria-label={label}
    {...(value === null ? { isIndeterminate: true } : { value: value * 100 })}
  >
    <svg className={styles['track']} viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden>
      <rect
        className={value === null ? styles['barUnknown'] : styles['bar']}
        x="0"
        y="0"
        height="4"
        width={value === null ? 30 : Math.max(1, value * 100)}
      />
    </svg>
  </ProgressBar>
);
