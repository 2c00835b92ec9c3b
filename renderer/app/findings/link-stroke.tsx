import styles from './findings.module.css';

/** How sure a link is, as a line: solid, dashed, dotted. The word stands beside it wherever it is drawn. */
export const LinkStroke = ({
  certainty,
  isDirected,
}: {
  readonly certainty: string | null;
  readonly isDirected: boolean | null;
}) => (
  <svg
    className={`${styles['stroke']} ${styles[certainty ?? ''] ?? ''}`}
    viewBox="0 0 44 10"
    role="img"
    aria-label={`${certainty ?? 'certainty withheld'}${isDirected === false ? ', both ways' : ''}`}
  >
    <line x1="4" y1="5" x2="38" y2="5" />
    {isDirected === null ? null : <polyline points="34,1.5 39,5 34,8.5" />}
    {isDirected === false ? <polyline points="9,1.5 4,5 9,8.5" /> : null}
  </svg>
);
