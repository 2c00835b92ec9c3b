import { useState } from 'react';
import { remedyWords, type RedressRemedy } from '../../../../shared/domain/redress-vocabulary.ts';
import { notYet } from '../../../ui/act-button.tsx';
import { SelectField, TextField } from '../../../ui/fields.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { useAct } from '../../api/replies.ts';
import { useMarking } from '../../use-marking.tsx';
import { ItemsField, type ChosenItem } from '../../consequence/items-field.tsx';
import { ClaimSubject } from './claim-subject.tsx';
import type { Claim } from './redress-act.ts';

/** Records that a remedy was carried out, with what proves it. */
export const RemedyDialog = ({
  folder,
  claim,
  onClose,
}: {
  readonly folder: string;
  readonly claim: Claim;
  readonly onClose: () => void;
}) => {
  const carryOut = useAct('redress.remedy');
  const { field, tlp } = useMarking(folder);
  const owed = claim.decision?.owed ?? [];
  const [remedy, setRemedy] = useState<RedressRemedy | null>(owed[0] ?? null);
  const [line, setLine] = useState('');
  const [cites, setCites] = useState<readonly ChosenItem[]>([]);
  const isLine = /^\d{1,12}$/u.test(line.trim());
  return (
    <ReasonDialog
      title="Record a remedy"
      act="Record it"
      label="What was done"
      needed={notYet({
        Remedy: remedy !== null,
        'a line that there can be, or an item': (isLine || cites.length > 0) && (line.trim() === '' || isLine),
      })}
      run={(note) =>
        carryOut.run({
          folder,
          claim: claim.id,
          remedy: remedy ?? 'correction',
          note,
          cites: cites.map(({ id }) => id),
          ...(isLine ? { line: Number(line.trim()) } : {}),
          ...tlp,
        })
      }
      onClose={onClose}
      below={
        <>
          <TextField
            label="Line that carried it out"
            value={line}
            onChange={setLine}
            maxLength={12}
            error={line.trim() === '' || isLine ? null : 'A whole number, such as 131.'}
            hint="Such as the one that retracted the release. It or an item proves the remedy."
          />
          <ItemsField folder={folder} chosen={cites} isRequired={!isLine} onChange={setCites} />
          {field}
        </>
      }
    >
      <ClaimSubject claim={claim} />
      <SelectField
        label="Remedy"
        isRequired
        value={remedy}
        choices={owed.map((id) => ({ id, label: remedyWords[id] }))}
        onChange={setRemedy}
      />
    </ReasonDialog>
  );
};
