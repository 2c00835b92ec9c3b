import { useState } from 'react';
import type { Output } from '../../../../shared/api/contract.ts';
import { noMode, readMode } from '../../../../shared/attribution/responsibility-mode.ts';
import { basisWords, degreeWords } from '../../../../shared/reference/responsibility.ts';
import { Button } from '../../../ui/button.tsx';
import { Facts, Part } from '../../../ui/page.tsx';
import { FailureNotice, Notice } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { useReply } from '../../api/replies.ts';
import { LineLink } from '../../line-link.tsx';
import { useCaseFolder } from '../../navigation.ts';
import { ModeDialog } from './mode-dialog.tsx';
import type { ListedHypothesis } from './use-reasoning.ts';
import styles from './hypotheses.module.css';

export type Mode = Output<'responsibility.list'>['modes'][number];

/** In what mode the State of this hypothesis would be responsible: two codes, or that none is claimed. */
export const ModePart = ({
  hypothesis,
  readOnly,
}: {
  readonly hypothesis: ListedHypothesis;
  readonly readOnly: string | null;
}) => {
  const folder = useCaseFolder();
  const listed = useReply('responsibility.list', { folder });
  const [isOpen, setOpen] = useState(false);
  const row = listed.value?.modes.find((one) => one.hypothesis === hypothesis.id);
  const hasCodes = row !== undefined && !row.isWithdrawn;
  return (
    <Part title="Mode of responsibility">
      {listed.failure === null ? null : <FailureNotice failure={listed.failure} onRetry={listed.refetch} />}
      {row === undefined ? <p className={styles['muted']}>{noMode}</p> : <ModeFacts mode={row} />}
      {listed.value === undefined ? null : (
        <div className={styles['acts']}>
          <Button isDisabled={readOnly !== null} onPress={() => setOpen(true)}>
            {hasCodes ? 'Change the mode…' : 'State the mode…'}
          </Button>
        </div>
      )}
      {isOpen ? (
        <ModeDialog
          folder={folder}
          hypothesis={hypothesis}
          mode={hasCodes ? row : undefined}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </Part>
  );
};

const ModeFacts = ({ mode }: { readonly mode: Mode }) => {
  const codes = readMode(mode.degree, mode.basis);
  const reason = <SafeText key="reason" text={mode.reason ?? 'withheld'} keepLines />;
  const line = <LineLink key="line" line={mode.line} />;
  if (codes === null) {
    const said = mode.isWithdrawn ? `withdrawn: ${noMode}` : 'withheld in this edition';
    return (
      <Facts
        facts={[
          ['Mode', said],
          ['Reason', reason],
          ['Ledger', line],
        ]}
      />
    );
  }
  const { name, about } = basisWords[codes.basis];
  return (
    <>
      <Facts
        facts={[
          ['Degree', `${degreeWords[codes.degree].name}. ${degreeWords[codes.degree].means}`],
          ['ARSIWA basis', `${name}: ${about}`],
          ['Reason', reason],
          ['Ledger', line],
        ]}
      />
      {mode.warning === null ? (
        <p className={styles['muted']}>{mode.hint}</p>
      ) : (
        <Notice tone="warn" title="An unusual basis">
          {mode.warning}
        </Notice>
      )}
    </>
  );
};
