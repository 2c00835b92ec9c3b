import { probabilityText } from '../../../../shared/attribution/shown-numbers.ts';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { LineLink } from '../../line-link.tsx';
import { nameOf } from './families.ts';
import type { StructureRequest } from './structure-dialog.tsx';
import type { Listed, ListedHypothesis, Reasoning } from './use-reasoning.ts';
import styles from './hypotheses.module.css';

/** Whether somebody confirmed that the hypotheses of the level exclude each other, and since when that is outdated. */
export const Exclusivity = ({
  level,
  listed,
  isReadOnly,
  onAct,
}: {
  readonly level: number;
  readonly listed: Listed;
  readonly isReadOnly: boolean;
  readonly onAct: (request: StructureRequest) => void;
}) => {
  const own = listed.levels.find((one) => one.level === level);
  if (own === undefined || listed.hypotheses.filter((one) => one.level === level).length < 2) return null;
  const { status, line } = own.exclusivity;
  return (
    <div className={styles['exclusivity']}>
      <span>
        They exclude each other: <strong data-status={status}>{statusWords[status]}</strong>
        {line === null ? null : (
          <>
            {status === 'outdated' ? ', something was stated since ' : ', '}
            <LineLink line={line} />
          </>
        )}
        {status !== 'confirmed' || own.reason === null || own.reason === '' ? null : (
          <>
            {' '}
            — <SafeText text={own.reason} max={300} />
          </>
        )}
      </span>
      {isReadOnly ? null : status === 'confirmed' ? (
        <InlineLink onClick={() => onAct({ act: 'confirm', level, back: true })}>Take back…</InlineLink>
      ) : (
        <InlineLink onClick={() => onAct({ act: 'confirm', level })}>
          {status === 'outdated' ? 'Confirm again…' : 'Confirm…'}
        </InlineLink>
      )}
    </div>
  );
};

const statusWords = { confirmed: 'confirmed', outdated: 'outdated', none: 'not confirmed' } as const;

/** What stands beside a hypothesis in its row: what it entails, and that it was set aside. */
export const RowStructure = ({
  hypothesis: { entails, setAside },
  listed,
  onOpen,
}: {
  readonly hypothesis: ListedHypothesis;
  readonly listed: Listed;
  readonly onOpen: (id: string) => void;
}) => (
  <>
    {setAside === null ? null : (
      <span className={styles['aside']} title="It stays a scored column: no number changes by it.">
        set aside
      </span>
    )}
    {entails === null ? null : (
      <span>
        entails{' '}
        <InlineLink onClick={() => onOpen(entails)}>
          <SafeText text={nameOf(listed, entails)} />
        </InlineLink>
      </span>
    )}
  </>
);

/** Under a probability: what it was lowered to and from, and what a whole has with its parts. */
export const StatedNotes = ({
  level,
  id,
  listed,
  reasoning,
  onOpen,
}: {
  readonly level: number;
  readonly id: string;
  readonly listed: Listed;
  readonly reasoning: Reasoning;
  readonly onOpen: (id: string) => void;
}) => {
  const assessment = reasoning.assessmentOf(level);
  const own = assessment?.stated.hypotheses[id];
  if (own === undefined) return null;
  const { cappedBy, family } = own;
  return (
    <>
      {cappedBy === null ? null : (
        <span className={styles['below']} title={`Its own matrix gives ${probabilityText(own.computed)}`}>
          capped by level {cappedBy.level},{' '}
          <InlineLink onClick={() => onOpen(cappedBy.hypothesis)}>
            <SafeText text={nameOf(listed, cappedBy.hypothesis)} />
          </InlineLink>
        </span>
      )}
      {family === null ? null : (
        <span className={styles['below']}>
          with its parts {probabilityText(family.stated)}, {assessment?.words.families[id]?.word ?? ''}
        </span>
      )}
    </>
  );
};

/** What caps took from the hypotheses of a level and gave to none. */
export const Rest = ({ level, reasoning }: { readonly level: number; readonly reasoning: Reasoning }) => {
  const rest = reasoning.assessmentOf(level)?.stated.rest ?? 0;
  return rest === 0 ? null : (
    <p className={styles['rest']}>
      <strong>{probabilityText(rest)}</strong> is not established at this level: what a cap takes away is given to no
      other hypothesis.
    </p>
  );
};
