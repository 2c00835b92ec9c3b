import type { ReactNode } from 'react';
import { SafeText } from '../../../marks/safe-text.tsx';
import { valueToText } from './value-text.ts';
import styles from './releases.module.css';

/** What is not shown, whatever its length: it does not tell how long it was. */
export const Bar = () => <span className={styles['bar']}>withheld</span>;

/** A value of a line as an edition shows it: a bar at each place where something is withheld. */
export const SeenValue = ({ value }: { readonly value: unknown }): ReactNode => {
  if (isBar(value)) return <Bar />;
  const isList = Array.isArray(value);
  if (typeof value !== 'object' || value === null || (isList && !holdsBar(value)))
    return <SafeText text={valueToText(value)} keepLines max={600} />;
  // Words carry their own spaces.
  if (isList) return value.map((one: unknown, index) => <SeenValue key={index} value={one} />);
  return (
    <>
      {membersOf(value).map(([name, member]) => (
        <div key={name}>
          <code>{name}</code> <SeenValue value={member} />
        </div>
      ))}
    </>
  );
};

const membersOf = (value: unknown): readonly (readonly [string, unknown])[] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];

const isBar = (value: unknown): boolean => {
  const [[name, digest] = [], ...more] = membersOf(value);
  return name === 'withheld' && typeof digest === 'string' && more.length === 0 && !Array.isArray(value);
};

/** Whether something of a value is withheld. */
export const holdsBar = (value: unknown): boolean =>
  isBar(value) || membersOf(value).some(([, member]) => holdsBar(member));
