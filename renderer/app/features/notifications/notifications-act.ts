import type { Output } from '../../../../shared/api/contract.ts';

export type NotificationsReply = Output<'notification.read'>;
export type Clock = NotificationsReply['clocks'][number];
export type Told = NotificationsReply['notifications'][number];

export type NotificationsAct =
  | { readonly kind: 'start' }
  | { readonly kind: 'stop'; readonly clock: Clock }
  | { readonly kind: 'record'; readonly corrects: Told | null; readonly answers: Answered | null }
  | { readonly kind: 'send'; readonly told: Told }
  | { readonly kind: 'acknowledge'; readonly told: Told; readonly recipient: string }
  | { readonly kind: 'write'; readonly told: Told };
export type Answered = { readonly clock: string; readonly step: string };
