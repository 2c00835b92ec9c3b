import { useState } from 'react';
import { useAct } from '../../api/replies.ts';
import { useSaveHere } from '../../files/pick-store.ts';
import { Button } from '../../../ui/button.tsx';
import { FailureNotice, Notice } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { fileNameOf } from './custody-draft.ts';
import type { Item } from './item.ts';

/** The custody of one item for other programs. */
export const ConvertButton = ({ folder, item }: { readonly folder: string; readonly item: Item }) => {
  const convert = useAct('case.convert');
  const { save, failure: unsaved, clear } = useSaveHere();
  const [out, setOut] = useState<string | null>(null);
  const run = async (): Promise<void> => {
    const name = `custody-${fileNameOf(item.exhibit)}.jsonld`;
    const chosen = await save({ title: 'Where the CASE/UCO file is written', name });
    if (chosen === null) return;
    const done = await convert.run({ folder, out: chosen, to: 'case-uco', evidence: item.id });
    setOut(done.ok ? done.value.out : null);
  };
  return (
    <>
      <Button isDisabled={convert.isRunning} onPress={() => void run()}>
        {convert.isRunning ? 'Writing…' : 'CASE/UCO…'}
      </Button>
      {unsaved === null ? null : <FailureNotice failure={unsaved} onClose={clear} />}
      {convert.failure === null ? null : <FailureNotice failure={convert.failure} onClose={convert.clear} />}
      {out === null ? null : (
        <Notice tone="good" title="Written, with everything that the case holds about it." onClose={() => setOut(null)}>
          <SafeText text={out} max={1000} />
        </Notice>
      )}
    </>
  );
};
