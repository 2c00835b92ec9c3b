import { useEffect, useRef, useState, type ReactNode } from 'react';
import { SafeText } from '../marks/safe-text.tsx';
import { TlpChip } from '../marks/tlp-chip.tsx';
import { useCase } from './case-context.ts';
import { useOpenOnPaper } from './open-on-paper.ts';
import { Withheld } from './parts.tsx';
import { goTo, hrefOf, screens, usePlace, type Place, type ScreenId } from './place.ts';
import { isBadNews, recomputedSentence } from './recomputed.tsx';
import { CheckScreen } from './screens/check.tsx';
import { EvidenceScreen } from './screens/evidence.tsx';
import { HarmScreen } from './screens/harm.tsx';
import { Notifications } from './screens/notifications.tsx';
import { JudgementsScreen } from './screens/judgements.tsx';
import { LedgerScreen } from './screens/ledger.tsx';
import { MatrixScreen } from './screens/matrix.tsx';
import { OverviewScreen } from './screens/overview.tsx';
import { RegistersScreen } from './screens/registers.tsx';
import { ReportScreen } from './screens/report.tsx';
import { SearchScreen } from './screens/search.tsx';
import { SensitivityScreen } from './screens/sensitivity.tsx';
import { TimelineScreen } from './screens/timeline.tsx';
import { WithheldScreen } from './screens/withheld.tsx';
import { ThemeChoice } from './theme-choice.tsx';

/** Head, ways to the screens, what must always be said, and one screen; or all of them one after another, for paper. */
export const Page = () => {
  const place = usePlace();
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
      <Head onPrintAll={() => setWhole(true)} />
      <div className="body">
        <Ways current={place.screen} />
        <main ref={main} tabIndex={-1}>
          {isWhole ? (
            paperScreens.map((screen) => <Screen key={screen} place={{ screen, id: '' }} />)
          ) : (
            <Screen key={place.screen} place={place} />
          )}
        </main>
      </div>
    </>
  );
};

const paperScreens = screens.map(({ id }) => id).filter((id) => id !== 'check');

const Screen = ({ place: { screen, id } }: { readonly place: Place }) => (
  <section className="screen" aria-label={titleOf(screen)}>
    <h1>{titleOf(screen)}</h1>
    {contentOf(screen, id)}
  </section>
);

const titleOf = (screen: ScreenId): string => screens.find(({ id }) => id === screen)?.title ?? 'Search';

const contentOf = (screen: ScreenId, id: string): ReactNode => {
  switch (screen) {
    case 'overview':
      return <OverviewScreen />;
    case 'report':
      return <ReportScreen id={id} />;
    case 'judgements':
      return <JudgementsScreen />;
    case 'evidence':
      return <EvidenceScreen id={id} />;
    case 'matrix':
      return <MatrixScreen id={id} />;
    case 'sensitivity':
      return <SensitivityScreen id={id} />;
    case 'timeline':
      return <TimelineScreen />;
    case 'harm':
      return (
        <>
          <HarmScreen />
          <Notifications />
        </>
      );
    case 'registers':
      return <RegistersScreen />;
    case 'withheld':
      return <WithheldScreen />;
    case 'ledger':
      return <LedgerScreen id={id} />;
    case 'check':
      return <CheckScreen />;
    case 'search':
      return <SearchScreen id={id} />;
  }
};

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
