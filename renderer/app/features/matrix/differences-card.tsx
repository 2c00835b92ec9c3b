import { useState } from 'react';
import { pointsText } from '../../../../shared/attribution/shown-numbers.ts';
import { toDisagreement } from '../../../../shared/figures/compared-raters.ts';
import { shortText } from '../../../../shared/base/short-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/page.tsx';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { MatrixCell } from '../../../marks/matrix-cell.tsx';
import { DisagreementChart } from '../../../marks/charts.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import type { ComparedLevel } from './raters-view.tsx';
import type { MatrixModel } from './use-matrix-model.ts';
import type { useMatrixView } from './use-matrix-view.ts';
import styles from './raters.module.css';

type Difference = ComparedLevel['differences'][number];

const shownFirst = 12;
const nameCharactersMax = 24;

/** Cells of which raters say different things, what would change most first. */
export const DifferencesCard = ({
  level,
  model,
  change,
}: {
  readonly level: ComparedLevel;
  readonly model: MatrixModel;
  readonly change: ReturnType<typeof useMatrixView>['change'];
}) => {
  const [shown, setShown] = useState(shownFirst);
  const { differences, differing, raters, bands, compared } = level;
  const nameOf = (id: string): string => model.hypotheses.find((one) => one.id === id)?.name ?? id;
  const data = toDisagreement(level, nameOf);
  const toCell = (cell: string): void => {
    const [item = '', hypothesis = ''] = cell.split('/');
    change({ part: 'ratings', active: { item, hypothesis }, isUnfolded: true, text: '' });
  };
  return (
    <Card title="Cells that differ" aside={differing === 0 ? null : String(differing)}>
      <dl className={styles['bands']}>
        <dt title="The larger of the sample deviations of rated or not applicable, and of II = 1 to CC = 5">
          Open Synthesis
        </dt>
        <dd>{bandWords(bands.openSynthesis)}</dd>
        <dt title="The deviation of II = −2, I = −1.5, N and NA = 0, C = 1.5, CC = 2">Open Source ACH</dt>
        <dd>{bandWords(bands.osach)}</dd>
        <dd className={styles['muted']}>
          of {compared} {compared === 1 ? 'cell that two or more' : 'cells that two or more'} have rated
        </dd>
      </dl>
      {differences.length === 0 ? (
        <p>Nobody rates a cell otherwise than the case does.</p>
      ) : (
        <>
          <DisagreementChart data={data} max={shown} onFollow={(id) => toCell(id)} />
          <details className={styles['details']}>
            <summary>As a table</summary>
            <div className={styles['scroller']} tabIndex={0} role="group" aria-label="Cells that differ">
              <table className={styles['table']}>
                <thead>
                  <tr>
                    <th scope="col">Cell</th>
                    <th scope="col">Case</th>
                    {raters.map(({ id, name }) => (
                      <th key={id} scope="col">
                        <span className={styles['rater']} title={name ?? undefined}>
                          <SafeText text={shortText(name ?? '(withheld)', nameCharactersMax)} />
                        </span>
                      </th>
                    ))}
                    <th scope="col">Median</th>
                    <th scope="col" className={styles['number']}>
                      Steps
                    </th>
                    <th scope="col">Open Synthesis</th>
                    <th scope="col">Open Source ACH</th>
                    <th scope="col">The other rating, taken alone</th>
                  </tr>
                </thead>
                <tbody>
                  {differences.slice(0, shown).map((cell) => (
                    <tr key={`${cell.item} ${cell.hypothesis}`} data-turns={cell.effect?.changesLead || undefined}>
                      <th scope="row">
                        <InlineLink onClick={() => toCell(`${cell.item}/${cell.hypothesis}`)}>
                          <SafeText
                            text={`${cell.exhibit ?? ''} ${cell.title ?? '(title withheld)'}`.trim()}
                            max={90}
                          />
                        </InlineLink>
                        <span className={styles['against']}>
                          <SafeText text={nameOf(cell.hypothesis)} max={80} />
                        </span>
                      </th>
                      <td className={styles['cell']}>
                        <MatrixCell rating={cell.own} />
                      </td>
                      {cell.ratings.map((rating, index) => (
                        <td key={raters[index]?.id ?? index} className={styles['cell']}>
                          <MatrixCell rating={rating} />
                        </td>
                      ))}
                      <td className={styles['cell']}>
                        <MatrixCell rating={cell.panel} />
                      </td>
                      <td className={styles['number']}>{cell.steps ?? '–'}</td>
                      <td title={`deviation ${cell.openSynthesis.spread}`}>{cell.openSynthesis.band}</td>
                      <td title={`deviation ${cell.osach.spread}`}>{cell.osach.band}</td>
                      <td>
                        <EffectWords effect={cell.effect} nameOf={nameOf} level={level} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </details>
        </>
      )}
      {differences.length > shown ? (
        <Button onPress={() => setShown(shown + 5 * shownFirst)}>{differences.length - shown} more</Button>
      ) : differing > differences.length ? (
        <p className={styles['muted']}>
          {differing - differences.length} more differ, and matter less. The command line lists them all.
        </p>
      ) : null}
    </Card>
  );
};

const EffectWords = ({
  effect,
  nameOf,
  level,
}: {
  readonly effect: Difference['effect'];
  readonly nameOf: (id: string) => string;
  readonly level: ComparedLevel;
}) => {
  if (effect === null) return <span className={styles['muted']}>changes nothing</span>;
  const { rating, lead, changesLead, delta } = effect;
  const nameOfRater = (id: string): string => level.raters.find((one) => one.id === id)?.name ?? '(withheld)';
  if (changesLead) {
    return (
      <strong>
        {rating}: {lead === null ? 'nobody leads' : <SafeText text={`${nameOf(lead)} leads`} max={90} />}
      </strong>
    );
  }
  return (
    <>
      {rating}: lead {pointsText(Number(delta ?? '0'))}
      {level.raters.length < 3 ? null : (
        <span className={styles['against']}>
          <SafeText text={shortText(nameOfRater(effect.rater), nameCharactersMax)} />
        </span>
      )}
    </>
  );
};

const bandWords = (bands: Readonly<Record<string, number>>): string =>
  Object.entries(bands)
    .map(([band, count]) => `${count} ${band}`)
    .join(' · ');
