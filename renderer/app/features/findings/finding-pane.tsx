import { useState } from 'react';
import { IconMapPin, IconX } from '@tabler/icons-react';
import { useAct, useReply } from '../../api/replies.ts';
import { Excerpt } from '../../findings/finding-card.tsx';
import { FindingDialog } from '../../findings/finding-dialog.tsx';
import { addressOf, whereWords, type Finding } from '../../findings/finding-view.ts';
import { WithdrawDialog } from '../../findings/withdraw-dialog.tsx';
import { SaidParts } from '../../findings/said-parts.tsx';
import { LineLink } from '../../line-link.tsx';
import { useGo } from '../../navigation.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Part } from '../../../ui/page.tsx';
import { FailureNotice, Loading, Notice } from '../../../ui/states.tsx';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { Instant } from '../../../marks/instant.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { TlpChip } from '../../../marks/tlp-chip.tsx';
import styles from './findings.module.css';

/** One finding: what it says, where, what the bytes say, what people said about it, and how it came to say this. */
export const FindingPane = ({
  folder,
  id,
  isReadOnly,
  onClose,
}: {
  readonly folder: string;
  readonly id: string;
  readonly isReadOnly: boolean;
  readonly onClose: () => void;
}) => {
  const { value, failure, refetch } = useReply('finding.read', { folder, finding: id });
  if (failure !== null) {
    return (
      <div className={styles['notice']}>
        <FailureNotice failure={failure} onRetry={refetch} onClose={onClose} />
      </div>
    );
  }
  if (value === undefined || value.finding.id !== id) return <Loading label="Reading the finding" />;
  const { finding, history } = value;
  return (
    <>
      <header className={styles['paneHeader']}>
        <div className={styles['paneLine']}>
          <TlpChip tlp={finding.tlp} />
          <span className={styles['paneClose']}>
            <IconButton label="Close the finding" keys="Esc" onPress={onClose}>
              <IconX />
            </IconButton>
          </span>
        </div>
        <h2 className={styles['paneTitle']}>
          <SafeText text={finding.statement ?? '(withheld)'} keepLines max={2000} />
        </h2>
        <span className={styles['faint']}>
          <SafeText text={finding.actor ?? '(withheld)'} max={100} /> · <Instant at={finding.at} />
        </span>
      </header>
      {finding.withdrawn === null ? null : (
        <Notice tone="warn" title="This finding was withdrawn.">
          <SafeText text={finding.withdrawn.reason ?? '(reason withheld)'} max={600} />
        </Notice>
      )}
      <Place folder={folder} finding={finding} isReadOnly={isReadOnly} />
      <SaidParts key={id} folder={folder} on={{ finding: id }} isReadOnly={isReadOnly || finding.withdrawn !== null} />
      <Part title="How it came to say this">
        <History history={history} />
      </Part>
    </>
  );
};

const Place = ({
  folder,
  finding,
  isReadOnly,
}: {
  readonly folder: string;
  readonly finding: Finding;
  readonly isReadOnly: boolean;
}) => {
  const go = useGo();
  const withdraw = useAct('finding.withdraw');
  const [act, setAct] = useState<'correct' | 'withdraw' | null>(null);
  const { id, item, exhibit, itemTitle, place } = finding;
  return (
    <Part title="Where">
      <p>
        <InlineLink onClick={() => go.toScreen('evidence', item === null ? {} : { item }, folder)}>
          <span className={styles['exhibit']}>
            <SafeText text={exhibit ?? '(withheld)'} max={100} />
          </span>{' '}
          <SafeText text={itemTitle ?? ''} max={200} />
        </InlineLink>
        {', '}
        <SafeText text={whereWords(finding)} max={300} />
      </p>
      <Excerpt finding={finding} />
      <div className={styles['acts']}>
        {item === null ? null : (
          <Button icon={<IconMapPin aria-hidden />} onPress={() => go.toScreen('evidence', addressOf(finding), folder)}>
            {finding.record !== null ? 'Show the record' : place === null ? 'Show the item' : 'Show it in the file'}
          </Button>
        )}
        {isReadOnly || finding.withdrawn !== null ? null : (
          <>
            <Button onPress={() => setAct('correct')}>Correct…</Button>
            <Button onPress={() => setAct('withdraw')}>Withdraw…</Button>
          </>
        )}
      </div>
      {act === 'correct' ? (
        <FindingDialog
          folder={folder}
          item={{ id: item ?? '', exhibit, title: itemTitle, tlp: finding.tlp, hasFile: true }}
          correcting={finding}
          onClose={() => setAct(null)}
        />
      ) : null}
      {act === 'withdraw' ? (
        <WithdrawDialog
          title="Withdraw the finding"
          withdraw={(reason) => withdraw.run({ folder, finding: id, reason })}
          onClose={() => setAct(null)}
        >
          <p>
            <SafeText text={finding.statement ?? '(withheld)'} max={400} />
          </p>
        </WithdrawDialog>
      ) : null}
    </Part>
  );
};

type Line = {
  readonly line: number;
  readonly words: string;
  readonly at: string | null;
  readonly actor: string | null;
};

const History = ({ history }: { readonly history: readonly Line[] }) => {
  return (
    <ol className={styles['history']}>
      {history.map(({ line, words, at, actor }) => (
        <li key={line}>
          <LineLink line={line} />{' '}
          <span className={styles['faint']}>
            <SafeText text={actor ?? '(withheld)'} max={100} /> · <Instant at={at} />
          </span>
          <br />
          <SafeText text={words} max={600} />
        </li>
      ))}
    </ol>
  );
};
