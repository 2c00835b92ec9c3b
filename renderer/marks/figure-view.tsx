import {
  createElement,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type SVGAttributes,
} from 'react';
import {
  figureAttributes,
  figureTags,
  type Figure,
  type FigureAttributes,
  type FigureNode,
} from '../../shared/figures/figure-node.ts';
import { FigureTableView } from './figure-table.tsx';
import styles from './figure-view.module.css';

export type FigureViewProps = {
  /** Draws for a width in pixels; called again when the place changes its width. */
  readonly draw: (width: number) => Figure;
  /** What a click or Enter on a part does, by the part's id. Without it the figure is one picture. */
  readonly onFollow?: ((id: string) => void) | undefined;
  /** Fixed in pixels, for places that do not stretch; else as wide as the place. */
  readonly width?: number;
  readonly hasTable?: boolean;
};

/** A figure as wide as its place, with the same data as a table behind it. */
export const FigureView = ({ draw, onFollow, width: fixed, hasTable = true }: FigureViewProps) => {
  const place = useRef<HTMLElement>(null);
  const [measured, setMeasured] = useState(0);
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null || fixed !== undefined) return undefined;
    const measure = (): void => setMeasured(Math.floor(element.clientWidth));
    const observer = new ResizeObserver(measure);
    measure();
    observer.observe(element);
    return () => observer.disconnect();
  }, [fixed]);
  const width = fixed ?? measured;
  const figure = width > 0 ? draw(width) : null;
  return (
    <figure ref={place} className={fixed === undefined ? styles['place'] : styles['fixed']}>
      {figure === null ? null : <Drawing figure={figure} onFollow={onFollow} />}
      {figure === null || !hasTable ? null : <FigureTableView title={figure.title} table={figure.table} />}
    </figure>
  );
};

const Drawing = ({ figure, onFollow }: { readonly figure: Figure } & Pick<FigureViewProps, 'onFollow'>) => {
  const [stop, setStop] = useState(0);
  const { root, title } = figure;
  // The root's title would be a tooltip over the whole figure; the label says the same to those who need it.
  const children = root.children.filter((child) => typeof child === 'string' || child.tag !== 'title');
  if (onFollow === undefined) {
    return (
      <svg {...attributesOf(root.attributes)} role="img" aria-label={title}>
        {children.map((child, index) => drawNode(child, index))}
      </svg>
    );
  }
  // The figure is one stop for the keyboard; arrows move between its parts.
  const numberByNode = new Map(targetsOf(root).map((node, number) => [node, number]));
  const current = Math.min(stop, numberByNode.size - 1);
  const follow: Follow = (node) => {
    const number = numberByNode.get(node) ?? 0;
    return {
      ...attributesOf({ ...node.attributes, class: `${node.attributes.class ?? ''} fig-follow`.trim() }),
      role: 'button',
      tabIndex: number === current ? 0 : -1,
      'aria-label': node.target?.label,
      onFocus: () => setStop(number),
      onClick: () => onFollow(node.target?.id ?? ''),
      onKeyDown: (event) => moveOrFollow(event, () => onFollow(node.target?.id ?? '')),
    };
  };
  return (
    <svg {...attributesOf(root.attributes)} role="group" aria-label={title}>
      {children.map((child, index) => drawNode(child, index, follow))}
    </svg>
  );
};

type Follow = (node: FigureNode) => SVGAttributes<SVGElement>;

const targetsOf = (node: FigureNode): readonly FigureNode[] => [
  ...(node.target === undefined ? [] : [node]),
  ...node.children.flatMap((child) => (typeof child === 'string' ? [] : targetsOf(child))),
];

const tags: ReadonlySet<string> = new Set(figureTags);
const attributes: ReadonlySet<string> = new Set(figureAttributes);

/** Only what a figure may consist of is drawn, whoever made the tree; strings stay text. */
const drawNode = (node: FigureNode | string, key: number, follow?: Follow): ReactNode => {
  if (typeof node === 'string') return node;
  if (!tags.has(node.tag)) return null;
  const props = node.target === undefined ? undefined : follow?.(node);
  return createElement(
    node.tag,
    { key, ...(props ?? attributesOf(node.attributes)) },
    ...node.children.map((child, index) => drawNode(child, index, follow)),
  );
};

const attributesOf = (given: FigureAttributes): SVGAttributes<SVGElement> =>
  Object.fromEntries(
    Object.entries(given)
      .filter(([name]) => attributes.has(name))
      .map(([name, value]) => [name === 'class' ? 'className' : name === 'text-anchor' ? 'textAnchor' : name, value]),
  );

const moveOrFollow = (event: KeyboardEvent<SVGElement>, followIt: () => void): void => {
  const step = stepByKey.get(event.key);
  if (event.key === 'Enter' || event.key === ' ') followIt();
  else if (step === undefined) return;
  else {
    const parts = [...(event.currentTarget.ownerSVGElement?.querySelectorAll<SVGElement>('.fig-follow') ?? [])];
    parts.at((parts.indexOf(event.currentTarget) + step) % parts.length)?.focus();
  }
  event.preventDefault();
};

const stepByKey: ReadonlyMap<string, number> = new Map([
  ['ArrowDown', 1],
  ['ArrowRight', 1],
  ['ArrowUp', -1],
  ['ArrowLeft', -1],
]);
