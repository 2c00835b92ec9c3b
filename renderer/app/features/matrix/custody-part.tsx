import type { Output } from '../../../../shared/api/contract.ts';
import { CustodyMark } from '../../../marks/custody-mark.tsx';
import { Digest } from '../../../marks/digest.tsx';
import { Instant } from '../../../marks/instant.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { useGo } from '../../navigation.ts';
import { Part } from '../../../ui/page.tsx';
import { InlineLink } from '../../../ui/inline-link.tsx';
import styles from './pane.module.css';

const eventsMax = 3;

/** The end of the chain of custody, and the way to all of it. */
export const CustodyPart = ({ about }: { readonly about: Output<'evidence.read'> }) => {
  const go = useGo();
  const { item, custody } = about;
  const last = custody.slice(-eventsMax);
  return (
    <Part title="Custody">
      <CustodyMark grade={item.custody} />
      {custody.length === 0 ? <p className={styles['none']}>none recorded</p> : null}
      <ol className={styles['events']}>
        {last.map((event) => (
          <li key={event.line}>
            <Instant at={event.at} />
            <span>
              {event.event === null ? '(withheld)' : <SafeText text={event.event.replaceAll('_', ' ')} max={60} />}
              {hashWords(event)}
            </span>
          </li>
        ))}
      </ol>
      {item.sha256 === null ? null : <Digest digest={item.sha256} isShort />}
      <InlineLink onClick={() => go.toScreen('evidence', { item: item.id })}>
        {custody.length > eventsMax ? `Open in Evidence: all ${custody.length} events` : 'Open in Evidence'}
      </InlineLink>
    </Part>
  );
};

const hashWords = ({ hashBefore, hashAfter }: Output<'evidence.read'>['custody'][number]): string =>
  hashBefore === null || hashAfter === null ? '' : hashBefore === hashAfter ? ', hash equal' : ', hash differs';
