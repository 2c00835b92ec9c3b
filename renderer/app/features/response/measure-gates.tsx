import type { Output } from '../../../../shared/api/contract.ts';
import { confidenceWord } from '../../../../shared/attribution/confidence/confidence-words.ts';
import { Digest } from '../../../marks/digest.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { Card, Facts } from '../../../ui/page.tsx';
import { LineLink } from '../../line-link.tsx';
import { useGo } from '../../navigation.ts';
import { ReasonTable, ResultChip, resultSentence } from './gate-result.tsx';
import type { WholeMeasure } from './measure-acts.ts';
import { isOver } from './measures-card.tsx';
import { reviewWords } from './review-words.ts';
import styles from './measures.module.css';

type Gate = Output<'measure.gate'>['gate'];

/** What the gates say of it now, and what they said when they were last asked. */
export const GateCard = ({ measure }: { readonly measure: WholeMeasure }) => {
  const { gate, gated } = measure;
  return (
    <Card title="Gates" aside="of the case as it is now">
      {gate === null ? (
        <p className={styles['muted']}>
          {isOver(measure)
            ? 'It is over, so nothing is computed of it any more.'
            : 'Nothing is shown: what it rests on is covered until you have ranked the hypotheses, or is withheld.'}
        </p>
      ) : (
        <div className={styles['stack']}>
          <p>
            <ResultChip result={gate.result} />
          </p>
          {gate.reasons.length === 0 ? null : <ReasonTable reasons={gate.reasons} />}
          <Numbers gate={gate} />
        </div>
      )}
      {gated === null ? (
        isOver(measure) || gate === null ? null : (
          <p className={styles['muted']}>
            No result is recorded: it was not held against the gates since its record changed.
          </p>
        )
      ) : (
        <p className={styles['muted']}>
          Last recorded by <LineLink line={gated.line} />: {resultSentence(gated)}.
          {gated.renewal === null ? null : ` It proposes a renewal until ${gated.renewal}.`}
        </p>
      )}
    </Card>
  );
};

const Numbers = ({
  gate: { policy, attribution, harm, redLines, dissentUnresolved, review },
}: {
  readonly gate: Gate;
}) => {
  const go = useGo();
  return (
    <Facts
      facts={[
        [
          'Attribution',
          attribution === null ? (
            'none is asked for, or no level that names anybody'
          ) : (
            <span key="attribution">
              level {attribution.level},{' '}
              <InlineLink onClick={() => go.toScreen('sensitivity', { level: attribution.level })}>
                <SafeText text={attribution.subject.name ?? attribution.subject.id} max={160} />
              </InlineLink>
              , 5th percentile {attribution.p05.toFixed(2)}. Confidence {confidenceWord(attribution.confidence)}
              {attribution.modelAgreement ? '.' : '; the two models disagree.'}
            </span>
          ),
        ],
        [
          'Harm',
          <InlineLink key="harm" onClick={() => go.toScreen('harm')}>
            actual {harm.actual}, potential {harm.potential}
          </InlineLink>,
        ],
        ['Red lines', redLines.length === 0 ? 'none stands as crossed' : redLines.join(', ')],
        [
          'Review',
          <InlineLink key="review" onClick={() => go.toScreen('review')}>
            {reviewWords[review]}
          </InlineLink>,
        ],
        ['Dissent', dissentUnresolved ? 'unresolved' : 'none that is unresolved'],
        ['Policy profile', <Digest key="policy" digest={policy} isShort />],
      ]}
    />
  );
};

/** What was decided, of which numbers, by which profile. */
export const DecisionCard = ({ measure: { decision } }: { readonly measure: WholeMeasure }) =>
  decision === null ? null : (
    <Card title="Decision" aside={<LineLink line={decision.line} />}>
      <div className={styles['stack']}>
        <div className={styles['prose']}>
          {decision.reason === null ? (
            <span className={styles['muted']}>reason withheld</span>
          ) : (
            <SafeText text={decision.reason} keepLines />
          )}
        </div>
        <p>
          <ResultChip result={decision.result} />
        </p>
        <Numbers gate={decision} />
      </div>
    </Card>
  );
