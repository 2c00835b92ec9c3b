import type { CaseInfoReply } from '../../../../shared/api/contract.ts';
import type { AssessmentRows } from '../../../../shared/attribution/assessment-rows.ts';
import { useReply } from '../../api/replies.ts';
import { useCaseFolder, useGo } from '../../navigation.ts';
import { Card } from '../../../ui/page.tsx';
import styles from './overview.module.css';

/** How much there is, and how far the case has come. */
export const Standing = ({ info, rows }: { readonly info: CaseInfoReply; readonly rows: AssessmentRows }) => {
  const go = useGo();
  const harm = useReply('harm.read', { folder: useCaseFolder() }).value;
  const harmLevel = harm?.profile.levels.find(({ level }) => level === harm.card?.actual);
  const isScored = harm?.criteria.some(({ scored }) => scored !== null) === true;
  const rated = rows.evidence.filter(({ ratings }) => Object.values(ratings).some((rating) => rating !== null)).length;
  const facts: readonly (readonly [string, string, () => void])[] = [
    [...named(rows.evidence.length, 'item of evidence', 'items of evidence'), () => go.toScreen('evidence')],
    ['of them rated', `${rated} of ${rows.evidence.length}`, () => go.toScreen('matrix')],
    [...named(info.counts['source'], 'source'), () => go.toScreen('sources')],
    [...named(rows.hypotheses.length, 'hypothesis', 'hypotheses'), () => go.toScreen('hypotheses')],
    ...(harm === undefined
      ? []
      : [
          [
            isScored && harmLevel !== undefined ? `actual harm: ${harmLevel.name}` : 'actual harm: not scored',
            isScored && harmLevel !== undefined ? `${harmLevel.level} of 5` : '–',
            () => go.toScreen('harm'),
          ] as const,
        ]),
    [...named(info.counts['identity'], 'person enrolled', 'people enrolled'), () => go.toScreen('releases')],
    [...named(info.counts['release'], 'release'), () => go.toScreen('releases')],
  ];
  return (
    <Card title="The case">
      <ul className={styles['numbers']}>
        {facts.map(([words, value, onPress]) => (
          <li key={words}>
            <button type="button" onClick={onPress}>
              <strong>{value}</strong>
              <span>{words}</span>
            </button>
          </li>
        ))}
      </ul>
    </Card>
  );
};

/** What is counted and the number, which stand apart. */
const named = (count: number | undefined, one: string, many = `${one}s`): readonly [string, string] => [
  count === 1 ? one : many,
  String(count ?? 0),
];
