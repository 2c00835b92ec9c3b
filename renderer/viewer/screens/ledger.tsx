import { useState } from 'react';
import { shownActorName } from '../../../shared/domain/provisional-name.ts';
import { lineToWords } from '../../../shared/domain/line-words.ts';
import type { Json } from '../../../shared/ledger/canonical-json.ts';
import type { RevealedLine } from '../../../shared/ledger/reveal.ts';
import { Instant } from '../../marks/instant.tsx';
import { SafeText } from '../../marks/safe-text.tsx';
import { useCase } from '../case-context.ts';
import { Card, LineLink, More, Withheld } from '../parts.tsx';
import { hrefOf } from '../place.ts';
import { reasonWords } from './withheld.tsx';

const step = 200;

/** Every line of the release in its order, and of one of them all its fields. */
export const LedgerScreen = ({ id }: { readonly id: string }) => {
  const { data, names } = useCase();
  const [shown, setShown] = useState(step);
  const open = /^\d{1,9}$/u.test(id) ? data.lines[Number(id)] : undefined;
  return (
    <>
      {open === undefined ? null : <LineCard line={open} />}
      <Card title={open === undefined ? 'Lines' : 'All lines'} aside={`${data.lines.length} of ${data.size} records`}>
        <div className="scroll" tabIndex={0} role="group" aria-label="Ledger">
          <table>
            <thead>
              <tr>
                <th scope="col">Line</th>
                <th scope="col">Day</th>
                <th scope="col">What it says</th>
                <th scope="col">By</th>
              </tr>
            </thead>
            <tbody>
              {data.lines.slice(0, shown).map((line) => (
                <tr key={line.seq} aria-current={line === open ? 'true' : undefined}>
                  <td>
                    <a className="number" href={hrefOf('ledger', String(line.seq))}>
                      {line.seq}
                    </a>
                  </td>
                  <td className="number">{line.day}</td>
                  <td>
                    <SafeText text={lineToWords(line, names)} max={600} />
                  </td>
                  <td>
                    <Actor line={line} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <More shown={shown} total={data.lines.length} onMore={() => setShown(shown + 5 * step)} />
      </Card>
    </>
  );
};

const Actor = ({ line }: { readonly line: RevealedLine }) => {
  const { actor } = line.fields;
  return typeof actor === 'string' ? <SafeText text={shownActorName(actor)} max={100} /> : <Withheld />;
};

const LineCard = ({ line }: { readonly line: RevealedLine }) => {
  const { data, names } = useCase();
  const { at } = line.fields;
  const reasons = new Map(
    data.edition.withheld.filter(({ seq }) => seq === line.seq).map(({ field, reason }) => [field, reason]),
  );
  return (
    <Card
      title={`Line ${line.seq}`}
      aside={
        <>
          <code>{line.type}</code> {typeof at === 'string' ? <Instant at={at} withSeconds /> : line.day}
        </>
      }
    >
      <p className="lead">
        <SafeText text={lineToWords(line, names)} max={2000} />
      </p>
      <dl className="facts wide">
        {Object.entries(line.fields).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Value value={value} />
            </dd>
          </div>
        ))}
        {line.withheld.map(({ field, digest }) => {
          const reason = reasons.get(field);
          return (
            <div key={digest}>
              <dt>{field}</dt>
              <dd>
                <Withheld /> <span className="muted">{reason === undefined ? '' : reasonWords[reason]}</span>{' '}
                <code className="muted">{digest}</code>
              </dd>
            </div>
          );
        })}
      </dl>
      <p>
        {line.seq > 0 ? (
          <>
            Before it: <LineLink seq={line.seq - 1} />.{' '}
          </>
        ) : null}
        {line.seq + 1 < data.lines.length ? (
          <>
            After it: <LineLink seq={line.seq + 1} />.
          </>
        ) : null}
      </p>
    </Card>
  );
};

const Value = ({ value }: { readonly value: Json }) => {
  if (value === null || value === '') return <span className="muted">nothing</span>;
  if (typeof value === 'string') return <SafeText text={value} keepLines />;
  if (typeof value !== 'object') return <span className="number">{String(value)}</span>;
  return (
    <pre tabIndex={0}>
      <SafeText text={JSON.stringify(value, null, 2)} keepLines />
    </pre>
  );
};
