import type { ReactNode } from 'react';
import type { Sentence } from '../../shared/attribution/sentence.ts';
import { shortText } from '../../shared/base/short-text.ts';
import { bandInterval, yardstickNote } from '../../shared/figures/yardstick-legend.ts';
import { wordingById } from '../../shared/reference/yardsticks.ts';
import { SafeText } from '../marks/safe-text.tsx';
import { useCase } from './case-context.ts';
import { hrefOf } from './place.ts';

const nameCharactersMax = 160;

export const Card = ({
  title,
  aside,
  children,
}: {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) => (
  <section className="card" aria-label={title}>
    <header>
      <h2>{title}</h2>
      {aside === undefined ? null : <span className="muted">{aside}</span>}
    </header>
    {children}
  </section>
);

/** Names with what they stand for; a fact that is null is left out. */
export const Facts = ({ facts }: { readonly facts: readonly (readonly [string, ReactNode])[] }) => (
  <dl className="facts">
    {facts.map(([name, value]) =>
      value === null ? null : (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ),
    )}
  </dl>
);

export const Withheld = () => (
  <span className="withheld" title="This edition does not disclose it; the list of what is withheld says why">
    withheld
  </span>
);

/** A text of the case, and never an empty place where there is none. */
export const Said = ({
  text,
  isWithheld,
  max = 4000,
  keepLines = false,
}: {
  readonly text: string | null | undefined;
  readonly isWithheld: boolean;
  readonly max?: number;
  readonly keepLines?: boolean;
}) => {
  if (text !== null && text !== undefined && text !== '')
    return <SafeText text={text} max={max} keepLines={keepLines} />;
  return isWithheld ? <Withheld /> : <span className="muted">not stated</span>;
};

export const LineLink = ({ seq }: { readonly seq: number }) => (
  <a className="number" href={hrefOf('ledger', String(seq))}>
    line {seq}
  </a>
);

export const ItemLink = ({ id, isShort = false }: { readonly id: string; readonly isShort?: boolean }) => {
  const { tables, isItemWithheld } = useCase();
  const row = tables.get('evidence', id);
  const title = firstOf(row?.title, row?.name);
  const exhibit = row?.exhibit ?? null;
  return (
    <a href={hrefOf('evidence', id)}>
      {exhibit === null ? null : (
        <span className={isShort ? 'exhibit short' : 'exhibit'}>
          <SafeText text={exhibit} max={40} />
        </span>
      )}
      {exhibit !== null && isShort ? null : title === undefined ? (
        isItemWithheld(id, 'item') ? (
          <>
            item of line {row?.seq ?? '?'}, title <Withheld />
          </>
        ) : (
          <SafeText text={id} />
        )
      ) : (
        <SafeText text={shortText(title, nameCharactersMax)} />
      )}
    </a>
  );
};

const firstOf = (...texts: readonly (string | null | undefined)[]): string | undefined =>
  texts.find((text) => text !== null && text !== undefined && text !== '') ?? undefined;

/** A sentence of the assessment; each name in it leads to what it names. */
export const SentenceLine = ({ sentence }: { readonly sentence: Sentence }) => (
  <>
    {sentence.map((part, index) => {
      switch (part.kind) {
        case 'text':
          return part.text;
        case 'number':
          return (
            <span key={index} className="number">
              {part.text}
            </span>
          );
        case 'word':
          return (
            <span
              key={index}
              className="word"
              title={`${part.text}: ${bandInterval(part.band, part.wording)}. ${yardstickNote(wordingById[part.wording])}`}
            >
              {part.text}
            </span>
          );
        case 'item':
          return (
            <a key={index} href={hrefOf('evidence', part.id)}>
              <SafeText text={part.text} max={nameCharactersMax} />
            </a>
          );
        case 'line':
          return (
            <a key={index} href={hrefOf('ledger', part.id)}>
              {part.text}
            </a>
          );
        case 'hypothesis':
        case 'group':
          return <SafeText key={index} text={part.text} max={400} />;
      }
    })}
  </>
);

/** `First 200 of 5,000`, and a way to more. */
export const More = ({
  shown,
  total,
  onMore,
}: {
  readonly shown: number;
  readonly total: number;
  readonly onMore: () => void;
}) =>
  shown >= total ? null : (
    <p className="more">
      The first {shown} of {total}.{' '}
      <button type="button" onClick={onMore}>
        Show more
      </button>
    </p>
  );
