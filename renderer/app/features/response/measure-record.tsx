import type { ReactNode } from 'react';
import { levelQuestions } from '../../../../shared/attribution/assessment-names.ts';
import type { optionKinds } from '../../../../shared/domain/measure-vocabulary.ts';
import { SafeText } from '../../../marks/safe-text.tsx';
import { Card, Facts } from '../../../ui/page.tsx';
import { spaced } from '../../consequence/measure-words.ts';
import { LineLink } from '../../line-link.tsx';
import type { WholeMeasure } from './measure-acts.ts';
import styles from './measures.module.css';

/** Text of the record: as it was written, not recorded, or withheld. */
const Prose = ({ text }: { readonly text: string | null }) => {
  if (text === null) return <span className={styles['muted']}>withheld</span>;
  if (text.trim() === '') return <span className={styles['faint']}>none recorded</span>;
  return (
    <div className={styles['prose']}>
      <SafeText text={text} keepLines />
    </div>
  );
};

const optionWords: Readonly<Record<(typeof optionKinds)[number], string>> = {
  chosen: 'the chosen one',
  do_nothing: 'doing nothing',
  less_intrusive: 'less intrusive',
  other: 'another one',
};

/** The decision record, whole: empty parts keep their heading. */
export const RecordCard = ({ measure: { record, authors, line } }: { readonly measure: WholeMeasure }) => (
  <Card title="Decision record" aside={<Authors authors={authors} line={line} />}>
    <div className={styles['columns']}>
      <Facts
        facts={[
          ['Question', <Prose key="question" text={record.question} />],
          ['Directed at', <Prose key="target" text={record.target} />],
          [
            'Names',
            record.targetLevel === 0
              ? 'nobody'
              : `somebody at level ${record.targetLevel}: ${levelQuestions.get(record.targetLevel) ?? ''}`,
          ],
          ['Rests on', record.release === null ? 'the case' : <LineLink key="release" line={record.release} />],
          ['Options', record.options.length === 0 ? null : <Options key="options" options={record.options} />],
          ['Proportionate', <Prose key="proportionate" text={record.proportionate} />],
          ['Necessary', <Prose key="necessary" text={record.necessary} />],
          ['Now', <Prose key="now" text={record.now} />],
        ]}
      />
      <Facts
        facts={[
          [
            'Legal basis',
            <Checked key="legal" isTrue={record.legalReviewed} yes="reviewed by counsel" no="not reviewed by counsel">
              <Prose text={record.legalBasis} />
            </Checked>,
          ],
          [
            'Hits others',
            <Checked key="collateral" isTrue={record.collateralReviewed} yes="reviewed" no="not reviewed">
              {record.collateral} of 5
            </Checked>,
          ],
          ['Essential civilian services', record.hitsEssentialCivilianService ? 'it may hit one' : 'it hits none'],
          ['Emergency', <Prose key="emergency" text={record.emergency} />],
          ['Partners', record.partner === 'none' ? 'not told' : record.partner],
          ['Dissent', <Prose key="dissent" text={record.dissent} />],
          ['Redress', <Prose key="redress" text={record.redress} />],
          [
            'The public',
            record.publication.kind === 'open' ? null : (
              <span key="public">
                {record.publication.kind === 'explained' ? 'is told:' : 'is told nothing:'}
                <Prose text={record.publication.text} />
              </span>
            ),
          ],
          ['Days of review', record.reviews.length === 0 ? null : record.reviews.join(', ')],
        ]}
      />
    </div>
  </Card>
);

const Authors = ({ authors, line }: { readonly authors: readonly (string | null)[]; readonly line: number }) => (
  <span>
    by <SafeText text={authors.map((author) => author ?? 'somebody who is not enrolled').join(', ')} max={300} />,{' '}
    <LineLink line={line} />
  </span>
);

const Checked = ({
  isTrue,
  yes,
  no,
  children,
}: {
  readonly isTrue: boolean;
  readonly yes: string;
  readonly no: string;
  readonly children: ReactNode;
}) => (
  <div className={styles['checked']}>
    <span>{children}</span> <span className={styles['chip']}>{isTrue ? yes : no}</span>
  </div>
);

const Options = ({ options }: { readonly options: WholeMeasure['record']['options'] }) => (
  <ul className={styles['options']}>
    {options.map(({ kind, text }, at) => (
      <li key={at}>
        <span className={styles['chip']} data-chosen={kind === 'chosen' || undefined}>
          {optionWords[kind]}
        </span>{' '}
        <Prose text={text} />
      </li>
    ))}
  </ul>
);

/** Each safeguard of the profile with the answer and why; what nobody answered is seen. */
export const SafeguardsCard = ({ measure: { record } }: { readonly measure: WholeMeasure }) => {
  const answered = record.safeguards.filter(({ answer }) => answer !== null).length;
  return (
    <Card title="Safeguards" aside={`${answered} of ${record.safeguards.length} answered`}>
      <table className={styles['rows']}>
        <colgroup>
          <col className={styles['narrow']} />
          <col />
          <col className={styles['answerColumn']} />
          <col />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">Safeguard</th>
            <th scope="col">What it asks</th>
            <th scope="col">Answer</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {record.safeguards.map(({ id, asks, isHard, answer, text }) => (
            <tr key={id} data-answer={answer ?? 'none'}>
              <th scope="row">{id}</th>
              <td>
                <SafeText text={asks} max={400} />
                {isHard ? <span className={styles['chip']}>must be met</span> : null}
              </td>
              <td>
                {answer === null ? (
                  <span className={styles['faint']}>none recorded</span>
                ) : (
                  <strong className={answer === 'not_met' ? styles['overdue'] : undefined}>{spaced(answer)}</strong>
                )}
              </td>
              <td>{answer === null ? null : <Prose text={text} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
};
