import { useMemo, useState, type ReactNode } from 'react';
import type { Output } from '../../../shared/api/contract.ts';
import { nameAssessment } from '../../../shared/attribution/assessment-names.ts';
import type { AssessmentRows } from '../../../shared/attribution/assessment-rows.ts';
import { namedGroups } from '../../../shared/attribution/delta/delta-names.ts';
import { sumOfParts, tellDelta, type Told, type ToldDelta } from '../../../shared/attribution/delta/delta-words.ts';
import { wordingById } from '../../../shared/reference/yardsticks.ts';
import { Instant } from '../../marks/instant.tsx';
import { SafeText } from '../../marks/safe-text.tsx';
import { YardstickMark } from '../../marks/yardstick-mark.tsx';
import { Button } from '../../ui/button.tsx';
import { FailureNotice, Loading, Notice } from '../../ui/states.tsx';
import { useReply } from '../api/replies.ts';
import { LineLink } from '../line-link.tsx';
import { SentenceView } from '../words/sentence-view.tsx';
import styles from './delta.module.css';

type Delta = Output<'case.delta'>;

/** What came in between two lines, what moved, and why. `level`: only this one. */
export const ChangesView = ({
  folder,
  since,
  until,
  level,
  rows,
}: {
  readonly folder: string;
  readonly since: number;
  readonly until: number;
  readonly level?: number;
  readonly rows: AssessmentRows;
}) => {
  // Two lines of a ledger never say anything else, so the reply stays as long as it is looked at.
  const delta = useReply('case.delta', { folder, since, until });
  if (delta.failure !== null) return <FailureNotice failure={delta.failure} onRetry={delta.refetch} />;
  if (delta.value === undefined || delta.isUpdating) {
    return (
      <Loading label={`Comparing line ${since} with line ${until}; the status line says how far it is`} lines={4} />
    );
  }
  const { value } = delta;
  const levels = value.levels.filter((one) => level === undefined || one.level === level);
  return (
    <div className={styles['delta']}>
      <p className={styles['muted']}>
        From <LineLink line={value.since.line} /> (<Instant at={value.since.at} none="time withheld" />) to{' '}
        <LineLink line={value.until.line} /> (<Instant at={value.until.at} none="time withheld" />
        ). {linesCame(value)}
      </p>
      {value.missing.length > 0 ? (
        <Notice tone="info" title="Not recomputable: this edition withholds what the numbers rest on.">
          No number is given for either moment. What the lines say in words stands below.
        </Notice>
      ) : null}
      {value.told.length === 0 ? null : (
        <Titled title="Recorded">
          <Listed
            items={value.told.map(({ line, words }) => ({
              key: String(line),
              body: <SafeText text={words} max={400} />,
              lines: [line],
            }))}
          />
        </Titled>
      )}
      {levels.map((one) => (
        <Level key={one.level} delta={one} rows={rows} hasTitle={level === undefined} />
      ))}
    </div>
  );
};

const linesCame = ({ types, since, until }: Delta): string => {
  const all = until.line - since.line;
  if (all === 0) return 'No line came in.';
  const shown = types.map(({ type, count }) => `${count} ${type}`);
  return `${all} ${all === 1 ? 'line' : 'lines'}: ${shown.join(', ')}.`;
};

const Level = ({
  delta,
  rows,
  hasTitle,
}: {
  readonly delta: Delta['levels'][number];
  readonly rows: AssessmentRows;
  readonly hasTitle: boolean;
}) => {
  const told = useMemo(() => tellDelta(delta, nameAssessment(namedGroups(delta, rows), rows)), [delta, rows]);
  const say = (sentence: Told['sentence']): ReactNode => <SentenceView sentence={sentence} level={told.level} />;
  return (
    <>
      {hasTitle ? <h3 className={styles['level']}>Level {told.level}</h3> : null}
      <Titled title="What came in">
        <Listed
          items={told.came.map(({ sentence, lines }, at) => ({ key: String(at), body: say(sentence), lines }))}
          none="Nothing that is scored."
        />
      </Titled>
      <Titled
        title={
          <>
            What moved <YardstickMark wording={wordingById[delta.wording]} />
          </>
        }
      >
        <Listed items={told.moved.map((sentence, at) => ({ key: String(at), body: say(sentence), lines: [] }))} />
      </Titled>
      <Titled title="Why">
        <Why why={told.why} say={say} />
      </Titled>
    </>
  );
};

const Why = ({
  why,
  say,
}: {
  readonly why: ToldDelta['why'];
  readonly say: (sentence: Told['sentence']) => ReactNode;
}) => {
  const [isWhole, setWhole] = useState(false);
  if (why === null) {
    return <p className={styles['muted']}>No hypothesis led at both moments whose move could be explained.</p>;
  }
  const shown = isWhole ? why.parts : why.parts.slice(0, listedMax);
  const folded = why.parts.slice(shown.length);
  return (
    <>
      <p>{say(why.sentence)} Each change, taken back alone from the later moment, in points of percentage:</p>
      <table className={styles['parts']}>
        <thead>
          <tr>
            <th scope="col">Points</th>
            <th scope="col">Change</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ points, sentence, lines }, at) => (
            <tr key={at}>
              <td>{points ?? 'not alone'}</td>
              <td>
                {say(sentence)} <Lines lines={lines} />
              </td>
            </tr>
          ))}
          {folded.length === 0 ? null : (
            <tr>
              <td>{sumOfParts(folded)}</td>
              <td>{folded.length} more, together</td>
            </tr>
          )}
          {why.still.count === 0 ? null : (
            <tr>
              <td>0.00</td>
              <td>
                {why.still.count} further, each by nothing <Lines lines={why.still.lines} />
              </td>
            </tr>
          )}
          <tr>
            <td>{why.remainder}</td>
            <td className={styles['muted']}>what they do together and none of them alone</td>
          </tr>
          <tr className={styles['sum']}>
            <td>{why.moved}</td>
            <td>together</td>
          </tr>
        </tbody>
      </table>
      {folded.length > 0 ? <Button onPress={() => setWhole(true)}>Show all {why.parts.length}</Button> : null}
    </>
  );
};

const Titled = ({ title, children }: { readonly title: ReactNode; readonly children: ReactNode }) => (
  <section className={styles['part']}>
    <h4>{title}</h4>
    {children}
  </section>
);

const listedMax = 8;
type Item = { readonly key: string; readonly body: ReactNode; readonly lines: readonly number[] };

const Listed = ({ items, none = 'None.' }: { readonly items: readonly Item[]; readonly none?: string }) => {
  const [isWhole, setWhole] = useState(false);
  if (items.length === 0) return <p className={styles['muted']}>{none}</p>;
  const shown = isWhole ? items : items.slice(0, listedMax);
  return (
    <>
      <ul className={styles['list']}>
        {shown.map(({ key, body, lines }) => (
          <li key={key}>
            {body} <Lines lines={lines} />
          </li>
        ))}
      </ul>
      {shown.length < items.length ? <Button onPress={() => setWhole(true)}>Show all {items.length}</Button> : null}
    </>
  );
};

const linesMax = 4;

const Lines = ({ lines }: { readonly lines: readonly number[] }) =>
  lines.length === 0 ? null : (
    <span className={styles['lines']}>
      {lines.slice(0, linesMax).map((line) => (
        <LineLink key={line} line={line} />
      ))}
      {lines.length > linesMax ? <span>and {lines.length - linesMax} more</span> : null}
    </span>
  );
