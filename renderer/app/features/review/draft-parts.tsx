import { useState } from 'react';
import type { Output } from '../../../../shared/api/contract.ts';
import { standardScores } from '../../../../shared/review/review-vocabulary.ts';
import { SelectField, TextField } from '../../../ui/fields.tsx';
import { Card } from '../../../ui/page.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import type { Answers } from './own-review.tsx';
import styles from './review.module.css';

type Draft = Output<'review.draft'>['draft'];
type PartProps = {
  readonly draft: Draft;
  /** What is answered beside what else the draft says by then: two answers to one question may follow at once. */
  readonly onAnswer: (answer: (now: Draft) => Answers) => Promise<boolean>;
};

const custodyOf = ({ custody }: Draft, item: string) => {
  const own = custody.items.find((one) => one.item === item);
  return { item, found: own?.found ?? null, note: own?.note ?? '' };
};
const claimOf = ({ claims }: Draft, level: Draft['claims'][number]['level']) => {
  const own = claims.find((one) => one.level === level);
  return { level, verdict: own?.verdict ?? null, text: own?.text ?? '' };
};
const standardOf = ({ standards }: Draft, standard: Draft['standards'][number]['standard']) => {
  const own = standards.find((one) => one.standard === standard);
  return { standard, score: own?.score ?? null, text: own?.text ?? '' };
};

export const ConflictPart = ({ draft, onAnswer }: PartProps) => {
  const { declared, text } = draft.conflict;
  return (
    <Card title="Conflict of interest" aside={declared === null || text === '' ? 'open' : 'answered'}>
      <div className={styles['answer']}>
        <SelectField
          label="Is there one?"
          value={declared === null ? null : declared ? 'yes' : 'no'}
          choices={[
            { id: 'no', label: 'None' },
            { id: 'yes', label: 'There is one' },
          ]}
          onChange={(chosen) => void onAnswer((now) => ({ conflict: { ...now.conflict, declared: chosen === 'yes' } }))}
        />
        <SavedText
          label="Declaration"
          hint="What ties you to anybody the case is about, or to its authors; or that nothing does."
          value={text}
          onSave={(typed) => onAnswer((now) => ({ conflict: { ...now.conflict, text: typed } }))}
        />
      </div>
    </Card>
  );
};

export const CustodyPart = ({ draft, onAnswer }: PartProps) => {
  const { items, seed } = draft.custody;
  const open = items.filter(({ found }) => found === null).length;
  return (
    <Card title="Custody of a sample" aside={open === 0 ? 'answered' : `${items.length - open} of ${items.length}`}>
      <div className={styles['stack']}>
        <p className={styles['muted']}>
          Drawn by the seed <code>{seed.slice(0, 12)}…</code>, which is in the review: anybody can draw it again. Follow
          the chain of each item under Evidence, and say whether it holds.
        </p>
        {items.map((one) => (
          <div key={one.item} className={styles['answer']}>
            <SelectField
              label={`Custody of ${one.exhibit ?? one.item}`}
              value={one.found}
              choices={[
                { id: 'holds', label: 'Holds' },
                { id: 'fails', label: 'Fails' },
                { id: 'cannot tell', label: 'Cannot tell' },
              ]}
              onChange={(found) => void onAnswer((now) => ({ custody: [{ ...custodyOf(now, one.item), found }] }))}
              hint={
                <>
                  <SafeText text={one.title ?? '(title withheld)'} max={120} />: {one.events}{' '}
                  {one.events === 1 ? 'event' : 'events'}, grade {one.grade ?? 'withheld'}, file {one.file}
                </>
              }
            />
            <SavedText
              label="What was found"
              hint={one.found === null || one.found === 'holds' ? 'If there is anything to say.' : 'Needed.'}
              value={one.note}
              onSave={(note) => onAnswer((now) => ({ custody: [{ ...custodyOf(now, one.item), note }] }))}
            />
          </div>
        ))}
      </div>
    </Card>
  );
};

export const ClaimsPart = ({ draft, onAnswer }: PartProps) => {
  const open = draft.claims.filter(({ verdict }) => verdict === null).length;
  return (
    <Card title="Claim by claim" aside={open === 0 ? 'answered' : `${open} open`}>
      <div className={styles['stack']}>
        <p className={styles['muted']}>
          One claim for each level: what the case states there, on Overview once your ratings are closed.
        </p>
        {draft.claims.map((claim) => (
          <div key={claim.level} className={styles['answer']}>
            <SelectField
              label={`Level ${claim.level}: ${levelNames[claim.level - 1] ?? ''}`}
              value={claim.verdict}
              choices={[
                { id: 'agree', label: 'Agree' },
                { id: 'disagree', label: 'Disagree' },
                { id: 'cannot tell', label: 'Cannot tell' },
              ]}
              onChange={(verdict) => void onAnswer((now) => ({ claims: [{ ...claimOf(now, claim.level), verdict }] }))}
            />
            <SavedText
              label="Why"
              hint={claim.verdict === null || claim.verdict === 'agree' ? 'If there is anything to say.' : 'Needed.'}
              value={claim.text}
              onSave={(text) => onAnswer((now) => ({ claims: [{ ...claimOf(now, claim.level), text }] }))}
            />
          </div>
        ))}
      </div>
    </Card>
  );
};

const levelNames = ['infrastructure', 'group', 'organisation', 'State'];

export const StandardsPart = ({ draft, onAnswer }: PartProps) => {
  const open = draft.standards.filter(({ score }) => score === null).length;
  return (
    <Card title="Nine tradecraft standards (ICD 203)" aside={open === 0 ? 'answered' : `${9 - open} of 9`}>
      <div className={styles['stack']}>
        {draft.standards.map((one) => (
          <div key={one.standard} className={styles['answer']}>
            <SelectField
              label={`${one.standard}. ${one.says}`}
              value={one.score === null ? null : (scoreIds[one.score] ?? null)}
              choices={scoreIds.map((id, score) => ({ id, label: `${id} ${standardScores[score] ?? ''}` }))}
              onChange={(chosen) =>
                void onAnswer((now) => ({ standards: [{ ...standardOf(now, one.standard), score: Number(chosen) }] }))
              }
            />
            <SavedText
              label="Remark"
              value={one.text}
              onSave={(text) => onAnswer((now) => ({ standards: [{ ...standardOf(now, one.standard), text }] }))}
            />
          </div>
        ))}
      </div>
    </Card>
  );
};

const scoreIds = ['0', '1', '2', '3'] as const;

export const ConclusionPart = ({ draft, onAnswer }: PartProps) => (
  <Card title="Conclusion" aside={draft.conclusion === null ? 'open' : draft.conclusion.replaceAll('_', ' ')}>
    <div className={styles['answer']}>
      <SelectField
        label="Conclusion of the review"
        value={draft.conclusion}
        choices={[
          { id: 'concur', label: 'Concur' },
          { id: 'concur_with_comment', label: 'Concur with comment' },
          { id: 'dissent', label: 'Dissent' },
        ]}
        onChange={(conclusion) => void onAnswer(() => ({ conclusion }))}
      />
      <SavedText
        label={draft.conclusion === 'dissent' ? 'Dissent' : 'Comment'}
        hint={
          draft.conclusion === 'dissent'
            ? 'It is printed with every later edition until you close it, or a board overrides it with reasons.'
            : 'Needed unless you concur without one.'
        }
        lines={5}
        maxLength={40_000}
        value={draft.text}
        onSave={(text) => onAnswer(() => ({ text }))}
      />
    </div>
  </Card>
);

/** A text that is in the draft as soon as the cursor leaves it. */
const SavedText = ({
  label,
  hint,
  value,
  lines = 2,
  maxLength = 4000,
  onSave,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly lines?: number;
  readonly maxLength?: number;
  readonly onSave: (text: string) => Promise<boolean>;
}) => {
  const [typed, setTyped] = useState(value);
  return (
    <div
      onBlur={() => {
        if (typed !== value) void onSave(typed);
      }}
    >
      <TextField
        label={label}
        value={typed}
        onChange={setTyped}
        lines={lines}
        maxLength={maxLength}
        {...(hint !== undefined && { hint })}
      />
    </div>
  );
};
