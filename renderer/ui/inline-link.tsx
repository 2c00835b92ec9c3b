import type { ComponentProps } from 'react';
import styles from './inline-link.module.css';

/** A way to another place of the window, in the run of a sentence or a list. It is a button, as it follows no address. */
export const InlineLink = (props: Omit<ComponentProps<'button'>, 'type' | 'className'>) => (
  <button {...props} type="button" className={styles['link']} />
);
