import { useMemo } from 'react';
import type { LevelAssessment } from '../../../shared/attribution/assessment-shape.ts';
import { listRivalFlips } from '../../../shared/attribution/rival-flips.ts';
import { probabilityText, shareText } from '../../../shared/attribution/shown-numbers.ts';
import { findWaterfall, foldWaterfall } from '../../../shared/attribution/waterfall.ts';
import { FlipChart, LeaveOneOutChart, MonteCarloChart, WaterfallChart } from '../../marks/charts.tsx';
import { SafeText } from '../../marks/safe-text.tsx';
import { LevelChoice, levelTitle, useLevelModel, type LevelModel } from '../levels.tsx';
import { Card, SentenceLine } from '../parts.tsx';
import { goTo } from '../place.ts';

const rowsMax = 20;
const stepsMax = 14;

/** What would turn the result over: less evidence, other priors, other weights, a few forged items. */
export const SensitivityScreen = ({ id }: { readonly id: string }) => (
  <LevelChoice screen="sensitivity" id={id}>
    {(level) => <LevelSensitivity key={level.level} level={level} />}
  </LevelChoice>
);

const LevelSensitivity = ({ level }: { readonly level: LevelAssessment }) => {
  const model = useLevelModel(level);
  const { lead } = model.overview;
  if (lead === null)
    return (
      <Card title={levelTitle(level.level)}>
        <p>No hypothesis leads alone, so there is no lead to turn over.</p>
      </Card>
    );
  return (
    <>
      <ConfidenceTests model={model} />
      <LeavingOut model={model} lead={lead} />
      <Runs model={model} lead={lead} />
      <Way model={model} lead={lead} />
      <Flips model={model} lead={lead} />
      <Priors model={model} lead={lead.id} />
    </>
  );
};

type WithLead = { readonly model: LevelModel; readonly lead: NonNullable<LevelModel['overview']['lead']> };

const ConfidenceTests = ({ model }: { readonly model: LevelModel }) => (
  <Card title={`${levelTitle(model.level.level)} What confidence rests on`}>
    <div className="scroll" tabIndex={0} role="group" aria-label="What confidence rests on">
      <table>
        <thead>
          <tr>
            <th scope="col">Test</th>
            <th scope="col">Found</th>
            <th scope="col">Reaches</th>
            <th scope="col">The next step asks</th>
          </tr>
        </thead>
        <tbody>
          {model.overview.confidence.rows.map(({ test, title, found, reaches, needs, isCapping }) => (
            <tr key={test}>
              <th scope="row">{title}</th>
              <td>
                <SentenceLine sentence={found} />
              </td>
              <td>{isCapping ? <strong>{reaches}, holds it down</strong> : reaches}</td>
              <td>{needs ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </Card>
);

/** How the lead comes by its decibels: its prior, then each origin. */
const Way = ({ model: { level, names }, lead }: WithLead) => {
  const waterfall = useMemo(
    () => foldWaterfall(findWaterfall(level.scores, names, lead.id), stepsMax),
    [level, names, lead],
  );
  return (
    <Card title="From the prior to the result" aside="decibels of the lead">
      <WaterfallChart waterfall={waterfall} />
    </Card>
  );
};

const LeavingOut = ({ model: { overview }, lead }: WithLead) => {
  const data = useMemo(() => {
    const dots = overview.leftOut.toSorted(
      (left, right) => Math.abs(right.probability - lead.computed) - Math.abs(left.probability - lead.computed),
    );
    return { base: lead.computed, leadName: lead.name, dots };
  }, [overview, lead]);
  const turning = data.dots.filter(({ newLead }) => newLead !== undefined).length;
  const follow = (id: string): void => {
    if (data.dots.some((dot) => dot.id === id && dot.of === 'item')) goTo('evidence', id);
  };
  return (
    <Card
      title="Leaving one out"
      aside={turning === 0 ? 'the lead stays with every one' : `${turning} change who leads`}
    >
      {data.dots.length === 0 ? (
        <p className="muted">No item counts.</p>
      ) : (
        <LeaveOneOutChart data={data} wording={overview.wording} onFollow={follow} />
      )}
      <p className="muted">
        Each item, and each group of one origin as a whole, was taken out and the level scored again.
      </p>
    </Card>
  );
};

const Runs = ({ model: { overview }, lead }: WithLead) => {
  const { robustness, wording } = overview;
  const data = useMemo(
    () =>
      robustness === null
        ? null
        : {
            leadName: lead.name,
            base: lead.computed,
            low: robustness.low,
            median: robustness.median,
            high: robustness.high,
            stability: robustness.stability,
            runs: robustness.runs,
          },
    [robustness, lead],
  );
  if (data === null) return null;
  return (
    <Card
      title="Runs with disturbed weights and ratings"
      aside={`first in ${shareText(data.stability)} of ${data.runs}`}
    >
      <MonteCarloChart data={data} wording={wording} />
    </Card>
  );
};

const Flips = ({ model: { level, names }, lead }: WithLead) => {
  const { singleCellFlips } = level.sensitivity;
  const flips = useMemo(() => listRivalFlips(level, names), [level, names]);
  return (
    <Card title="What would turn it over">
      {flips.length === 0 ? (
        <p className="muted">There is no rival.</p>
      ) : (
        <FlipChart flips={flips} leadName={lead.name} />
      )}
      <ul>
        {flips.map(({ rival, name, count, origins }) => (
          <li key={rival}>
            {count === null ? (
              <>
                No set of origins left out makes <SafeText text={name} max={200} /> draw level.
              </>
            ) : (
              <>
                Without {count} {count === 1 ? 'origin' : 'origins'} <SafeText text={name} max={200} /> draws level:{' '}
                {origins.map(({ id }, index) => (
                  <span key={id}>
                    {index === 0 ? '' : ', '}
                    <SentenceLine sentence={[names.origin(id)]} />
                  </span>
                ))}
                .
              </>
            )}
          </li>
        ))}
      </ul>
      <h3>Single ratings</h3>
      {singleCellFlips.length === 0 ? (
        <p className="muted">No single rating, changed by one step, changes who leads.</p>
      ) : null}
      <ul>
        {singleCellFlips.slice(0, rowsMax).map(({ evidence, hypothesis, from, to, lead }) => (
          <li key={`${evidence} ${hypothesis} ${to}`}>
            <SentenceLine sentence={[names.item(evidence)]} /> against{' '}
            <SafeText text={names.hypothesis(hypothesis).text} max={200} />, {to} instead of {from}:{' '}
            {lead === null ? 'nobody leads' : <SafeText text={names.hypothesis(lead).text} max={200} />}
          </li>
        ))}
      </ul>
      {singleCellFlips.length > rowsMax ? <p className="muted">and {singleCellFlips.length - rowsMax} more.</p> : null}
    </Card>
  );
};

const Priors = ({ model: { level, overview, names }, lead }: { readonly model: LevelModel; readonly lead: string }) => {
  const { priors } = level.sensitivity;
  return (
    <Card title="Other priors">
      <div className="scroll" tabIndex={0} role="group" aria-label="Other priors">
        <table>
          <thead>
            <tr>
              <th scope="col">Hypothesis</th>
              <th scope="col">All alike</th>
              <th scope="col">As stated</th>
              <th scope="col">Against the lead</th>
            </tr>
          </thead>
          <tbody>
            {overview.hypotheses.map(({ id }) => (
              <tr key={id} className={id === lead ? 'leading' : undefined}>
                <th scope="row">
                  <SafeText text={names.hypothesis(id).text} max={200} />
                </th>
                {[priors.uniform, priors.stated, priors.sceptical].map((prior, index) => (
                  <td key={index} className="number">
                    {prior === null ? '–' : probabilityText(prior.posterior[id] ?? 0)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
};
