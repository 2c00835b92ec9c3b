import { useState } from 'react';
import type { ShownSubject, SubjectInput } from '../../../shared/api/findings-contract.ts';
import { useAct } from '../api/replies.ts';
import { useGo } from '../navigation.ts';
import { Instant } from '../../marks/instant.tsx';
import { SafeText } from '../../marks/safe-text.tsx';
import { Button } from '../../ui/button.tsx';
import { Part } from '../../ui/page.tsx';
import type { Link } from './finding-view.ts';
import { LinkDialog } from './link-dialog.tsx';
import { LinkStroke } from './link-stroke.tsx';
import { WithdrawDialog } from './withdraw-dialog.tsx';
import styles from './findings.module.css';

/** The links of one thing, whichever end it is. */
export const LinksPart = ({
  folder,
  on,
  subject,
  links,
  isReadOnly,
}: {
  readonly folder: string;
  readonly on: SubjectInput;
  readonly subject: ShownSubject;
  readonly links: readonly Link[];
  readonly isReadOnly: boolean;
}) => {
  const withdraw = useAct('link.withdraw');
  const [isAdding, setAdding] = useState(false);
  const [going, setGoing] = useState<Link | null>(null);
  return (
    <Part title={`Links (${links.filter(({ withdrawn }) => withdrawn === null).length})`}>
      {links.length === 0 ? <p className={styles['faint']}>None recorded.</p> : null}
      <ul className={styles['list']}>
        {links.map((link) => {
          const isFrom = link.from?.key === subject.key;
          const other = isFrom ? link.to : link.from;
          return (
            <li key={link.id} className={link.withdrawn === null ? styles['link'] : styles['withdrawn']}>
              <span className={styles['linkHead']}>
                <LinkStroke certainty={link.certainty} isDirected={link.isDirected} />
                <span className={styles['faint']}>
                  {isFrom || link.isDirected === false ? '' : 'from there: '}
                  {link.kind?.replaceAll('_', ' ') ?? '(withheld)'}
                  {link.words === null || link.words === '' ? null : (
                    <>
                      : <SafeText text={link.words} max={120} />
                    </>
                  )}
                  , {link.certainty ?? 'certainty withheld'}
                </span>
              </span>
              <SubjectLink folder={folder} subject={other} />
              <span className={styles['reason']}>
                <SafeText text={link.reason ?? '(reason withheld)'} max={600} />
              </span>
              <span className={styles['faint']}>
                <SafeText text={link.actor ?? '(withheld)'} max={80} /> · <Instant at={link.at} />
                {link.withdrawn === null ? null : (
                  <>
                    {' '}
                    · withdrawn: <SafeText text={link.withdrawn.reason ?? '(withheld)'} max={300} />
                  </>
                )}
              </span>
              {link.withdrawn !== null || isReadOnly ? null : (
                <Button look="quiet" onPress={() => setGoing(link)}>
                  Withdraw…
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {isReadOnly ? null : (
        <div>
          <Button onPress={() => setAdding(true)}>Add a link…</Button>
        </div>
      )}
      {isAdding ? (
        <LinkDialog folder={folder} from={on} fromWords={subjectWords(subject)} onClose={() => setAdding(false)} />
      ) : null}
      {going === null ? null : (
        <WithdrawDialog
          title="Withdraw the link"
          withdraw={(reason) => withdraw.run({ folder, link: going.id, reason })}
          onClose={() => setGoing(null)}
        >
          <p>
            To <SafeText text={subjectWords(going.to?.key === subject.key ? going.from : going.to)} max={300} />
          </p>
        </WithdrawDialog>
      )}
    </Part>
  );
};

const subjectWords = (subject: ShownSubject | null): string => {
  if (subject === null) return '(withheld)';
  const { kind, exhibit, title, record } = subject;
  const name = kind === 'record' ? `${exhibit ?? ''}, record ${record ?? ''}:` : (exhibit ?? '');
  return `${name} ${title ?? '(withheld)'}${subject.isWithdrawn ? ' (withdrawn)' : ''}`;
};

/** The way to an item, a record or a finding. */
const SubjectLink = ({ folder, subject }: { readonly folder: string; readonly subject: ShownSubject | null }) => {
  const go = useGo();
  if (subject === null) return <span className={styles['faint']}>(withheld)</span>;
  const { finding, item, record } = subject;
  const open = (): void => {
    if (finding !== null) go.toScreen('findings', { finding }, folder);
    else if (item !== null) go.toScreen('evidence', { item, ...(record !== null && { record }) }, folder);
  };
  return (
    <button type="button" className={styles['way']} onClick={open}>
      <SafeText text={subjectWords(subject)} max={300} />
    </button>
  );
};
