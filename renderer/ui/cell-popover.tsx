import { useMemo, type ReactNode } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import styles from './data-table.module.css';

/** What edits a cell, over it. Escape and a press elsewhere leave it; the table then has the focus again. */
export const CellPopover = ({
  anchor,
  label,
  onClose,
  children,
}: {
  /** Id of the cell. */
  readonly anchor: string;
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) => {
  const cell = useMemo(() => ({ current: document.querySelector<HTMLElement>(`[id="${anchor}"]`) }), [anchor]);
  return (
    <Popover
      className={`${styles['popover']} ${styles['cellPopover']}`}
      triggerRef={cell}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      placement="bottom start"
      offset={-(cell.current?.offsetHeight ?? 0) - 1}
      crossOffset={-1}
    >
      <Dialog className={styles['cellDialog'] ?? ''} aria-label={label}>
        {children}
      </Dialog>
    </Popover>
  );
};
