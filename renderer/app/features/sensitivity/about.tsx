import type { ReactNode } from 'react';
import styles from './sensitivity.module.css';

/** What a part says, and what it does not: under every figure and table of this screen. */
export const About = ({ children }: { readonly children: ReactNode }) => <p className={styles['about']}>{children}</p>;
