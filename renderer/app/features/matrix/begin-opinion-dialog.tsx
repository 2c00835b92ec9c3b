import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useAct } from '../../api/replies.ts';
import { levelName } from '../../scores/level-names.ts';
import { ActButton, isTyped, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { CheckField, SelectField, TextField } from '../../../ui/fields.tsx';
import { FailureNotice, Notice } from '../../../ui/states.tsx';
import styles from './raters.module.css';

// What must not stand in the window's memory while somebody rates blind.
const tellingMethods: ReadonlySet<unknown> = new Set([
  'matrix.read',
  'score.case',
  'case.at',
  'ledger.page',
  'ledger.line',
  'search.run',
  'rating.history',
  'rater.compare',
  'release.preview',
]);

/** Begins a second opinion: who rates which level, and what will be hidden. */
export const BeginOpinionDialog = ({
  folder,
  levels,
  level: shownLevel,
  onClose,
}: {
  readonly folder: string;
  readonly levels: readonly number[];
  readonly level: number;
  readonly onClose: () => void;
}) => {
  const begin = useAct('opinion.begin');
  const queries = useQueryClient();
  const [level, setLevel] = useState(shownLevel);
  const [rater, setRater] = useState('');
  const [seen, setSeen] = useState(false);
  const run = async (): Promise<void> => {
    const reply = await begin.run({ folder, level, rater: rater.trim(), seen });
    if (reply.ok) queries.removeQueries({ predicate: ({ queryKey: [method] }) => tellingMethods.has(method) });
  };
  return (
    <Dialog
      title="Second opinion"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton
            needed={notYet({ 'Who rates': isTyped(rater) })}
            isRunning={begin.isRunning}
            onPress={() => void run()}
          >
            {begin.isRunning ? 'Recording…' : 'Hide the ratings and begin'}
          </ActButton>
        </>
      }
    >
      <p>
        Somebody else rates a level without knowing what was rated so far. Their ratings stand beside those of the case
        and change nothing that the case counts.
      </p>
      <div className={styles['fields']}>
        <SelectField
          label="Level"
          value={String(level)}
          choices={levels.map((one) => ({ id: String(one), label: levelName(one) }))}
          onChange={(chosen) => setLevel(Number(chosen))}
        />
        <TextField
          label="Who rates"
          value={rater}
          onChange={setRater}
          isRequired
          autoFocus
          maxLength={63}
          autoComplete="off"
          hint="The name under which the ratings are recorded, such as a principal."
        />
      </div>
      <CheckField value={seen} onChange={setSeen}>
        They have seen ratings of this level. It is then recorded as not blind.
      </CheckField>
      <Notice tone="info" title="Hand the window over after this.">
        Until they are done, ratings and every number that follows from them are hidden on this workstation, in this
        window and on the command line. What was told, printed, or shown by another program or copy, the program cannot
        know; the ledger says on whose word the opinion is blind.
      </Notice>
      {begin.failure === null ? null : <FailureNotice failure={begin.failure} onClose={begin.clear} />}
    </Dialog>
  );
};
