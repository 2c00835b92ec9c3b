import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { IconX } from '@tabler/icons-react';
import { IconButton } from './button.tsx';
import styles from './dialog.module.css';

/** A dialog over the window. Escape and the cross close it; a click outside does not, so that nothing typed is lost. */
export const Dialog = ({
  title,
  isOpen,
  onClose,
  children,
  footer,
  width = 'medium',
  role = 'dialog',
}: {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons, the one that acts last. */
  readonly footer?: ReactNode;
  readonly width?: 'small' | 'medium' | 'large';
  readonly role?: 'dialog' | 'alertdialog';
}) => (
  <ModalOverlay
    className={styles['scrim'] ?? ''}
    isOpen={isOpen}
    onOpenChange={(open) => {
      if (!open) onClose();
    }}
  >
    <Modal className={`${styles['modal']} ${styles[width]}`}>
      <AriaDialog className={styles['dialog'] ?? ''} role={role}>
        <header className={styles['header']}>
          <Heading slot="title" className={styles['title'] ?? ''}>
            {title}
          </Heading>
          <IconButton label="Close" onPress={onClose}>
            <IconX />
          </IconButton>
        </header>
        <div className={styles['body']}>{children}</div>
        {footer === undefined ? null : <footer className={styles['footer']}>{footer}</footer>}
      </AriaDialog>
    </Modal>
  </ModalOverlay>
);
