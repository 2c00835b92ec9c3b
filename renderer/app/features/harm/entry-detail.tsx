import { minutesToWords } from '../../../../shared/domain/asset-vocabulary.ts';
import { groupDigits } from '../../../../shared/base/grouped-digits.ts';
import { harmAnchors } from '../../../../shared/reference/harm-card.ts';
import { sectorWords } from '../../../../shared/reference/sectors.ts';
import { Instant } from '../../../marks/instant.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { Button } from '../../../ui/button.tsx';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { LineLink } from '../../line-link.tsx';
import { Cited } from '../../consequence/cited.tsx';
import { nameOf, type Entry, type Needed, type ServicesAct, type ServicesReply } from './services-act.ts';
import styles from './harm.module.css';

/** One entry: what is said of it and from what, what it needs, and what needs it. */
export const EntryDetail = ({
  entry,
  services: { entries, dependencies },
  isReadOnly,
  onAct,
  onSelect,
}: {
  readonly entry: Entry;
  readonly services: ServicesReply;
  readonly isReadOnly: boolean;
  readonly onAct: (act: ServicesAct) => void;
  readonly onSelect: (id: string) => void;
}) => {
  const needs = dependencies.filter(({ asset }) => asset === entry.id);
  const neededBy = dependencies.filter(({ needs: needed }) => needed === entry.id);
  return (
    <div className={styles['entry']}>
      <h2>
        <SafeText text={entry.name ?? '(name withheld)'} max={200} />
      </h2>
      <Facts entry={entry} />
      <div className={styles['entryButtons']}>
        <Button isDisabled={isReadOnly} onPress={() => onAct({ kind: 'entry', entry })}>
          Correct…
        </Button>
        <Button isDisabled={isReadOnly} onPress={() => onAct({ kind: 'need', entry })}>
          It needs…
        </Button>
        <Button isDisabled={isReadOnly} onPress={() => onAct({ kind: 'withdraw', entry })}>
          Take out…
        </Button>
      </div>
      <h3>Needs</h3>
      {needs.length === 0 ? (
        <p className={styles['muted']}>nothing that is stated</p>
      ) : (
        <ul className={styles['ties']}>
          {needs.map((need) => (
            <li key={need.needs}>
              <InlineLink title="Show it" onClick={() => onSelect(need.needs)}>
                <SafeText text={nameOf(entries, need.needs)} max={120} />
              </InlineLink>{' '}
              <Tie need={need} />
              <Button isDisabled={isReadOnly} onPress={() => onAct({ kind: 'withdraw need', need })}>
                Take back…
              </Button>
            </li>
          ))}
        </ul>
      )}
      <h3>Needed by</h3>
      {neededBy.length === 0 ? (
        <p className={styles['muted']}>nothing that is stated</p>
      ) : (
        <ul className={styles['ties']}>
          {neededBy.map((need) => (
            <li key={need.asset}>
              <InlineLink title="Show it" onClick={() => onSelect(need.asset)}>
                <SafeText text={nameOf(entries, need.asset)} max={120} />
              </InlineLink>{' '}
              <Tie need={need} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};

const Tie = ({ need: { backupMinutes, statement, cites, line } }: { readonly need: Needed }) => (
  <span>
    {backupMinutes === null
      ? 'backup unknown'
      : backupMinutes === 0
        ? 'no backup'
        : `backed up for ${minutesToWords(backupMinutes)}`}
    . <SafeText text={statement ?? '(statement withheld)'} max={600} /> <Cited cites={cites} /> <LineLink line={line} />
  </span>
);

const unknownOr = (isHidden: boolean): string => (isHidden ? 'withheld' : 'unknown');

const Facts = ({ entry }: { readonly entry: Entry }) => {
  const { kind, sectors, operator, location, criticality, vulnerable, people, state, cites, note, line, hidden } =
    entry;
  const scored = (score: number | null, anchors: readonly string[], none: string): string =>
    score === null ? none : `${score}: ${anchors[score] ?? ''}`;
  return (
    <dl className={styles['facts']}>
      <dt>Kind</dt>
      <dd>{kind ?? 'withheld'}</dd>
      <dt>Sector</dt>
      <dd>{sectors.length === 0 ? 'withheld' : sectors.map(sectorWords).join('; ')}</dd>
      <dt>Run by</dt>
      <dd>
        <SafeText text={operator === '' ? 'unknown' : (operator ?? 'withheld')} max={200} />
      </dd>
      <dt>Place</dt>
      <dd>
        <SafeText text={location === '' ? 'unknown' : (location ?? 'withheld')} max={200} />
      </dd>
      <dt>Criticality</dt>
      <dd>{scored(criticality, harmAnchors.criticality.anchors, 'withheld')}</dd>
      <dt>Vulnerable</dt>
      <dd>{scored(vulnerable, harmAnchors.vulnerable.anchors, 'not said')}</dd>
      <dt>People</dt>
      <dd>
        {people === null ? (
          unknownOr(hidden.includes('people'))
        ) : (
          <>
            {groupDigits(people.count)}, {people.status} <Cited cites={people.cites} />
          </>
        )}
      </dd>
      <dt>State</dt>
      <dd>
        {state === null ? (
          unknownOr(hidden.includes('state'))
        ) : (
          <>
            {state.is === 'affected' ? 'failed' : 'did not fail'}, {state.status}
            {state.from === null ? '' : ', from '}
            {state.from === null ? null : <Instant at={state.from} />}
            {state.to === null ? '' : ' to '}
            {state.to === null ? null : <Instant at={state.to} />} <Cited cites={state.cites} />
          </>
        )}
      </dd>
      <dt>Rests on</dt>
      <dd>
        <Cited cites={cites} /> <LineLink line={line} />
      </dd>
      {note === null || note === '' ? null : (
        <>
          <dt>Remark</dt>
          <dd>
            <SafeText text={note} max={2000} />
          </dd>
        </>
      )}
    </dl>
  );
};
