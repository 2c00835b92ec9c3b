import { IconStarFilled } from '@tabler/icons-react';
import { triageWords } from '../../../shared/domain/finding-vocabulary.ts';
import { Instant } from '../../marks/instant.tsx';
import { SafeText } from '../../marks/safe-text.tsx';
import { TlpChip } from '../../marks/tlp-chip.tsx';
import { quoteWords, whereWords, type Finding } from './finding-view.ts';
import styles from './findings.module.css';

/** What the bytes of a finding say, and which bytes they are. */
export const Excerpt = ({ finding: { quote, bytes, sha256 } }: { readonly finding: Finding }) =>
  quote === null || bytes === null ? null : (
    <figure className={styles['excerpt']}>
      <pre className={styles['quote']} tabIndex={0} aria-label="Quote">
        {quote.text === '' ? <span className={styles['faint']}>empty</span> : <SafeText text={quote.text} keepLines />}
      </pre>
      <figcaption className={styles['faint']}>
        {quoteWords(quote)} · bytes {bytes.from} up to, without, {bytes.to}
        {sha256 === null ? null : (
          <>
            {' '}
            · SHA-256 <span className={styles['digest']}>{sha256}</span>
          </>
        )}
      </figcaption>
    </figure>
  );

/** A finding in a list: what it says, where, and what people said about it. */
export const FindingCard = ({ finding, onOpen }: { readonly finding: Finding; readonly onOpen: () => void }) => (
  <li className={styles['card']}>
    <button type="button" className={styles['cardTitle']} onClick={onOpen}>
      {finding.stars.length === 0 ? null : <IconStarFilled aria-label="Starred" className={styles['starred']} />}
      <SafeText text={finding.statement ?? '(withheld)'} max={400} />
    </button>
    <span className={styles['cardLine']}>
      <SafeText text={whereWords(finding)} max={120} />
      <TlpChip tlp={finding.tlp} />
      <span>{triageWords[finding.triage]}</span>
      <Tags tags={finding.tags} />
      {finding.withdrawn === null ? null : <strong>withdrawn</strong>}
    </span>
    <span className={styles['faint']}>
      <SafeText text={finding.actor ?? '(withheld)'} max={80} /> · <Instant at={finding.at} />
    </span>
  </li>
);

export const Tags = ({ tags }: { readonly tags: readonly string[] }) =>
  tags.map((tag) => (
    <span key={tag} className={styles['tag']}>
      <SafeText text={tag} max={60} />
    </span>
  ));
