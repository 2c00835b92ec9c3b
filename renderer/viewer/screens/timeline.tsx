import { useMemo, useState } from 'react';
import { isInstant } from '../../../shared/base/clock.ts';
import {
  happeningKinds,
  happeningsOf,
  happeningWords,
  type Happening,
  type HappeningKind,
} from '../../../shared/report/happenings.ts';
import { SafeText } from '../../marks/safe-text.tsx';
import { useCase } from '../case-context.ts';
import { Card, ItemLink, LineLink, More } from '../parts.tsx';

const step = 300;

/** When evidence was collected and changed hands, and when people acted on the case; all times in UTC. */
export const TimelineScreen = () => {
  const { tables, data, names } = useCase();
  const [chosen, setChosen] = useState<readonly HappeningKind[]>(happeningKinds);
  const [shown, setShown] = useState(step);
  const all = useMemo(() => happeningsOf({ tables, lines: data.lines }, names), [tables, data, names]);
  const happenings = all.filter(({ kind }) => chosen.includes(kind));
  const byDay = Map.groupBy(happenings.slice(0, shown), ({ at }) => at.slice(0, 10));
  const undated = tables.rows('evidence').filter(({ collectedAt }) => collectedAt === null).length;
  return (
    <Card title="What happened to the evidence and the case, in UTC" aside={`${happenings.length} entries`}>
      <fieldset className="choices">
        <legend className="visually-hidden">What is shown</legend>
        {happeningKinds.map((kind) => (
          <label key={kind}>
            <input
              type="checkbox"
              checked={chosen.includes(kind)}
              onChange={() =>
                setChosen(chosen.includes(kind) ? chosen.filter((one) => one !== kind) : [...chosen, kind])
              }
            />
            {happeningWords[kind]}
          </label>
        ))}
      </fieldset>
      {happenings.length === 0 ? <p className="muted">Nothing of that has a time in this edition.</p> : null}
      {[...byDay].map(([day, entries]) => (
        <section key={day} className="day" aria-label={day}>
          <h3>{day}</h3>
          <ul className="plain">
            {entries.map((one) => (
              <li key={one.key} data-kind={one.kind}>
                <span className="amount">
                  <TimeOfDay at={one.at} />
                </span>
                <span>
                  <What happening={one} />
                </span>
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

const What = ({ happening: { kind, words, item, seq } }: { readonly happening: Happening }) => {
  const named = item === null ? 'an item that is withheld' : <ItemLink id={item} />;
  switch (kind) {
    case 'evidence':
      return named;
    case 'custody':
      return (
        <>
          <SafeText text={words} max={100} />: {named} <LineLink seq={seq} />
        </>
      );
    case 'case':
      return (
        <>
          <SafeText text={words} max={600} /> <LineLink seq={seq} />
        </>
      );
  }
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
