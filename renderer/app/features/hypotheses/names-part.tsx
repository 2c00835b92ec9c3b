import { useState } from 'react';
import type { Output } from '../../../../shared/api/contract.ts';
import { contestWords, nameSenses, senseWords } from '../../../../shared/domain/name-claims.ts';
import { provisionalLabel } from '../../../../shared/domain/provisional-name.ts';
import { reliabilityWords } from '../../../../shared/reference/grade-words.ts';
import { Button } from '../../../ui/button.tsx';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { Part } from '../../../ui/page.tsx';
import { FailureNotice, Notice } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { useAct, useReply } from '../../api/replies.ts';
import { LineLink } from '../../line-link.tsx';
import { useCaseFolder, useGo } from '../../navigation.ts';
import { NameDialog } from './name-dialog.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import type { ListedHypothesis } from './use-reasoning.ts';
import styles from './naming.module.css';

type Listed = Output<'name.list'>;
type Claim = Listed['claims'][number];

/** What sources call the actor of a hypothesis, by source, with what is contested among them. */
export const NamesPart = ({
  hypothesis,
  readOnly,
}: {
  readonly hypothesis: ListedHypothesis;
  readonly readOnly: string | null;
}) => {
  const folder = useCaseFolder();
  const listed = useReply('name.list', { folder, hypothesis: hypothesis.id });
  const [isOpen, setOpen] = useState(false);
  const [withdrawn, setWithdrawn] = useState<Claim | null>(null);
  const claims = listed.value?.claims;
  return (
    <Part title="What sources call the actor">
      {listed.failure === null ? null : <FailureNotice failure={listed.failure} onRetry={listed.refetch} />}
      {claims?.length === 0 ? (
        <p className={styles['muted']}>
          none recorded. A name is a claim of those who use it; two of them may not mean the same.
        </p>
      ) : null}
      {listed.value === undefined ? null : <Contests listed={listed.value} />}
      {claims === undefined ? null : (
        <ul className={styles['claims']}>
          {bySource(claims).map((own) => (
            <SourceItem
              key={own[0].id}
              claims={own}
              contested={new Set(listed.value?.contested.flatMap(({ claims: pair }) => pair))}
              onWithdraw={readOnly === null ? setWithdrawn : null}
            />
          ))}
        </ul>
      )}
      {claims?.some(({ known }) => known.length > 0) === true ? (
        <p className={styles['muted']}>{listed.value?.label}</p>
      ) : null}
      <div className={styles['acts']}>
        <Button isDisabled={readOnly !== null || claims === undefined} onPress={() => setOpen(true)}>
          Record a name…
        </Button>
      </div>
      {isOpen ? <NameDialog folder={folder} hypothesis={hypothesis} onClose={() => setOpen(false)} /> : null}
      {withdrawn === null ? null : (
        <WithdrawDialog folder={folder} claim={withdrawn} onClose={() => setWithdrawn(null)} />
      )}
    </Part>
  );
};

const WithdrawDialog = ({
  folder,
  claim,
  onClose,
}: {
  readonly folder: string;
  readonly claim: Claim;
  readonly onClose: () => void;
}) => {
  const withdraw = useAct('name.withdraw');
  return (
    <ReasonDialog
      title="Withdraw the claim"
      act="Withdraw it"
      hint="Its line stays, and is shown as withdrawn."
      run={(reason) => withdraw.run({ folder, claim: claim.id, reason })}
      onClose={onClose}
    />
  );
};

const Contests = ({ listed: { claims, contested } }: { readonly listed: Listed }) => {
  const wordsById = new Map(claims.map((claim) => [claim.id, wordsOf(claim)]));
  const sentences = contested.flatMap(({ kind, claims: [one, other] }) => {
    const first = wordsById.get(one);
    const second = wordsById.get(other);
    return first === undefined || second === undefined ? [] : [contestWords(kind, [first, second])];
  });
  return sentences.length === 0 ? null : (
    <Notice tone="warn" title="Contested">
      {sentences.map((sentence) => (
        <p key={sentence} className={styles['contest']}>
          <SafeText text={sentence} max={600} />
        </p>
      ))}
    </Notice>
  );
};

const wordsOf = (claim: Claim) => ({
  by: byOf(claim),
  name: claim.name ?? 'withheld',
  sense: nameSenses.find((one) => one === claim.sense) ?? 'disputed',
});

const byOf = ({ source, item }: Claim): string =>
  source === null ? (item === null ? 'withheld' : (item.exhibit ?? item.id)) : (source.name ?? source.id);

type OfOneSource = readonly [Claim, ...Claim[]];

/** Claims of one voice together, in the order in which each was first heard. */
const bySource = (claims: readonly Claim[]): readonly OfOneSource[] => {
  const groups = new Map<string, OfOneSource>();
  for (const claim of claims) {
    const by = claim.source?.id ?? claim.item?.id ?? '';
    const known = groups.get(by);
    groups.set(by, known === undefined ? [claim] : [...known, claim]);
  }
  return [...groups.values()];
};

const SourceItem = ({
  claims,
  contested,
  onWithdraw,
}: {
  readonly claims: OfOneSource;
  readonly contested: ReadonlySet<string>;
  readonly onWithdraw: ((claim: Claim) => void) | null;
}) => {
  const go = useGo();
  const [first] = claims;
  const { source, item, reliability } = first;
  return (
    <li>
      <div className={styles['claimHead']}>
        <InlineLink
          onClick={() =>
            source === null
              ? go.toScreen('evidence', item === null ? {} : { item: item.id })
              : go.toScreen('sources', { source: source.id })
          }
        >
          <SafeText text={byOf(first)} max={120} />
        </InlineLink>
        <span className={styles['muted']}>
          <SafeText
            text={
              reliability === null ? 'withheld' : `${reliability}, ${reliabilityWords.get(reliability) ?? 'unknown'}`
            }
            max={60}
          />
        </span>
      </div>
      <ul className={styles['ofSource']}>
        {claims.map((claim) => (
          <ClaimItem
            key={claim.id}
            claim={claim}
            isContested={contested.has(claim.id)}
            onWithdraw={claim.withdrawn === null && onWithdraw !== null ? () => onWithdraw(claim) : null}
          />
        ))}
      </ul>
    </li>
  );
};

const ClaimItem = ({
  claim,
  isContested,
  onWithdraw,
}: {
  readonly claim: Claim;
  readonly isContested: boolean;
  readonly onWithdraw: (() => void) | null;
}) => {
  const { name, isProvisional, known, reason, line, withdrawn } = claim;
  const sense = nameSenses.find((one) => one === claim.sense);
  return (
    <li data-withdrawn={withdrawn !== null || undefined}>
      <p>
        <span className={styles['muted']}>{sense === undefined ? 'sense withheld' : senseWords[sense]}</span>{' '}
        <strong>
          <SafeText text={name ?? 'withheld'} max={200} />
        </strong>{' '}
        {isProvisional ? <span className={styles['chip']}>{provisionalLabel}</span> : null}{' '}
        {isContested ? <span className={styles['warnChip']}>contested</span> : null}
      </p>
      {known.map((actor) => (
        <p key={`${actor.table} ${actor.id}`} className={styles['muted']}>
          known in ATT&CK as <SafeText text={actor.name} max={100} /> ({actor.id};{' '}
          <SafeText text={`${actor.table} ${actor.tableVersion}`} max={80} />)
        </p>
      ))}
      <p className={styles['muted']}>
        <SafeText text={reason ?? 'reason withheld'} max={400} /> <LineLink line={line} />
        {onWithdraw === null ? null : (
          <>
            {' · '}
            <InlineLink onClick={onWithdraw}>Withdraw…</InlineLink>
          </>
        )}
      </p>
      {withdrawn === null ? null : (
        <p className={styles['muted']}>
          withdrawn: <SafeText text={withdrawn.reason ?? 'withheld'} max={300} /> <LineLink line={withdrawn.line} />
        </p>
      )}
    </li>
  );
};
