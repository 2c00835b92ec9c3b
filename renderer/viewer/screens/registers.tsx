import { registerWords } from '../../../shared/domain/register-vocabulary.ts';
import { lineToWords } from '../../../shared/domain/line-words.ts';
import { SafeText } from '../../marks/safe-text.tsx';
import { useCase } from '../case-context.ts';
import { Card, LineLink, Said } from '../parts.tsx';
import { EarlierReleases } from './earlier-releases.tsx';

/** Who disagrees, what was assumed, what is missing, what would change the result, and whose confidence was lowered. */
export const RegistersScreen = () => (
  <>
    <EarlierReleases />
    <Reviews />
    <Assumptions />
    <Registers />
    <Corrections />
  </>
);

const conclusionWords: Readonly<Record<string, string>> = {
  concur: 'concurs',
  concur_with_comment: 'concurs, with a comment',
  dissent: 'dissents',
};

const Reviews = () => {
  const { tables, data, names, isWithheld } = useCase();
  const reviews = tables.rows('review');
  const events = data.lines.filter(({ type }) => type.startsWith('review.') && type !== 'review.import');
  const lowered = data.lines.filter(({ type }) => type.startsWith('confidence.'));
  return (
    <Card title="Review and dissent">
      {reviews.length === 0 ? <p>No reviewer’s answer is in this release.</p> : null}
      <ul>
        {reviews.map((row) => (
          <li key={row.key}>
            <Said text={row.reviewer} isWithheld={isWithheld(row.seq, 'reviewer')} />{' '}
            <strong className={row.conclusion === 'dissent' ? 'bad' : undefined}>
              {row.conclusion === null ? 'conclusion withheld' : (conclusionWords[row.conclusion] ?? row.conclusion)}
            </strong>{' '}
            <LineLink seq={row.seq} />
          </li>
        ))}
        {[...events, ...lowered].map((line) => (
          <li key={line.seq}>
            <SafeText text={lineToWords(line, names)} max={1000} /> <LineLink seq={line.seq} />
          </li>
        ))}
      </ul>
    </Card>
  );
};

const Assumptions = () => {
  const { tables, isWithheld } = useCase();
  const rows = tables.rows('assumption');
  return (
    <Card title="Assumptions" aside={String(rows.length)}>
      {rows.length === 0 ? <p className="muted">None is recorded.</p> : null}
      <ul>
        {rows.map((row) => (
          <li key={row.key}>
            <Said text={row.statement} isWithheld={isWithheld(row.seq, 'statement')} />{' '}
            <span className="muted">
              {row.critical === 1 ? 'critical, ' : ''}
              {row.status ?? 'status withheld'}
            </span>{' '}
            <LineLink seq={row.seq} />
          </li>
        ))}
      </ul>
    </Card>
  );
};

const Registers = () => {
  const { tables, isWithheld } = useCase();
  const rows = tables.rows('register_entry');
  return (
    <Card title="Gaps, indicators, counter-cases and premortems" aside={String(rows.length)}>
      {rows.length === 0 ? <p className="muted">None is recorded.</p> : null}
      <ul>
        {rows.map((row) => (
          <li key={row.key}>
            <strong>{registerWords[row.kind]}</strong>{' '}
            <Said text={row.statement} isWithheld={isWithheld(row.latestSeq, 'statement')} keepLines />{' '}
            <span className="muted">
              <Said text={row.status} isWithheld={isWithheld(row.latestSeq, 'status')} />
            </span>{' '}
            <LineLink seq={row.latestSeq} />
          </li>
        ))}
      </ul>
    </Card>
  );
};

const Corrections = () => {
  const { tables, isWithheld } = useCase();
  const rows = tables.rows('correction');
  if (rows.length === 0) return null;
  return (
    <Card title="Corrections in words" aside={String(rows.length)}>
      <ul>
        {rows.map((row) => (
          <li key={row.key}>
            {row.corrects === null ? null : (
              <>
                of <LineLink seq={row.corrects} />:{' '}
              </>
            )}
            <Said text={row.reason} isWithheld={isWithheld(row.seq, 'reason')} /> <LineLink seq={row.seq} />
          </li>
        ))}
      </ul>
    </Card>
  );
};
