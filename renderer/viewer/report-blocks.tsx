import type { ReactNode } from 'react';
import type { ReportBlock, ReportColumn, ReportTable, Rich, Span } from '../../shared/report/blocks.ts';
import { FigureView } from '../marks/figure-view.tsx';
import { MatrixCell } from '../marks/matrix-cell.tsx';
import { SafeText } from '../marks/safe-text.tsx';
import { Withheld } from './parts.tsx';
import { hrefOf } from './place.ts';

/** The blocks of a report as a page: the same texts, in the same order, as on paper. */
export const ReportBlocks = ({
  blocks,
  arrival,
}: {
  readonly blocks: readonly ReportBlock[];
  /** The number of the block that the reader went to; none: the beginning. */
  readonly arrival: number;
}) => (
  <div className="report">
    {blocks.map((block, index) => (
      <div key={index} data-block={block.kind} {...(index === arrival && { 'data-arrival': '', tabIndex: -1 })}>
        <Block block={block} />
      </div>
    ))}
  </div>
);

const Block = ({ block }: { readonly block: ReportBlock }): ReactNode => {
  switch (block.kind) {
    case 'heading': {
      // The first level of the page is the name of its screen.
      const Heading = headingTags[block.level];
      return (
        <Heading>
          <RichText text={block.text} />
        </Heading>
      );
    }
    case 'paragraph':
      return (
        <p>
          <RichText text={block.text} />
        </p>
      );
    case 'statement':
      return (
        <div className="statement">
          <p className="muted">{block.label}</p>
          <p className="lead">
            <RichText text={block.text} />
          </p>
        </div>
      );
    case 'note':
      return (
        <p className={block.tone === 'warning' ? 'note warning' : 'note'}>
          <RichText text={block.text} />
        </p>
      );
    case 'list':
      return (
        <ul>
          {block.items.map((item, index) => (
            <li key={index}>
              <RichText text={item} />
            </li>
          ))}
        </ul>
      );
    case 'facts':
      return <ReportFacts rows={block.rows} />;
    case 'table':
      return <Table table={block} />;
    case 'figure':
      return (
        <>
          <FigureView draw={block.draw} />
          <p className="muted caption">{block.caption}</p>
        </>
      );
  }
};

/** So few columns fit a telephone. */
const narrowColumnsMax = 3;

const headingTags = { 1: 'h2', 2: 'h3', 3: 'h4' } as const;

export const ReportFacts = ({ rows }: { readonly rows: readonly (readonly [label: string, value: Rich])[] }) => (
  <dl className="facts">
    {rows.map(([label, value], index) => (
      <div key={index}>
        <dt>{label}</dt>
        <dd>
          <RichText text={value} />
        </dd>
      </div>
    ))}
  </dl>
);

const Table = ({ table: { caption, columns, rows, more } }: { readonly table: ReportTable }) => (
  <>
    <div className="scroll" tabIndex={0} role="group" aria-label={caption}>
      <table className={columns.length > narrowColumnsMax ? undefined : 'narrow'}>
        <caption>
          <SafeText text={caption} max={600} />
        </caption>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th key={index} scope="col" className={cellClass(column)}>
                <RichText text={column.title} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column} className={cellClass(columns[column])}>
                  <RichText text={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
    {more === null ? null : <p className="cut">{more}</p>}
  </>
);

/** What paper sets without a break has none here; numbers stand under each other. */
const cellClass = (column: ReportColumn | undefined): string | undefined =>
  column?.align === 'end' ? 'end' : column?.width === 'auto' ? 'whole' : undefined;

export const RichText = ({ text }: { readonly text: Rich }) => (
  <>
    {text.map((span, index) => (
      <SpanText key={index} span={span} />
    ))}
  </>
);

const SpanText = ({ span }: { readonly span: Span }) => {
  const { item } = span;
  return item === undefined ? (
    <Styled span={span} />
  ) : (
    <a href={hrefOf('evidence', item)}>
      <Styled span={span} />
    </a>
  );
};

const Styled = ({ span: { kind, text } }: { readonly span: Span }): ReactNode => {
  const shown = <SafeText text={text} keepLines />;
  switch (kind) {
    case 'text':
      return shown;
    case 'strong':
      return <strong>{shown}</strong>;
    case 'muted':
      return <span className="muted">{shown}</span>;
    case 'word':
      return <span className="word">{shown}</span>;
    case 'hash':
      return <code>{shown}</code>;
    case 'rating':
      return <MatrixCell rating={text} />;
    case 'withheld':
      return <Withheld />;
  }
};
