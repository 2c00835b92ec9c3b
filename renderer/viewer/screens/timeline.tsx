import { useMemo, useState, type ReactNode } from 'react';
import { isInstant } from '../../../shared/base/clock.ts';
import { lineToWords } from '../../../shared/domain/line-words.ts';
import { SafeText } from '../../marks/safe-text.tsx';
import { useCase, type ShownCase } from '../case-context.ts';
import { Card, ItemLink, LineLink, More } from '../parts.tsx';

const step = 300;
const kinds = ['evidence', 'custody', 'case'] as const;
type Kind = (typeof kinds)[number];
type Happening = { readonly at: string; readonly kind: Kind; readonly key: string; readonly what: ReactNode };

const kindWords: Readonly<Record<Kind, string>> = {
  evidence: 'Evidence collected',
  custody: 'Custody',
  case: 'Acts on the case',
};

/** When evidence was collected and changed hands, and when people acted on the case; all times in UTC. */
export const TimelineScreen = () => {
  const shownCase = useCase();
  const [chosen, setChosen] = useState<readonly Kind[]>(kinds);
  const [shown, setShown] = useState(step);
  const all = useMemo(() => happeningsOf(shownCase), [shownCase]);
  const happenings = all.filter(({ kind }) => chosen.includes(kind));
  const byDay = Map.groupBy(happenings.slice(0, shown), ({ at }) => at.slice(0, 10));
  const undated = shownCase.tables.rows('evidence').filter(({ collectedAt }) => collectedAt === null).length;
  return (
    <Card title="What happened to the evidence and the case, in UTC" aside={`${happenings.length} entries`}>
      <fieldset className="choices">
        <legend className="visually-hidden">What is shown</legend>
        {kinds.map((kind) => (
          <label key={kind}>
            <input
              type="checkbox"
              checked={chosen.includes(kind)}
              onChange={() =>
                setChosen(chosen.includes(kind) ? chosen.filter((one) => one !== kind) : [...chosen, kind])
              }
            />
            {kindWords[kind]}
          </label>
        ))}
      </fieldset>
      {happenings.length === 0 ? <p className="muted">Nothing of that has a time in this edition.</p> : null}
      {[...byDay].map(([day, entries]) => (
        <section key={day} className="day" aria-label={day}>
          <h3>{day}</h3>
          <ul className="plain">
            {entries.map(({ at, kind, key, what }) => (
              <li key={key} data-kind={kind}>
                <span className="amount">
                  <TimeOfDay at={at} />
                </span>
                <span>{what}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <More shown={shown} total={happenings.length} onMore={() => setShown(shown + 5 * step)} />
      {undated === 0 ? null : (
        <p className="muted">
          Of {undated} {undated === 1 ? 'item' : 'items'} this edition does not say when it was collected.
        </p>
      )}
    </Card>
  );
};

/** The day stands above; a time that is not written as the program writes it is shown as it came. */
const TimeOfDay = ({ at }: { readonly at: string }) =>
  isInstant(at) ? (
    <time dateTime={at} title={at}>
      {at.slice(11, 16)}
    </time>
  ) : (
    <SafeText text={at} max={60} />
  );

/** Lines that are acts of people on the case as a whole; what else was recorded stands in the ledger. */
const actTypes =
  /^(?:case\.|identity\.|profile\.|approval\.|release\.|review\.|log\.|opinion\.(?:begin|end)|judgement\.)/u;

const happeningsOf = ({ tables, data, names }: ShownCase): readonly Happening[] => {
  const collected = tables
    .rows('evidence')
    .toSorted((left, right) => left.seq - right.seq)
    .flatMap(({ key, collectedAt }): readonly Happening[] =>
      collectedAt === null ? [] : [{ at: collectedAt, kind: 'evidence', key: `e${key}`, what: <ItemLink id={key} /> }],
    );
  const custody = tables.rows('custody').flatMap(({ key, at, happened, event, item, seq }): readonly Happening[] => {
    const when = happened ?? at;
    if (when === null) return [];
    const what = (
      <>
        <SafeText text={event?.replaceAll('_', ' ') ?? 'event'} max={100} />:{' '}
        {item === null ? 'an item that is withheld' : <ItemLink id={item} />} <LineLink seq={seq} />
      </>
    );
    return [{ at: when, kind: 'custody', key: `c${key}`, what }];
  });
  const acts = data.lines
    .filter(({ type }) => actTypes.test(type))
    .flatMap((line): readonly Happening[] => {
      const { at } = line.fields;
      if (typeof at !== 'string') return [];
      const what = (
        <>
          <SafeText text={lineToWords(line, names)} max={600} /> <LineLink seq={line.seq} />
        </>
      );
      return [{ at, kind: 'case', key: `l${line.seq}`, what }];
    });
  return [...collected, ...custody, ...acts].sort((left, right) =>
    left.at === right.at ? 0 : left.at < right.at ? -1 : 1,
  );
};
