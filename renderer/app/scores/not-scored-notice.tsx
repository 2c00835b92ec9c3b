import { Fragment } from 'react';
import { Notice } from '../../ui/states.tsx';
import { LineLink } from '../line-link.tsx';
import { withheldByLine } from './withheld-by-line.ts';

const linesMax = 8;

/** Why there is no number in this edition, with a way to each line of which something is withheld. */
export const NotScoredNotice = ({ missing }: { readonly missing: readonly string[] }) => {
  const lines = withheldByLine(missing);
  return (
    <Notice tone="warn" title="No number is stated for this edition.">
      {'Part of what the scores rest on is withheld: '}
      {lines.slice(0, linesMax).map(({ line, fields }, at) => (
        <Fragment key={line}>
          {at === 0 ? '' : '; '}
          {fields.join(', ')} of <LineLink line={line} />
        </Fragment>
      ))}
      {lines.length > linesMax ? `; and of ${lines.length - linesMax} more lines` : ''}. Nobody can compute them from
      what is here; whoever has the full edition can.
    </Notice>
  );
};
