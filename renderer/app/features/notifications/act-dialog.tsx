import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { useAct } from '../../api/replies.ts';
import { useMarking } from '../../use-marking.tsx';
import { MomentDialog } from './moment-dialog.tsx';
import type { NotificationsAct, NotificationsReply } from './notifications-act.ts';
import { RecordDialog } from './record-dialog.tsx';
import { StartDialog } from './start-dialog.tsx';
import { WriteDialog } from './write-dialog.tsx';

/** The form of what is being done. */
export const ActDialog = ({
  folder,
  act,
  reply,
  onClose,
}: {
  readonly folder: string;
  readonly act: NotificationsAct;
  readonly reply: NotificationsReply;
  readonly onClose: () => void;
}) => {
  const stop = useAct('clock.stop');
  const { field, tlp } = useMarking(folder);
  switch (act.kind) {
    case 'start':
      return <StartDialog folder={folder} now={reply.now} onClose={onClose} />;
    case 'stop':
      return (
        <ReasonDialog
          title={`Stop the clock: ${act.clock.name}`}
          act="Stop it"
          hint="What is open stays open in the record, and is due no more."
          run={(reason) => stop.run({ folder, clock: act.clock.id, reason, ...tlp })}
          below={field}
          onClose={onClose}
        />
      );
    case 'record':
      return (
        <RecordDialog folder={folder} corrects={act.corrects} answers={act.answers} reply={reply} onClose={onClose} />
      );
    case 'send':
      return <MomentDialog folder={folder} told={act.told} recipient={null} now={reply.now} onClose={onClose} />;
    case 'acknowledge':
      return (
        <MomentDialog folder={folder} told={act.told} recipient={act.recipient} now={reply.now} onClose={onClose} />
      );
    case 'write':
      return <WriteDialog folder={folder} told={act.told} onClose={onClose} />;
  }
};
