import { SafeText } from '../../marks/safe-text.tsx';
import { InlineLink } from '../../ui/inline-link.tsx';
import { Notice } from '../../ui/states.tsx';
import { LineLink } from '../line-link.tsx';
import { useGo } from '../navigation.ts';
import { isLive, placeOfTrigger, triggerWords, type ListedMeasure } from './measure-words.ts';
import { useMeasures } from './use-measures.ts';
import styles from './consequence.module.css';

/** That a running measure must be reviewed: by which gate, with the number and the bar, and where what it rests on is. */
export const ReviewRequired = ({
  measure,
  onOpen,
}: {
  readonly measure: ListedMeasure;
  /** Opens its page; left out where that is open. */
  readonly onOpen?: () => void;
}) => {
  const go = useGo();
  if (!isLive(measure.state) || measure.required.length === 0) return null;
  return (
    <Notice
      tone="bad"
      title={
        onOpen === undefined ? (
          'Review required'
        ) : (
          <>
            Review required:{' '}
            <InlineLink onClick={onOpen}>
              <SafeText text={measure.title ?? '(title withheld)'} max={160} />
            </InlineLink>
          </>
        )
      }
    >
      <ul className={styles['reasons']}>
        {measure.required.map(({ trigger, codes, found, line }) => {
          const place = placeOfTrigger(trigger);
          const level = measure.gate?.attribution?.level;
          return (
            <li key={`${trigger} ${codes.join(' ')}`}>
              {triggerWords(trigger)}{' '}
              {codes.length === 0 ? null : (
                <>
                  <code>{codes.join(', ')}</code>.{' '}
                </>
              )}
              {found.map((words) => (
                <span key={words}>
                  <SafeText text={words} max={400} />{' '}
                </span>
              ))}
              {place.screen === 'response' ? null : (
                <InlineLink
                  onClick={() =>
                    go.toScreen(
                      place.screen,
                      place.screen === 'sensitivity' && level !== undefined && level > 0 ? { level } : {},
                    )
                  }
                >
                  See {place.words}
                </InlineLink>
              )}
              {line === null ? null : (
                <>
                  {place.screen === 'response' ? null : ', '}
                  <LineLink line={line} />
                </>
              )}
            </li>
          );
        })}
      </ul>
    </Notice>
  );
};

/** Each running measure of a case that must be reviewed; nothing where there is none. */
export const MeasureReviews = ({ folder }: { readonly folder: string }) => {
  const go = useGo();
  return useMeasures(folder).due.map((measure) => (
    <ReviewRequired
      key={measure.id}
      measure={measure}
      onOpen={() => go.toScreen('response', { measure: measure.id })}
    />
  ));
};
