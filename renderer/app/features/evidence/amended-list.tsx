import { countedInGroups } from '../../../../shared/base/counted.ts';
import type { Output } from '../../../../shared/api/contract.ts';
import { groupDigits } from '../../../../shared/base/grouped-digits.ts';
import { amendedParts, type AmendedPart } from '../../../../shared/domain/evidence-amendment.ts';
import { useReply } from '../../api/replies.ts';
import { SafeText } from '../../../marks/safe-text.tsx';
import { classChoices, custodyChoices, forgeabilityChoices, kindChoices, wordOf } from './words.ts';
import styles from './evidence.module.css';

const shownMax = 100;

/** What a correction will write: one line for each item, with what it was and what it becomes. */
export const AmendedList = ({
  folder,
  preview: { items, changed, changes, lines },
}: {
  readonly folder: string;
  readonly preview: Output<'evidence.amend'>;
}) => {
  const sources = useReply('source.list', { folder }).value?.sources ?? [];
  const nameOf = (id: string): string => sources.find((source) => source.id === id)?.name ?? id;
  const rest = items - changed;
  return (
    <section className={styles['preview']} aria-label="What will be written">
      <h3>What will be written</h3>
      <p role="status">
        {changed === 0
          ? 'Nothing: every one of them is so already.'
          : `${groupDigits(changed)} of ${groupDigits(items)} ${changed === 1 ? 'changes' : 'change'}; ${countedInGroups(lines, 'line')} in one transaction, all or none.`}
        {rest > 0 && changed > 0 ? ` ${groupDigits(rest)} are so already and get no line.` : ''}
      </p>
      <ul className={styles['changes']}>
        {changes.slice(0, shownMax).map(({ id, exhibit, title, before, after }) => (
          <li key={id}>
            <span className={styles['exhibit']}>
              <SafeText text={exhibit ?? '(withheld)'} />
            </span>{' '}
            <span className={styles['faint']}>
              <SafeText text={title ?? '(title withheld)'} max={60} />
            </span>
            {amendedParts
              .filter((part) => part in after)
              .map((part) => (
                <span key={part} className={styles['amended']}>
                  <span className={styles['faint']}>{partWords[part]} </span>
                  <SafeText text={valueWords(part, before[part], nameOf)} max={120} />
                  {' → '}
                  <strong>
                    <SafeText text={valueWords(part, after[part], nameOf)} max={120} />
                  </strong>
                </span>
              ))}
          </li>
        ))}
      </ul>
      {changed > shownMax ? <p className={styles['faint']}>and {groupDigits(changed - shownMax)} more</p> : null}
    </section>
  );
};

const partWords: Readonly<Record<AmendedPart, string>> = {
  exhibit: 'Exhibit',
  title: 'Title',
  source: 'Source',
  reliability: 'Reliability',
  credibility: 'Credibility',
  custodyStated: 'Custody as stated',
  forgeability: 'Forgeable',
  kind: 'Kind',
  evidenceClass: 'Class',
  marking: 'Marking',
};

const valueWords = (part: AmendedPart, value: string | null | undefined, nameOf: (id: string) => string): string => {
  if (value === null || value === undefined) return part === 'source' ? 'none' : 'not stated';
  switch (part) {
    case 'source':
      return nameOf(value);
    case 'forgeability':
      return wordOf(forgeabilityChoices, value);
    case 'kind':
      return wordOf(kindChoices, value);
    case 'evidenceClass':
      return wordOf(classChoices, value);
    case 'marking':
      return `TLP:${value}`;
    case 'custodyStated':
      return wordOf(custodyChoices, value);
    case 'exhibit':
    case 'title':
    case 'reliability':
    case 'credibility':
      return value;
  }
};
