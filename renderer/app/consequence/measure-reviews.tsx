import { SafeText } from '../../marks/safe-text.tsx';
import { InlineLink } from '../../ui/inline-link.tsx';
import { Notice } from '../../ui/states.tsx';
import { useReply } from '../api/replies.ts';
import { LineLink } from '../line-link.tsx';
import { useGo } from '../navigation.ts';
import { isLive, placeOfTrigger, triggerWords, type ListedMeasure } from './measure-words.ts';
import styles from './consequence.module.css';

/** That a running measure must be reviewed: by which gate, with the number and the bar, and where what it rests on is. */
export const ReviewRequired = ({ measure }: { readonly measure: ListedMeasure }) => {
  const go = useGo();
  if (!isLive(measure.state) || measure.required.length === 0) return null;
  return (
    <Notice
      tone="bad"
      title={
        <>
          Review required:{' '}
          <InlineLink onClick={() => go.toScreen('response', { measure: measure.id })}>
            <SafeText text={measure.title ?? '(title withheld)'} max={160} />
          </InlineLink>
        </>
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
  const measures = useReply('measure.list', { folder, cover: true }).value?.measures ?? [];
  const due = measures.filter(({ state, required }) => isLive(state) && required.length > 0);
  return due.length === 0 ? null : (
    <div className={styles['banners']}>
      {due.map((measure) => (
        <ReviewRequired key={measure.id} measure={measure} />
      ))}
    </div>
  );
};
