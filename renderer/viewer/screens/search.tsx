import { useMemo, useState } from 'react';
import { counted } from '../../../shared/base/counted.ts';
import { lineToWords } from '../../../shared/domain/line-words.ts';
import { SafeText } from '../../marks/safe-text.tsx';
import { useCase } from '../case-context.ts';
import { searchLines } from '../search-lines.ts';
import { Card, ItemLink, LineLink, More } from '../parts.tsx';

const step = 100;

/** Where the words occur in what this edition discloses. */
export const SearchScreen = ({ id: query }: { readonly id: string }) => {
  const { data, names, tables } = useCase();
  const [shown, setShown] = useState(step);
  const hits = useMemo(() => searchLines(data.lines, query), [data, query]);
  const items = [...new Set(hits.flatMap(({ items }) => items))].filter(
    (item) => tables.get('evidence', item) !== undefined,
  );
  return (
    <>
      <Card title="Found" aside={counted(hits.length, 'line')}>
        {query.trim() === '' ? (
          <p>Type words into the field at the top; lines that hold all of them are found.</p>
        ) : hits.length === 0 ? (
          <p>
            Nothing that this edition discloses holds “<SafeText text={query} max={200} />
            ”.
          </p>
        ) : null}
        {items.length === 0 ? null : (
          <>
            <h3>Evidence</h3>
            <ul>
              {items.slice(0, shown).map((item) => (
                <li key={item}>
                  <ItemLink id={item} />
                </li>
              ))}
            </ul>
          </>
        )}
        {hits.length === 0 ? null : (
          <>
            <h3>Lines of the ledger</h3>
            <ul className="plain">
              {hits.slice(0, shown).map(({ line, excerpt }) => (
                <li key={line.seq}>
                  <span className="amount">
                    <LineLink seq={line.seq} />
                  </span>
                  <span>
                    <SafeText text={lineToWords(line, names)} max={300} />
                    <br />
                    <span className="muted">
                      <SafeText text={excerpt} max={400} />
                    </span>
                  </span>
                </li>
              ))}
            </ul>
            <More shown={shown} total={hits.length} onMore={() => setShown(shown + 5 * step)} />
          </>
        )}
      </Card>
    </>
  );
};
