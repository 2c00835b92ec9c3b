import { useMemo } from 'react';
import type { LevelAssessment } from '../../../shared/attribution/assessment-shape.ts';
import { confidenceWord } from '../../../shared/attribution/confidence/confidence-words.ts';
import { foldCarriers } from '../../../shared/attribution/overview-carriers.ts';
import { rangeText } from '../../../shared/attribution/shown-numbers.ts';
import { answersOf } from '../../../shared/lint/answers.ts';
import { CarrierChart, ConfidenceSteps, ProbabilityChart } from '../../marks/charts.tsx';
import { Instant } from '../../marks/instant.tsx';
import { SafeText } from '../../marks/safe-text.tsx';
import { TlpChip } from '../../marks/tlp-chip.tsx';
import { YardstickMark } from '../../marks/yardstick-mark.tsx';
import { useCase } from '../case-context.ts';
import { levelTitle, useLevelModel, WithLevels } from '../levels.tsx';
import { Card, Facts, Said, SentenceLine } from '../parts.tsx';
import { goTo, hrefOf } from '../place.ts';

const carriersMax = 8;
const chartMax = 12;

/** Who is held to be behind it on each level, how likely, and apart from that how much confidence the evidence bears. */
export const OverviewScreen = () => {
  const { data, file, tables, isWithheld } = useCase();
  const release = tables.rows('release').at(-1);
  const overrides = answersOf(tables, data.lines).overrides;
  return (
    <>
      <Card title="The case">
        <Facts
          facts={[
            [
              'Question',
              <Said key="question" text={file?.question} isWithheld={isWithheld(0, 'question')} keepLines />,
            ],
            ['Edition', editionWords[data.edition.edition]],
            ['Marking', <TlpChip key="tlp" tlp={data.edition.tlp} />],
            ['Released', <Instant key="at" at={release?.at ?? null} />],
            [
              'Must be signed by',
              data.edition.signers.length === 0 ? 'nobody: this is a draft' : data.edition.signers.join(', '),
            ],
            [
              'Errors let stand',
              overrides.length === 0 ? (
                'none of the rules of export'
              ) : (
                <ul key="overrides">
                  {overrides.map(({ rule, reason }) => (
                    <li key={rule}>
                      {rule}: <SafeText text={reason} max={400} />
                    </li>
                  ))}
                </ul>
              ),
            ],
            [
              'Withheld',
              data.edition.withheld.length === 0 ? (
                'nothing'
              ) : (
                <a key="withheld" href={hrefOf('withheld')}>
                  {data.edition.withheld.length} fields
                </a>
              ),
            ],
          ]}
        />
      </Card>
      <WithLevels>{(levels) => levels.map((level) => <LevelCard key={level.level} level={level} />)}</WithLevels>
    </>
  );
};

const editionWords = {
  full: 'full: nothing is withheld',
  restricted: 'restricted',
  public: 'public: what is marked TLP:CLEAR',
} as const;

const LevelCard = ({ level }: { readonly level: LevelAssessment }) => {
  const { overview } = useLevelModel(level);
  const { confidence, hypotheses, lead, wording } = overview;
  const carriers = useMemo(() => foldCarriers(overview.carriers, carriersMax), [overview]);
  const follow = (id: string): void => {
    const item = carriers.find((one) => one.id === id)?.items[0];
    if (item !== undefined) goTo('evidence', item);
  };
  const shown = hypotheses.slice(0, chartMax);
  return (
    <Card title={levelTitle(level.level)}>
      <p className="lead">
        <SentenceLine sentence={overview.sentence} />
      </p>
      {overview.cautions.map((caution, index) => (
        <p key={index}>
          <SentenceLine sentence={caution} />
        </p>
      ))}
      <div className="pair">
        <div>
          <h3>Likelihood</h3>
          <YardstickMark wording={wording} />
          <ProbabilityChart hypotheses={shown} wording={wording} />
          {shown.length === hypotheses.length ? null : (
            <p className="muted">{hypotheses.length - shown.length} less likely ones: see Judgements.</p>
          )}
          {lead?.range === null || lead === null ? null : (
            <p className="muted">
              The range of the lead, from runs with disturbed weights and ratings:{' '}
              {rangeText(lead.range.low, lead.range.high)}.
            </p>
          )}
        </div>
        <div>
          <h3>Confidence: {confidenceWord(confidence.level)}</h3>
          <div className="steps">
            <ConfidenceSteps level={confidence.level} />
          </div>
          {confidence.sentences.map((sentence, index) => (
            <p key={index}>
              <SentenceLine sentence={sentence} />
            </p>
          ))}
          <p className="muted">Confidence says how much the evidence bears, not how likely the answer is.</p>
        </div>
      </div>
      {carriers.length === 0 ? null : (
        <>
          <h3>What it rests on</h3>
          <p className="muted">
            Decibels that each origin adds to the lead over its best rival; a bar leads to the evidence.
          </p>
          <CarrierChart carriers={carriers} onFollow={follow} />
        </>
      )}
      {overview.problems.length === 0 ? null : (
        <>
          <h3>What weakens it</h3>
          <ul>
            {overview.problems.map(({ sentence }, index) => (
              <li key={index}>
                <SentenceLine sentence={sentence} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
};
