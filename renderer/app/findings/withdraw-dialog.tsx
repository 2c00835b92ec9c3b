import type { ReactNode } from 'react';
import type { Result } from '../../../shared/base/result.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { Notice } from '../../ui/states.tsx';

/** Withdraws something that stays on record, with a reason. */
export const WithdrawDialog = ({
  title,
  children,
  withdraw,
  onClose,
}: {
  readonly title: string;
  /** What is withdrawn. */
  readonly children: ReactNode;
  readonly withdraw: (reason: string) => Promise<Result<unknown>>;
  readonly onClose: () => void;
}) => (
  <ReasonDialog
    title={title}
    act="Withdraw"
    look="danger"
    label="Why"
    lines={2}
    width="small"
    run={withdraw}
    onClose={onClose}
    below={<Notice tone="info">It stays on record, with the reason, as withdrawn.</Notice>}
  >
    {children}
  </ReasonDialog>
);
