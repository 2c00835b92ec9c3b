import { useState, type ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps } from 'react-aria-components/Button';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import styles from './button.module.css';

type Look = 'plain' | 'primary' | 'quiet' | 'danger';

export const Button = ({
  look = 'plain',
  icon,
  children,
  isDisabled,
  ...props
}: Omit<ButtonProps, 'children' | 'className'> & {
  readonly look?: Look;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}) => (
  <AriaButton {...props} {...useKeptFocus(isDisabled)} className={`${styles['button']} ${styles[look]}`}>
    {icon}
    {children}
  </AriaButton>
);

/** A button that is only a picture; `label` is its name for everybody who cannot see it, and its tooltip. */
export const IconButton = ({
  label,
  children,
  keys,
  isDisabled,
  ...props
}: Omit<ButtonProps, 'children' | 'className'> & {
  readonly label: string;
  readonly children: ReactNode;
  readonly keys?: string;
}) => (
  <TooltipTrigger delay={500}>
    <AriaButton
      {...props}
      {...useKeptFocus(isDisabled)}
      aria-label={label}
      className={`${styles['button']} ${styles['icon']}`}
    >
      {children}
    </AriaButton>
    <Tooltip className={styles['tooltip'] ?? ''} offset={4}>
      {label}
      {keys === undefined ? null : <kbd>{keys}</kbd>}
    </Tooltip>
  </TooltipTrigger>
);

/**
 * A button that is switched off under the focus, as by its own press, stays where the focus is, says that it is off and
 * does nothing. A browser would take the focus away, and Escape would no longer reach the dialog. `isPending` is not for
 * this: it has something read out that is in no part of the page.
 */
const useKeptFocus = (
  isDisabled = false,
): Pick<ButtonProps, 'isDisabled' | 'onFocusChange' | 'onPress' | 'aria-disabled'> => {
  const [isFocused, setFocused] = useState(false);
  return {
    isDisabled: isDisabled && !isFocused,
    onFocusChange: setFocused,
    ...(isDisabled && isFocused && { 'aria-disabled': true, onPress: () => undefined }),
  };
};
