import { PersonRow, type Part } from './person-row.tsx';
import styles from './signing.module.css';

export type Taking = { readonly part: Part; readonly passphrase: string };
export type Takings = Readonly<Record<string, Taking>>;

const noTaking: Taking = { part: 'none', passphrase: '' };

export const takingOf = (takings: Takings, principal: string): Taking =>
  (Object.hasOwn(takings, principal) ? takings[principal] : undefined) ?? noTaking;

/** Several people, each with what they do. A passphrase stays while its person's part is changed to and fro. */
export const PersonRows = ({
  label,
  people,
  parts,
  takings,
  onTakings,
}: {
  readonly label: string;
  readonly people: readonly { readonly principal: string; readonly person: string; readonly hasKey: boolean }[];
  readonly parts: readonly { readonly id: Part; readonly label: string }[];
  readonly takings: Takings;
  readonly onTakings: (takings: Takings) => void;
}) => (
  <div className={styles['people']} role="group" aria-label={label}>
    {people.map((person) => {
      const taking = takingOf(takings, person.principal);
      const change = (next: Partial<Taking>): void =>
        onTakings({ ...takings, [person.principal]: { ...taking, ...next } });
      return (
        <PersonRow
          key={person.principal}
          {...person}
          {...taking}
          parts={parts}
          onPart={(part) => change({ part })}
          onPassphrase={(passphrase) => change({ passphrase })}
        />
      );
    })}
  </div>
);
