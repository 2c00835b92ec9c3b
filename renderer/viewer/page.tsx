import { useEffect, useRef, useState } from 'react';
import { SafeText } from '../marks/safe-text.tsx';
import { TlpChip } from '../marks/tlp-chip.tsx';
import { useCase } from './case-context.ts';
import { useOpenOnPaper } from './open-on-paper.ts';
import { Withheld } from './parts.tsx';
import { goTo, hrefOf, screens, usePlace, type Place, type ScreenId } from './place.ts';
import { isBadNews, recomputedSentence } from './recomputed.tsx';
import type { ScreenShelf } from './screen-shelf.tsx';
import { ThemeChoice } from './theme-choice.tsx';

/** Head, ways to the screens, what must always be said, and one screen; or all of them one after another, for paper. */
export const Page = ({ shelf }: { readonly shelf: ScreenShelf }) => {
  const place = useReadyPlace(shelf);
  const main = useRef<HTMLElement>(null);
  const [isWhole, setWhole] = useState(false);
  useMovedFocus(place, main);
  useOpenOnPaper();
  useEffect(() => {
    if (!isWhole) return undefined;
    const end = (): void => setWhole(false);
    window.addEventListener('afterprint', end);
    // Figures are drawn once their place has a width.
    const wait = setTimeout(() => window.print(), 100);
    return () => {
      clearTimeout(wait);
      window.removeEventListener('afterprint', end);
    };
  }, [isWhole]);
  return (
    <>
      <a className="skip" href={hrefOf(place.screen, place.id)} onClick={() => main.current?.focus()}>
        To the content
      </a>
      <Head onPrintAll={() => void shelf.makeAllReady(() => Promise.resolve()).then(() => setWhole(true))} />
      <div className="body">
        <Ways current={place.screen} />
        <main ref={main} tabIndex={-1}>
          {isWhole ? (
            paperScreens.map((screen) => <Screen key={screen} place={{ screen, id: '' }} shelf={shelf} />)
          ) : (
            <Screen key={place.screen} place={place} shelf={shelf} />
          )}
        </main>
      </div>
    </>
  );
};

const paperScreens = screens.map(({ id }) => id).filter((id) => id !== 'check');

const Screen = ({ place: { screen, id }, shelf }: { readonly place: Place; readonly shelf: ScreenShelf }) => (
  <section className="screen" aria-label={titleOf(screen)}>
    <h1>{titleOf(screen)}</h1>
    {shelf.find(screen)?.(id)}
  </section>
);

/** Where the reader is to be, once its screen is ready; until then, where they were. The first place is ready at the start. */
const useReadyPlace = (shelf: ScreenShelf): Place => {
  const { screen, id } = usePlace();
  const [arrived, setArrived] = useState({ screen, id });
  const isThere = arrived.screen === screen && arrived.id === id;
  const isReady = shelf.find(screen) !== undefined;
  if (isReady && !isThere) setArrived({ screen, id });
  useEffect(() => {
    if (!isReady) void shelf.makeReady(screen).then(() => setArrived((before) => ({ ...before })));
  }, [isReady, screen, shelf]);
  return isReady ? { screen, id } : arrived;
};

const titleOf = (screen: ScreenId): string => screens.find(({ id }) => id === screen)?.title ?? 'Search';

const markWords: Readonly<Record<string, string>> = {
  demonstration: 'Demonstration. Made to show the program. It is nobody’s assessment.',
  exercise: 'Exercise. Nothing in here happened.',
};

const Head = ({ onPrintAll }: { readonly onPrintAll: () => void }) => {
  const { data, file, recomputed, isWithheld } = useCase();
  const mark = file?.mark ?? 'none';
  return (
    <header className="head">
      {mark === 'none' ? null : <p className="mark">{markWords[mark] ?? mark}</p>}
      <div className="title">
        <p className="case">
          {file?.title === null || file === undefined ? (
            <>Case, title {isWithheld(0, 'title') ? <Withheld /> : 'not stated'}</>
          ) : (
            <SafeText text={file.title} max={300} />
          )}
        </p>
        <TlpChip tlp={data.edition.tlp} />
        <span className="edition">{data.edition.edition} edition</span>
        <SearchField />
        <ThemeChoice />
        <button type="button" className="print" onClick={onPrintAll}>
          Print all
        </button>
      </div>
      <div className={isBadNews(recomputed) ? 'always bad' : 'always'}>
        <p>
          A file from the sender, not a check of its own. {data.lines.length} of {data.size} records;{' '}
          {recomputedSentence(recomputed)}. <a href={hrefOf('check')}>Check this bundle</a>
        </p>
        <p className="checkpoint">
          <code>{data.checkpoint.split('\n').slice(0, 3).join(' ')}</code>
        </p>
      </div>
    </header>
  );
};

const SearchField = () => {
  const place = usePlace();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(place.screen === 'search' ? place.id : '');
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
      if (event.key !== '/' || isTyping) return;
      event.preventDefault();
      field.current?.focus();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        goTo('search', text);
      }}
    >
      <input
        ref={field}
        type="search"
        aria-label="Search the case"
        placeholder="Search, /"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </form>
  );
};

const Ways = ({ current }: { readonly current: ScreenId }) => {
  const { data } = useCase();
  return (
    <nav className="ways" aria-label="Screens">
      {screens.map(({ id, title }) => (
        <a key={id} href={hrefOf(id)} aria-current={id === current ? 'page' : undefined}>
          {title}
          {id === 'withheld' && data.edition.withheld.length > 0 ? (
            <span className="count">{data.edition.withheld.length}</span>
          ) : null}
        </a>
      ))}
    </nav>
  );
};

/** Who goes to another place by the keyboard or by ear arrives at its beginning, or at the part of it that was meant. */
const useMovedFocus = (place: Place, main: { readonly current: HTMLElement | null }): void => {
  const key = `${place.screen}/${place.id}`;
  const before = useRef(key);
  useEffect(() => {
    if (before.current === key) return;
    before.current = key;
    const arrival = main.current?.querySelector<HTMLElement>('[data-arrival]');
    if (arrival === undefined || arrival === null) window.scrollTo(0, 0);
    else arrival.scrollIntoView();
    (arrival ?? main.current)?.focus({ preventScroll: true });
  }, [key, main]);
};
