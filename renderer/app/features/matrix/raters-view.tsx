import { useCallback, useState } from 'react';
import { IconUsers } from '@tabler/icons-react';
import type { Output } from '../../../../shared/api/contract.ts';
import { probabilityText, shareText } from '../../../../shared/attribution/shown-numbers.ts';
import { useReply } from '../../api/replies.ts';
import { LineLink } from '../../line-link.tsx';
import { standingWords } from '../../scores/opinion-words.ts';
import { Button } from '../../../ui/button.tsx';
import { Card, Page } from '../../../ui/page.tsx';
import { FailureNotice, Loading, Notice } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { BeginOpinionDialog } from './begin-opinion-dialog.tsx';
import { DifferencesCard } from './differences-card.tsx';
import { LevelChoice, PartChoice } from './matrix-tools.tsx';
import { RaterRatingsCard, type Voice } from './rater-ratings-card.tsx';
import type { MatrixModel } from './use-matrix-model.ts';
import type { useMatrixView } from './use-matrix-view.ts';
import styles from './raters.module.css';

export type ComparedLevel = Output<'rater.compare'>['levels'][number];
type Change = ReturnType<typeof useMatrixView>['change'];

/** The raters of one level side by side: what each alone would say, where they differ, and which of it matters. */
export const RatersView = ({
  folder,
  model,
  change,
  isReadOnly,
}: {
  readonly folder: string;
  readonly model: MatrixModel;
  readonly change: Change;
  readonly isReadOnly: boolean;
}) => {
  const compared = useReply('rater.compare', { folder, level: model.level });
  const [isBeginning, setBeginning] = useState(false);
  const level = compared.value?.levels.find((one) => one.level === model.level);
  return (
    <Page
      title="Matrix"
      tools={
        <>
          <div className={styles['choices']}>
            <PartChoice part="raters" change={change} />
            <LevelChoice model={model} change={change} />
          </div>
          {isReadOnly ? null : (
            <Button icon={<IconUsers />} onPress={() => setBeginning(true)}>
              Second opinion…
            </Button>
          )}
        </>
      }
    >
      <div className={styles['stack']}>
        {compared.failure === null ? null : <FailureNotice failure={compared.failure} onRetry={compared.refetch} />}
        {level === undefined ? (
          compared.failure === null ? (
            <Loading label="Comparing the raters" lines={10} />
          ) : null
        ) : (
          <Compared key={level.level} folder={folder} level={level} model={model} change={change} />
        )}
      </div>
      {isBeginning ? (
        <BeginOpinionDialog
          folder={folder}
          level={model.level}
          levels={model.levels}
          onClose={() => setBeginning(false)}
        />
      ) : null}
    </Page>
  );
};

type Chosen = { readonly voice: Voice; readonly hypothesis: string };

const Compared = ({
  folder,
  level,
  model,
  change,
}: {
  readonly folder: string;
  readonly level: ComparedLevel;
  readonly model: MatrixModel;
  readonly change: Change;
}) => {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const close = useCallback(() => setChosen(null), []);
  const hurried = level.raters.filter(({ columns }) => columns.isWarning);
  return (
    <>
      {level.raters.length > 1 && !level.agreeOnLead ? (
        <Notice tone="warn" title="The raters do not all put the same hypothesis first.">
          Say so wherever the result is stated. It is not settled by a median.
        </Notice>
      ) : null}
      {hurried.map(({ id, name, columns }) => (
        <Notice key={id} tone="warn" title="Rated down columns.">
          <SafeText text={name ?? '(rater withheld)'} max={80} /> went down a column in{' '}
          {shareText(Number(columns.share))} of the steps. Work along the row: each item has to answer to every
          hypothesis.
        </Notice>
      ))}
      <AloneCard level={level} model={model} chosen={chosen} onChoose={setChosen} />
      {chosen === null ? null : (
        <RaterRatingsCard
          key={`${chosen.voice} ${chosen.hypothesis}`}
          folder={folder}
          model={model}
          voice={chosen.voice}
          hypothesis={chosen.hypothesis}
          change={change}
          onClose={close}
        />
      )}
      {level.raters.length < 2 ? (
        <p className={styles['muted']}>
          {level.raters.length === 0 ? 'Nobody has rated this level.' : 'One person has rated this level.'} A second
          opinion shows which of its ratings another person shares.
        </p>
      ) : (
        <DifferencesCard level={level} model={model} change={change} />
      )}
    </>
  );
};

/** By the ratings that count, by each rater alone, and by the median of all. */
const AloneCard = ({
  level,
  model,
  chosen,
  onChoose,
}: {
  readonly level: ComparedLevel;
  readonly model: MatrixModel;
  readonly chosen: Chosen | null;
  readonly onChoose: (chosen: Chosen) => void;
}) => (
  <Card title="The result by rater">
    <div className={styles['scroller']} tabIndex={0} role="group" aria-label="The result by rater">
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">By</th>
            <th scope="col">Rated</th>
            <th scope="col">Counts</th>
            {model.hypotheses.map(({ id, name }) => (
              <th key={id} scope="col" className={styles['number']}>
                <span className={styles['hypothesis']}>
                  <SafeText text={name} max={60} />
                </span>
              </th>
            ))}
            <th scope="col">Models</th>
          </tr>
        </thead>
        <tbody>
          <ScoreRow
            title={<strong>The case</strong>}
            rated={`${level.raters.reduce((sum, { counted }) => sum + counted, 0)} of ${level.cells}`}
            counted="all of it"
            score={level.own}
            voice="own"
            chosen={chosen}
            onChoose={onChoose}
            model={model}
            isOwn
          />
          {level.raters.map((rater, index) => (
            <ScoreRow
              key={rater.id}
              title={
                <>
                  <SafeText text={rater.name ?? '(rater withheld)'} max={80} />
                  {rater.opinion === null ? null : (
                    <span className={styles['standing']} title={standingWords(rater.opinion.standing).long}>
                      second opinion, {standingWords(rater.opinion.standing).short}
                      {rater.opinion.endLine === null ? ', not ended' : ''} · <LineLink line={rater.opinion.line} />
                    </span>
                  )}
                </>
              }
              rated={`${rater.rated} of ${level.cells}`}
              counted={rater.opinion === null ? `${rater.counted} cells` : 'nowhere'}
              score={rater.score}
              voice={index}
              chosen={chosen}
              onChoose={onChoose}
              model={model}
            />
          ))}
          {level.raters.length < 2 ? null : (
            <ScoreRow
              title="Median of all"
              counted="nowhere"
              score={level.panel}
              voice="panel"
              chosen={chosen}
              onChoose={onChoose}
              model={model}
            />
          )}
        </tbody>
      </table>
    </div>
    <p className={styles['about']}>
      The case counts the last rating that was entered into its own matrix, whoever entered it; no other row changes its
      result. Where a median lies between two steps it is the one nearer to neutral. A number leads to the ratings that
      it rests on.
    </p>
  </Card>
);

const ScoreRow = ({
  title,
  rated = '',
  counted,
  score,
  voice,
  chosen,
  onChoose,
  model,
  isOwn = false,
}: {
  readonly title: React.ReactNode;
  readonly rated?: string;
  readonly counted: string;
  readonly score: ComparedLevel['own'];
  readonly voice: Voice;
  readonly chosen: Chosen | null;
  readonly onChoose: (chosen: Chosen) => void;
  readonly model: MatrixModel;
  readonly isOwn?: boolean;
}) => (
  <tr data-own={isOwn || undefined}>
    <th scope="row" className={styles['by']}>
      {title}
    </th>
    <td title={`${shareText(Number(score.completeness))} of the cells of items that count`}>{rated}</td>
    <td>{counted}</td>
    {model.hypotheses.map(({ id }) => (
      <td key={id} className={styles['number']} data-lead={score.lead === id || undefined}>
        <button
          type="button"
          className={styles['way']}
          title="The ratings that it rests on"
          aria-pressed={chosen?.voice === voice && chosen.hypothesis === id}
          onClick={() => onChoose({ voice, hypothesis: id })}
        >
          {probabilityText(Number(score.posterior[id] ?? '0'))}
        </button>
        {score.lead === id ? <span className="visually-hidden"> leads</span> : null}
      </td>
    ))}
    <td>{score.lead === null ? 'nobody leads' : score.modelAgreement ? 'agree' : 'disagree'}</td>
  </tr>
);
