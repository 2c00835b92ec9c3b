import type { LevelAssessment } from '../../../shared/attribution/assessment-shape.ts';
import type { Standing } from '../../../shared/attribution/overview-model.ts';
import { decibelText, probabilityText, rangeText } from '../../../shared/attribution/shown-numbers.ts';
import type { Rating } from '../../../shared/attribution/scoring-input.ts';
import { SafeText } from '../../marks/safe-text.tsx';
import { MatrixCell } from '../../marks/matrix-cell.tsx';
import { useCase } from '../case-context.ts';
import { levelTitle, useLevelModel, WithLevels } from '../levels.tsx';
import { Card, ItemLink, LineLink, Said, SentenceLine } from '../parts.tsx';

const citedMax = 12;

/** Each level's judgement with what it cites, then every explanation that was weighed, and what was judged by hand. */
export const JudgementsScreen = () => (
  <>
    <WithLevels>{(levels) => levels.map((level) => <LevelJudgement key={level.level} level={level} />)}</WithLevels>
    <RecordedJudgements />
  </>
);

const LevelJudgement = ({ level }: { readonly level: LevelAssessment }) => {
  const { overview } = useLevelModel(level);
  const favour = overview.carriers.filter(({ decibels, items }) => decibels > 0 && items.length > 0);
  const against = overview.carriers.filter(({ decibels, items }) => decibels < 0 && items.length > 0).toReversed();
  return (
    <Card title={levelTitle(level.level)}>
      <p className="lead">
        <SentenceLine sentence={overview.sentence} />
      </p>
      <div className="pair">
        <Cited title="It cites, for the lead over its best rival" carriers={favour} />
        <Cited title="Against it speak" carriers={against} />
      </div>
      <h3>Every explanation that was weighed</h3>
      <ol className="hypotheses">
        {overview.hypotheses.map((standing) => (
          <Hypothesis key={standing.id} standing={standing} />
        ))}
      </ol>
      {overview.exclusivity === null ? null : (
        <p className="muted">
          <SentenceLine sentence={overview.exclusivity} />
        </p>
      )}
    </Card>
  );
};

type Carriers = { readonly title: string; readonly carriers: ReturnType<typeof useLevelModel>['overview']['carriers'] };

const Cited = ({ title, carriers }: Carriers) => (
  <div>
    <h3>{title}</h3>
    {carriers.length === 0 ? <p className="muted">none</p> : null}
    <ul className="plain">
      {carriers.slice(0, citedMax).map(({ id, kind, name, detail, decibels, items }) => (
        <li key={id}>
          <span className="number amount">{decibelText(decibels)} dB</span>
          <span>
            {kind === 'group' ? (
              <>
                <SafeText text={name} max={200} /> <span className="muted">{detail}</span>:{' '}
                {items.map((item, index) => (
                  <span key={item}>
                    {index === 0 ? '' : ', '}
                    <ItemLink id={item} isShort />
                  </span>
                ))}
              </>
            ) : (
              <ItemLink id={items[0] ?? id} />
            )}
          </span>
        </li>
      ))}
    </ul>
    {carriers.length > citedMax ? (
      <p className="muted">and {carriers.length - citedMax} weaker ones: see Matrix.</p>
    ) : null}
  </div>
);

const Hypothesis = ({ standing }: { readonly standing: Standing }) => {
  const { tables, isWithheld } = useCase();
  const row = tables.get('hypothesis', standing.id);
  const seq = row?.seq ?? 0;
  const ratings = tables
    .rows('rating')
    .filter(({ hypothesis, rating }) => hypothesis === standing.id && rating !== null && strong.has(rating));
  return (
    <li>
      <p>
        <strong>
          <SafeText text={standing.name} max={300} />
        </strong>{' '}
        <span className="number">{probabilityText(standing.probability)}</span>{' '}
        {standing.range === null ? null : (
          <span className="muted number">({rangeText(standing.range.low, standing.range.high)})</span>
        )}{' '}
        <span className="word">{standing.word}</span>
      </p>
      <p>
        <Said text={standing.statement} isWithheld={isWithheld(seq, 'statement')} />
      </p>
      <details>
        <summary>What it predicts, what would refute it, and the ratings that speak most clearly</summary>
        <p>
          <span className="muted">It predicts: </span>
          <Said text={row?.predicts} isWithheld={isWithheld(seq, 'predicts')} />
        </p>
        <p>
          <span className="muted">It would be refuted by: </span>
          <Said text={row?.refutedBy} isWithheld={isWithheld(seq, 'refutedBy')} />
        </p>
        <ul className="plain">
          {ratings.map((rating) => (
            <li key={rating.key}>
              <MatrixCell rating={rating.rating} />
              <span>
                <ItemLink id={rating.item} />{' '}
                <span className="muted">
                  <Said text={rating.rationale} isWithheld={isWithheld(rating.seq, 'rationales')} max={600} />
                </span>
              </span>
            </li>
          ))}
        </ul>
        <p className="muted">
          Stated in <LineLink seq={seq} />.
        </p>
      </details>
    </li>
  );
};

const strong: ReadonlySet<string> = new Set<Rating>(['CC', 'II']);

const RecordedJudgements = () => {
  const { tables, names, isWithheld } = useCase();
  const judgements = tables.rows('judgement');
  if (judgements.length === 0) return null;
  return (
    <Card title="Judgements recorded by hand" aside={String(judgements.length)}>
      <div className="scroll" tabIndex={0} role="group" aria-label="Judgements recorded by hand">
        <table>
          <thead>
            <tr>
              <th scope="col">Hypothesis</th>
              <th scope="col">Probability</th>
              <th scope="col">By</th>
              <th scope="col">Outcome</th>
              <th scope="col">Line</th>
            </tr>
          </thead>
          <tbody>
            {judgements.map((row) => (
              <tr key={row.key}>
                <th scope="row">
                  <Said
                    text={row.hypothesis === null ? null : (names.hypothesis(row.hypothesis) ?? row.hypothesis)}
                    isWithheld={isWithheld(row.seq, 'hypothesis')}
                  />
                </th>
                <td className="number">
                  {row.probability === null ? (
                    <Said text={null} isWithheld={isWithheld(row.seq, 'probability')} />
                  ) : (
                    probabilityText(Number(row.probability))
                  )}
                </td>
                <td>
                  <Said text={row.team ?? row.actor} isWithheld={isWithheld(row.seq, 'team')} />
                </td>
                <td>
                  {row.outcomeSeq === null ? (
                    <span className="muted">open</span>
                  ) : (
                    <Said text={row.outcome} isWithheld={isWithheld(row.outcomeSeq, 'outcome')} />
                  )}
                </td>
                <td>
                  <LineLink seq={row.seq} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
};
