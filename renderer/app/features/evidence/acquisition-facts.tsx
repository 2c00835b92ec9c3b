import { Button } from '../../../ui/button.tsx';
import { Facts, Part } from '../../../ui/page.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import type { Acquisition, Derivation } from './item.ts';
import { ItemLink } from './item-link.tsx';
import { volatilityChoices } from './acquisition-words.ts';
import styles from './evidence.module.css';

/** How an item came to be, as far as somebody said. A part that is withheld looks as one that nobody stated. */
export const AcquisitionFacts = ({
  acquisition,
  derivedFrom,
  onState,
}: {
  readonly acquisition: Acquisition;
  readonly derivedFrom: Derivation;
  /** Null where nothing can be recorded. */
  readonly onState: (() => void) | null;
}) => {
  const { collector, clock, place, mandate, tool, lineage, privacy, restriction, aiUse } = acquisition;
  const facts: (readonly [string, React.ReactNode])[] = [
    ['Right', joined(mandate?.type, mandate?.identifier)],
    ['Place', joined(place?.location, place?.system)],
    ['Collector', joined(collector?.role, collector?.competence)],
    ['Clock', joined(clock?.source, offsetWords(clock?.offsetSeconds), clock?.zone, clock?.noted)],
    ['Tool', joined(tool?.name, tool?.version, tool?.config, tool?.validation)],
    ['Volatility', acquisition.volatility === null ? null : volatilityChoices[acquisition.volatility - 1]?.label],
    ['Made from', derivedFrom.length === 0 ? null : <Parents key="parents" derivedFrom={derivedFrom} />],
    ['Root exhibit', joined(lineage?.rootExhibit)],
    ['How it was made', joined(lineage?.transformation)],
    ['Changes', changesOf(acquisition.changes)],
    [
      'Personal data',
      joined(privacy?.categories.join(', '), privacy?.lawfulBasis, privacy?.minimised === true && 'minimised'),
    ],
    [
      'Restrictions',
      joined(
        restriction?.pap === null || restriction === null ? null : `PAP:${restriction.pap}`,
        restriction?.legalHold === true && 'legal hold',
        restriction?.retentionUntil === null || restriction === null
          ? null
          : `kept until ${restriction.retentionUntil}`,
        restriction?.encryptionAtRest,
      ),
    ],
    [
      'Artificial intelligence',
      aiUse === null
        ? null
        : aiUse.used
          ? joined('used', aiUse.tool, aiUse.version, aiUse.promptRef, checked(aiUse.humanVerifiedBy))
          : 'not used',
    ],
    ['Diamond vertex', joined(acquisition.vertex)],
  ];
  const said = facts.filter(([, value]) => value !== null && value !== undefined);
  return (
    <Part title="How it came to be">
      {said.length === 0 ? (
        <p className={styles['faint']}>Nothing is stated beyond where it is from.</p>
      ) : (
        <Facts facts={said} />
      )}
      {onState === null ? null : (
        <div>
          <Button onPress={onState}>{said.length === 0 ? 'State it…' : 'Add or amend…'}</Button>
        </div>
      )}
    </Part>
  );
};

const Parents = ({ derivedFrom }: { readonly derivedFrom: Derivation }) => (
  <ul className={styles['links']}>
    {derivedFrom.map((parent) => (
      <li key={parent.id}>
        <ItemLink {...parent} />
      </li>
    ))}
    {/* Only words of a text can be withheld so that the rest is proven (bundle format, section 4). */}
    <li className={styles['faint']}>attested by whoever made it, not proven</li>
  </ul>
);

const offsetWords = (seconds: number | null | undefined): string | null => {
  if (seconds === null || seconds === undefined) return null;
  if (seconds === 0) return 'right to the second';
  return `${Math.abs(seconds)} s ${seconds > 0 ? 'ahead' : 'behind'}`;
};

const checked = (by: string): string | null => (by === '' ? 'checked by nobody' : `checked by ${by}`);

/** What is there, side by side; null where nothing is. */
const joined = (...parts: readonly (string | false | null | undefined)[]): React.ReactNode => {
  const there = parts.filter((part) => typeof part === 'string' && part !== '');
  return there.length === 0 ? null : <SafeText text={there.join(' · ')} max={2000} />;
};

const changesOf = (changes: Acquisition['changes']): React.ReactNode =>
  changes === null || changes.length === 0 ? null : (
    <ul className={styles['caveats']}>
      {changes.map(({ what, why, by }, at) => (
        <li key={at}>{joined(what, why, by)}</li>
      ))}
    </ul>
  );
