import { placeToText } from '../../../../shared/domain/excerpt-anchor.ts';
import { useGo, type Go } from '../../navigation.ts';
import { AttackNames } from '../../attack/attack-names.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { kindName, placeWords, snippetParts, type Hit } from './hit-words.ts';
import styles from './search.module.css';

const titleMax = 200;

/** Every hit with the words that were found, and the way to what it is of. */
export const HitList = ({
  folder,
  hits,
  from,
}: {
  readonly folder: string;
  readonly hits: readonly Hit[];
  readonly from: number;
}) => {
  const go = useGo();
  return (
    <ol className={styles['hits']} start={from + 1}>
      {hits.map((hit, index) => (
        <li key={from + index} className={styles['hit']}>
          <div className={styles['hitHead']}>
            <span className={styles['hitKind']}>{kindName(hit.kind)}</span>
            <button type="button" className={styles['hitTitle']} onClick={() => open(hit, folder, go)}>
              <SafeText text={hit.title === '' ? '(without a title)' : hit.title} max={titleMax} />
            </button>
            <span className={styles['hitPlace']}>
              <SafeText text={placeWords(hit)} max={160} />
            </span>
          </div>
          <p className={styles['snippet']}>
            {snippetParts(hit).map((part, at) =>
              part.isMarked ? (
                <mark key={at}>
                  <SafeText text={part.text} />
                </mark>
              ) : (
                <SafeText key={at} text={part.text.replaceAll(/[\t\r\n ]+/gu, ' ')} />
              ),
            )}
            <AttackNames text={`${hit.title}\n${hit.snippet}`} />
          </p>
        </li>
      ))}
    </ol>
  );
};

/** To the very bytes where the hit is in a file, else to what it is of where that has a place of its own, else to its line. */
const open = ({ kind, id, line, place }: Hit, folder: string, go: Go): void => {
  if (id !== null && place !== null) go.toScreen('evidence', { item: id, place: placeToText(place) }, folder);
  else if (id !== null && id.startsWith('ev-')) go.toScreen('evidence', { item: id }, folder);
  else if (id !== null && id.startsWith('fi-')) go.toScreen('findings', { finding: id }, folder);
  else if (id !== null && kind === 'source') go.toScreen('sources', { source: id }, folder);
  else if (id !== null && kind === 'hypothesis') go.toScreen('hypotheses', { hypothesis: id }, folder);
  else if (line !== null) go.toScreen('ledger', { line }, folder);
};
