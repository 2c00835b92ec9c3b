import { useState } from 'react';
import type { Output } from '../../../../shared/api/contract.ts';
import type { Failure } from '../../../../shared/base/result.ts';
import type { ConversionFormat, Edition, Tlp } from '../../../../shared/domain/vocabulary.ts';
import { useAct } from '../../api/replies.ts';
import { useSave } from '../../files/pick-store.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { SelectField } from '../../../ui/fields.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import { EditionFields } from './edition-fields.tsx';
import styles from './releases.module.css';

const formats = [
  { id: 'stix', label: 'STIX 2.1', detail: 'sources, evidence, hypotheses, names, ratings' },
  { id: 'misp', label: 'MISP event', detail: 'evidence, hypotheses, names; no ratings' },
  { id: 'case-uco', label: 'CASE/UCO', detail: 'custody, with hypotheses as assertions' },
  { id: 'matrix', label: 'Matrix as CSV', detail: 'ratings, and the same without loss beside it' },
  { id: 'csv', label: 'Evidence as CSV', detail: 'every item, and the same without loss beside it' },
] as const satisfies readonly { readonly id: ConversionFormat; readonly label: string; readonly detail: string }[];
type Format = (typeof formats)[number]['id'];

const fileNames: Readonly<Record<Format, string>> = {
  stix: 'stix-2.1.json',
  misp: 'misp.json',
  'case-uco': 'case-uco.jsonld',
  matrix: 'matrix.csv',
  csv: 'evidence.csv',
};

/** Asks for format and edition, then for the place. */
export const ConvertDialog = ({
  folder,
  onDone,
  onClose,
}: {
  readonly folder: string;
  readonly onDone: (done: Output<'case.convert'>) => void;
  readonly onClose: () => void;
}) => {
  const convert = useAct('case.convert');
  const save = useSave();
  const [format, setFormat] = useState<Format>('stix');
  // The narrowest until somebody says otherwise.
  const [edition, setEdition] = useState<Edition>('public');
  const [tlp, setTlp] = useState<Tlp>('AMBER');
  const [failure, setFailure] = useState<Failure | null>(null);
  const run = async (): Promise<void> => {
    setFailure(null);
    convert.clear();
    const chosen = await save({ title: 'Where the file is written', name: fileNames[format] });
    if (!chosen.ok) return setFailure(chosen.error);
    if (chosen.value === null) return;
    const request = { folder, out: chosen.value, to: format, edition };
    const done = await convert.run(edition === 'restricted' ? { ...request, tlp } : request);
    if (!done.ok) return;
    onDone(done.value);
    onClose();
  };
  return (
    <Dialog
      title="Convert for other programs"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" isDisabled={convert.isRunning} onPress={() => void run()}>
            {convert.isRunning ? 'Writing…' : 'Choose where and write…'}
          </Button>
        </>
      }
    >
      <SelectField label="Format" value={format} choices={formats} onChange={setFormat} />
      <EditionFields
        edition={edition}
        tlp={tlp}
        onChange={(change) => {
          if (change.edition !== undefined) setEdition(change.edition);
          if (change.tlp !== undefined) setTlp(change.tlp);
        }}
      />
      {format === 'stix' || format === 'misp' ? (
        <p className={styles['muted']}>
          Everything in it has a random identifier, the same each time. What has none yet gets one now, by a line of the
          ledger; that voids an open request.
        </p>
      ) : null}
      {convert.failure === null ? null : <FailureNotice failure={convert.failure} onClose={convert.clear} />}
      {failure === null ? null : <FailureNotice failure={failure} onClose={() => setFailure(null)} />}
    </Dialog>
  );
};
