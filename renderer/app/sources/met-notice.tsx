import type { Output } from '../../../shared/api/contract.ts';
import { reliabilityWords } from '../../../shared/reference/grade-words.ts';
import { useReply } from '../api/replies.ts';
import { useSettled } from '../use-settled.ts';
import { Instant } from '../../marks/instant.tsx';
import { SafeText } from '../../marks/safe-text.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/states.tsx';
import styles from './met-notice.module.css';

export type Met = Output<'source.register'>['met'][number];

const settleMilliseconds = 300;

/** Where a source of this name, or one much like it, was met on this workstation. Nothing is taken over by itself. */
export const MetNotice = ({
  folder,
  name,
  kind,
  onAdopt,
}: {
  readonly folder: string;
  readonly name: string;
  readonly kind: string;
  readonly onAdopt?: (met: Met) => void;
}) => {
  const settled = useSettled(name.trim(), settleMilliseconds, '');
  const { value } = useReply(
    'source.recognise',
    { folder, name: settled, kind: kind.trim() },
    { isEnabled: settled !== '' },
  );
  const met = settled === '' ? [] : (value?.met ?? []);
  if (met.length === 0) return null;
  return (
    <Notice tone="info" title={met.length === 1 ? 'Met before in another case' : 'Met before in other cases'}>
      <ul className={styles['list']}>
        {met.slice(0, shownMax).map((one) => (
          <li key={`${one.case} ${one.id}`}>
            <MetWords met={one} />
            <span className={styles['how']}>
              {one.how}
              {one.sameKind ? '' : ', another kind'}
            </span>
            {onAdopt === undefined ? null : <Button onPress={() => onAdopt(one)}>Take its reliability over</Button>}
          </li>
        ))}
      </ul>
      {met.length > shownMax ? `And ${met.length - shownMax} more. ` : ''}A name alone is no identity: compare what it
      is and how it is reached before you rely on it.
    </Notice>
  );
};

const shownMax = 4;

/** Name, kind, case and latest letter of a source that was met. */
export const MetWords = ({ met: { name, kind, caseTitle, assessments } }: { readonly met: Met }) => {
  const [latest] = assessments;
  return (
    <span className={styles['words']}>
      <strong>
        <SafeText text={name} max={200} />
      </strong>
      {kind === '' ? null : (
        <>
          {' '}
          (<SafeText text={kind} max={100} />)
        </>
      )}{' '}
      in “<SafeText text={caseTitle} max={120} />”
      {latest === undefined ? null : (
        <>
          : <b>{latest.reliability}</b>, {reliabilityWords.get(latest.reliability) ?? 'not a grade of the code'},{' '}
          <Instant at={latest.at} />
          {latest.reason === '' ? null : (
            <>
              {' '}
              “<SafeText text={latest.reason} max={200} />”
            </>
          )}
        </>
      )}
    </span>
  );
};
