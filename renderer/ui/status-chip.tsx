import type { ReactNode } from 'react';
import styles from './status.module.css';

/** What a state means for whoever looks: `quiet` is over, `plain` says nothing by its colour. */
export type StatusTone = 'plain' | 'quiet' | 'good' | 'warn' | 'bad';

/** A state in words, with a sign before it where there is one: the colour never stands alone. */
export const StatusChip = ({
  tone,
  icon,
  children,
}: {
  readonly tone: StatusTone;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}) => (
  <span className={styles['chip']} data-tone={tone}>
    {icon} {children}
  </span>
);

export type StatusCount = { readonly value: number; readonly words: string; readonly tone: StatusTone };

/** How many of each at a glance; colour only where there is one. */
export const StatusCounts = ({ counts }: { readonly counts: readonly StatusCount[] }) => (
  <ul className={styles['counts']} aria-label="At a glance">
    {counts.map(({ value, words, tone }) => (
      <li key={words} data-tone={value > 0 ? tone : 'plain'}>
        <strong>{value}</strong> {words}
      </li>
    ))}
  </ul>
);
