import type { WebFrameMain } from 'electron';
import { windowOrigin } from './channels.ts';

export type CallEvent = {
  readonly sender: { readonly mainFrame: WebFrameMain };
  readonly senderFrame: WebFrameMain | null;
};

/**
 * Whether a call comes from the window's own page: its top frame, alive, of exactly this origin. Whoever runs code in
 * the page's process may have written everything else in the message.
 */
export const isFromWindow = ({ sender, senderFrame }: CallEvent): boolean =>
  senderFrame !== null &&
  !senderFrame.isDestroyed() &&
  !senderFrame.detached &&
  senderFrame.parent === null &&
  senderFrame.frameToken === sender.mainFrame.frameToken &&
  senderFrame.processId === sender.mainFrame.processId &&
  senderFrame.origin === windowOrigin;
