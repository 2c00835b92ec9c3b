import { useState } from 'react';
import { IconTableExport } from '@tabler/icons-react';
import { useAct } from '../../api/replies.ts';
import { useSaveHere } from '../../files/pick-store.ts';
import { IconButton } from '../../../ui/button.tsx';
import { FailureNotice, Notice } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';

/** Every item of the case as a table for other programs, whatever the filters leave on the screen. */
export const useExportTable = (folder: string) => {
  const convert = useAct('case.convert');
  const { save, failure: unsaved, clear } = useSaveHere();
  const [written, setWritten] = useState<readonly string[]>([]);
  const run = async (): Promise<void> => {
    const chosen = await save({ title: 'Where the table of evidence is written', name: 'evidence.csv' });
    if (chosen === null) return;
    const done = await convert.run({ folder, out: chosen, to: 'csv' });
    setWritten(done.ok ? [done.value.out, ...(done.value.beside === null ? [] : [done.value.beside])] : []);
  };
  return {
    button: (
      <IconButton
        label="Export every item as CSV, with a lossless file beside it"
        isDisabled={convert.isRunning}
        onPress={() => void run()}
      >
        <IconTableExport />
      </IconButton>
    ),
    outcome: (
      <>
        {unsaved === null ? null : <FailureNotice failure={unsaved} onClose={clear} />}
        {convert.failure === null ? null : <FailureNotice failure={convert.failure} onClose={convert.clear} />}
        {written.length === 0 ? null : (
          <Notice
            tone="good"
            title="Written: every item, also those that the filters leave out."
            onClose={() => setWritten([])}
          >
            {written.map((path) => (
              <div key={path}>
                <SafeText text={path} max={1000} />
              </div>
            ))}
          </Notice>
        )}
      </>
    ),
  };
};
