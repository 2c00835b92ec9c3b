import { useAct } from '../../api/replies.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import { useMatrixView } from './use-matrix-view.ts';

/** Ends a second opinion, which cannot be taken up again: from then on everybody's ratings are shown. */
export const EndOpinionDialog = ({
  folder,
  rated,
  cells,
  onClose,
}: {
  readonly folder: string;
  readonly rated: number;
  readonly cells: number;
  readonly onClose: () => void;
}) => {
  const end = useAct('opinion.end');
  const { change } = useMatrixView(folder);
  const run = async (): Promise<void> => {
    const reply = await end.run({ folder });
    if (reply.ok) change({ part: 'raters', opinionItem: null });
  };
  return (
    <Dialog
      title="Done with the second opinion"
      isOpen
      onClose={onClose}
      width="small"
      footer={
        <>
          <Button onPress={onClose}>Go on rating</Button>
          <Button look="primary" isDisabled={end.isRunning} onPress={() => void run()}>
            {end.isRunning ? 'Recording…' : 'End it and show all ratings'}
          </Button>
        </>
      }
    >
      <p>
        {rated === cells
          ? `All ${cells} cells are rated.`
          : `${rated} of ${cells} cells are rated; ${cells - rated} stay without an opinion.`}{' '}
        It stays as it is now: once the ratings of others have been shown, nothing can be added to it.
      </p>
      {end.failure === null ? null : <FailureNotice failure={end.failure} onClose={end.clear} />}
    </Dialog>
  );
};
