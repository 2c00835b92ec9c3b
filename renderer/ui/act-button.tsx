import { useId, type ReactNode } from 'react';
import { Button } from './button.tsx';
import styles from './dialog.module.css';

/** The button by which a dialog does what it is for. While something is missing it is off, and beside it stands what. */
export const ActButton = ({
  needed,
  isRunning = false,
  look = 'primary',
  children,
  onPress,
}: {
  /** What is still to be filled in, by the names of the fields. */
  readonly needed: readonly string[];
  readonly isRunning?: boolean;
  readonly look?: 'primary' | 'danger';
  readonly children: ReactNode;
  readonly onPress: () => void;
}) => {
  const id = useId();
  const isShort = needed.length > 0;
  return (
    <>
      {isShort ? (
        <span id={id} className={styles['needed']}>
          Still needed: {needed.join(', ')}
        </span>
      ) : null}
      <Button
        look={look}
        isDisabled={isShort || isRunning}
        onPress={onPress}
        {...(isShort && { 'aria-describedby': id })}
      >
        {children}
      </Button>
    </>
  );
};

/** The names of what is not there, in the order given. */
export const notYet = (isThere: Readonly<Record<string, boolean>>): readonly string[] =>
  Object.entries(isThere).flatMap(([name, is]) => (is ? [] : [name]));

/** Whether anything but white space was typed. */
export const isTyped = (text: string): boolean => text.trim() !== '';
