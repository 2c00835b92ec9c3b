import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import styles from './page.module.css';

/** A screen: its heading with a toolbar, its content, and a pane of details that can be resized. */
export const Page = ({
  title,
  count,
  tools,
  children,
  detail,
  detailLabel = 'Details',
  detailWidth = 340,
  isScrolling = true,
}: {
  readonly title: string;
  /** Small words beside the title, such as how many there are. */
  readonly count?: ReactNode;
  readonly tools?: ReactNode;
  readonly children: ReactNode;
  readonly detail?: ReactNode;
  readonly detailLabel?: string;
  /** Pixels to begin with. */
  readonly detailWidth?: number;
  /** False where the content scrolls by itself, as tables do. */
  readonly isScrolling?: boolean;
}) => {
  const [width, setWidth] = useState(detailWidth);
  return (
    <div className={styles['page']}>
      <section className={styles['main']} aria-label={title}>
        <header className={styles['header']}>
          <h1>{title}</h1>
          {count === undefined ? null : <span className={styles['count']}>{count}</span>}
          {tools === undefined ? null : <div className={styles['tools']}>{tools}</div>}
        </header>
        <div className={isScrolling ? styles['scroll'] : styles['fill']} {...(isScrolling && { tabIndex: 0 })}>
          {children}
        </div>
      </section>
      {detail === undefined || detail === null ? null : (
        <>
          <Splitter label={`Width of ${detailLabel}`} width={width} onWidth={setWidth} />
          <aside className={styles['detail']} aria-label={detailLabel} ref={(node) => setPixels(node, width)}>
            <div className={styles['detailScroll']} tabIndex={0}>
              {detail}
            </div>
          </aside>
        </>
      )}
    </div>
  );
};

const setPixels = (node: HTMLElement | null, width: number): void => node?.style.setProperty('width', `${width}px`);

const widthMin = 260;
const widthMax = 720;
const widthStep = 24;

const Splitter = ({
  label,
  width,
  onWidth,
}: {
  readonly label: string;
  readonly width: number;
  readonly onWidth: (width: number) => void;
}) => {
  const start = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const set = (next: number): void => onWidth(Math.min(widthMax, Math.max(widthMin, next)));
  const move = (event: PointerEvent): void => {
    if (start.current !== null) set(start.current.width + start.current.x - event.clientX);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowLeft') set(width + widthStep);
    else if (event.key === 'ArrowRight') set(width - widthStep);
    else return;
    event.preventDefault();
  };
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={widthMin}
      aria-valuemax={widthMax}
      tabIndex={0}
      className={styles['splitter']}
      onKeyDown={press}
      onPointerDown={(event) => {
        start.current = { x: event.clientX, width };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={move}
      onPointerUp={() => {
        start.current = null;
      }}
    />
  );
};

/** The parts of a screen, one under the other. */
export const Stack = ({ children }: { readonly children: ReactNode }) => (
  <div className={styles['stack']}>{children}</div>
);

/** A framed part of a screen with a heading of its own. */
export const Card = ({
  title,
  aside,
  children,
}: {
  readonly title: ReactNode;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) => (
  <section className={styles['card']}>
    <header className={styles['cardHeader']}>
      <h2>{title}</h2>
      {aside === undefined ? null : <span className={styles['cardAside']}>{aside}</span>}
    </header>
    {children}
  </section>
);

/** A heading and what belongs under it, in a detail pane. */
export const Part = ({ title, children }: { readonly title: ReactNode; readonly children: ReactNode }) => (
  <section className={styles['part']}>
    <h3>{title}</h3>
    {children}
  </section>
);

/** Names and values. A null value is said to be not recorded. */
export const Facts = ({ facts }: { readonly facts: readonly (readonly [string, ReactNode])[] }) => (
  <dl className={styles['facts']}>
    {facts.map(([name, value]) => (
      <div key={name} className={styles['fact']}>
        <dt>{name}</dt>
        <dd>{value ?? <span className={styles['none']}>none recorded</span>}</dd>
      </div>
    ))}
  </dl>
);
