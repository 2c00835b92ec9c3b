import { useState } from 'react';
import { counted } from '../../../shared/base/counted.ts';
import type { LevelAssessment } from '../../../shared/attribution/assessment-shape.ts';
import { probabilityText, shortDecimal } from '../../../shared/attribution/shown-numbers.ts';
import { MatrixCell } from '../../marks/matrix-cell.tsx';
import { SafeText } from '../../marks/safe-text.tsx';
import { useCase } from '../case-context.ts';
import { LevelChoice, levelTitle, useLevelModel } from '../levels.tsx';
import { Card, ItemLink, More } from '../parts.tsx';

const step = 200;

/** Every item against every hypothesis of a level, with the weight that each item has. */
export const MatrixScreen = ({ id }: { readonly id: string }) => (
  <LevelChoice screen="matrix" id={id}>
    {(level) => <LevelMatrix key={level.level} level={level} />}
  </LevelChoice>
);

const LevelMatrix = ({ level }: { readonly level: LevelAssessment }) => {
  const { rows } = useCase();
  const { overview, names } = useLevelModel(level);
  const [shown, setShown] = useState(step);
  const { weights, alr1, lead } = level.scores;
  const columns = overview.hypotheses;
  const weightOf = (item: string): number => (Object.hasOwn(weights, item) ? (weights[item] ?? 0) : 0);
  const items = rows.evidence.toSorted((left, right) => weightOf(right.id) - weightOf(left.id) || left.seq - right.seq);
  return (
    <Card
      title={levelTitle(level.level)}
      aside={`${counted(items.length, 'item')}, ${counted(columns.length, 'hypothesis', 'hypotheses')}`}
    >
      <p className="muted">
        CC very consistent, C consistent, N neutral, NA not applicable, I inconsistent, II very inconsistent. Items that
        weigh most come first; a rating that is struck through counts nowhere, because its item weighs nothing.
      </p>
      <div className="scroll matrix" tabIndex={0} role="group" aria-label="Matrix">
        <table>
          <thead>
            <tr>
              <th scope="col">Item</th>
              <th scope="col">Weight</th>
              {columns.map((standing) => (
                <th key={standing.id} scope="col" className={standing.id === lead ? 'leading' : undefined}>
                  <SafeText text={standing.name} max={80} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.slice(0, shown).map((item) => (
              <tr key={item.id}>
                <th scope="row">
                  <ItemLink id={item.id} />
                </th>
                <td className="number">{shortDecimal(weightOf(item.id))}</td>
                {columns.map((standing) => (
                  <td key={standing.id}>
                    <MatrixCell rating={item.ratings[standing.id] ?? null} isExcluded={weightOf(item.id) === 0} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Probability, of this matrix alone</th>
              <td />
              {columns.map((standing) => (
                <td key={standing.id} className="number" title={names.hypothesis(standing.id).text}>
                  {probabilityText(alr1.posterior[standing.id] ?? 0)}
                </td>
              ))}
            </tr>
            <tr>
              <th scope="row">Points against it, in the cross-check</th>
              <td />
              {columns.map((standing) => (
                <td key={standing.id} className="number">
                  {standing.inconsistency === null ? '–' : shortDecimal(standing.inconsistency) || '0'}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
      <More shown={shown} total={items.length} onMore={() => setShown(shown + 5 * step)} />
    </Card>
  );
};
