import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps } from 'react-aria-components/Button';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import styles from './button.module.css';

type Look = 'plain' | 'primary' | 'quiet' | 'danger';

export const Button = ({
  look = 'plain',
  icon,
  children,
  ...props
}: Omit<ButtonProps, 'children' | 'className'> & {
  readonly look?: Look;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}) => (
  <AriaButton {...props} className={`${styles['button']} ${styles[look]}`}>
    {icon}
    {children}
  </AriaButton>
);

/** A button that is only a picture; `label` is its name for everybody who cannot see it, and its tooltip. */
export const IconButton = ({
  label,
  children,
  keys,
  ...props
}: Omit<ButtonProps, 'children' | 'className'> & {
  readonly label: string;
  readonly children: ReactNode;
  readonly keys?: string;
}) => (
  <TooltipTrigger delay={500}>
    <AriaButton {...props} aria-label={label} className={`${styles['button']} ${styles['icon']}`}>
      {children}
    </AriaButton>
    <Tooltip className={styles['tooltip'] ?? ''} offset={4}>
      {label}
      {keys === undefined ? null : <kbd>{keys}</kbd>}
    </Tooltip>
  </TooltipTrigger>
);
