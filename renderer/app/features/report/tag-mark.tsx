import { sentenceKinds, type SentenceKind } from '../../../../shared/domain/written-sentence.ts';
import styles from './report.module.css';

const letters: Readonly<Record<SentenceKind, string>> = { fact: 'F', assumption: 'A', judgement: 'J' };

/** What a sentence is, as one of three; pressing the one that is set takes the tag away. */
export const TagMark = ({
  kind,
  isDisabled,
  onKind,
}: {
  readonly kind: SentenceKind | null;
  readonly isDisabled: boolean;
  readonly onKind: (kind: SentenceKind | null) => void;
}) => (
  <span className={styles['tags']} role="group" aria-label="What the sentence is">
    {sentenceKinds.map((one, index) => (
      <button
        key={one}
        type="button"
        tabIndex={-1}
        className={`${styles['tag']} ${one === kind ? styles[one] : ''}`}
        aria-pressed={one === kind}
        aria-label={one}
        title={`${one} (key ${index + 1})`}
        disabled={isDisabled}
        onClick={(event) => {
          event.stopPropagation();
          onKind(one === kind ? null : one);
        }}
      >
        {letters[one]}
      </button>
    ))}
  </span>
);

export const TagLetter = ({ kind }: { readonly kind: SentenceKind | null }) => (
  <span className={`${styles['tag']} ${kind === null ? styles['untagged'] : styles[kind]}`} title={kind ?? 'no tag'}>
    <span aria-hidden>{kind === null ? '?' : letters[kind]}</span>
    <span className="visually-hidden">{kind ?? 'no tag'}</span>
  </span>
);
