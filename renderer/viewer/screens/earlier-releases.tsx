import { earlierReleases } from '../../../shared/domain/earlier-releases.ts';
import { actDone, groundWords } from '../../../shared/domain/standing-vocabulary.ts';
import { Instant } from '../../marks/instant.tsx';
import { SafeText } from '../../marks/safe-text.tsx';
import { useCase } from '../case-context.ts';
import { Card, LineLink } from '../parts.tsx';

/** What became of the releases before this one, as far as this one can know. */
export const EarlierReleases = () => {
  const { tables, data } = useCase();
  const earlier = earlierReleases(tables, data.lines.at(-1)?.seq ?? 0);
  if (earlier.length === 0) return null;
  return (
    <Card title="Earlier releases" aside={String(earlier.length)}>
      <ul>
        {earlier.map(({ release, standing, amendments, retraction, successor }) => (
          <li key={release.key}>
            <Instant at={release.at} /> <LineLink seq={release.seq} />:{' '}
            <strong className={standing === 'retracted' ? 'bad' : undefined}>{standing}</strong>
            {standing === 'superseded' && successor !== null ? (
              <>
                {' '}
                by <LineLink seq={successor.seq} />
              </>
            ) : null}
            {[...amendments, ...(retraction === null ? [] : [retraction])].map((said) => (
              <p key={said.key}>
                {actDone[said.act]}, {groundWords[said.ground]}: <SafeText text={said.statement} max={4000} />{' '}
                <LineLink seq={said.seq} />
              </p>
            ))}
          </li>
        ))}
      </ul>
      <p className="muted">What is said of an earlier release after this one was frozen cannot stand here.</p>
    </Card>
  );
};
