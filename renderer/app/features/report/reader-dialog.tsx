import { useState } from 'react';
import type { Output } from '../../../../shared/api/contract.ts';
import { reportTemplates, templateWords, type ReportTemplate } from '../../../../shared/domain/report-vocabulary.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { SelectField, TextField } from '../../../ui/fields.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import { useAct } from '../../api/replies.ts';

const choices = reportTemplates.map((id) => ({ id, label: templateWords[id] }));

/** For whom the report is, and what it answers. */
export const ReaderDialog = ({
  folder,
  choice,
  onClose,
}: {
  readonly folder: string;
  readonly choice: Output<'report.read'>['choice'];
  readonly onClose: () => void;
}) => {
  const { run, isRunning, failure, clear } = useAct('report.set');
  const [template, setTemplate] = useState<ReportTemplate>(choice?.template ?? 'technical');
  const [reader, setReader] = useState(choice?.reader ?? '');
  const [question, setQuestion] = useState(choice?.question ?? '');
  const record = async (): Promise<void> => {
    const done = await run({ folder, template, reader: reader.trim(), question: question.trim() });
    if (done.ok) onClose();
  };
  return (
    <Dialog
      title="For whom the report is"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" isDisabled={isRunning} onPress={() => void record()}>
            {isRunning ? 'Recording…' : 'Record'}
          </Button>
        </>
      }
    >
      {failure === null ? null : <FailureNotice failure={failure} onClose={clear} />}
      <SelectField
        label="Template"
        value={template}
        choices={choices}
        onChange={setTemplate}
        hint="Which sections and annexes it has. Contrary evidence, gaps, dissent, custody and method are in all of them."
      />
      <TextField label="Reader" value={reader} onChange={setReader} maxLength={2000} autoFocus />
      <TextField
        label="What they ask, and it answers"
        value={question}
        onChange={setQuestion}
        lines={3}
        maxLength={2000}
      />
    </Dialog>
  );
};
