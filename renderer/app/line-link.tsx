import { useGo } from './navigation.ts';
import { InlineLink } from '../ui/inline-link.tsx';

/** A line of the ledger by its number, which leads to it. */
export const LineLink = ({ line }: { readonly line: number }) => {
  const go = useGo();
  return (
    <InlineLink
      onClick={(event) => {
        // In a table the click is not for the row.
        event.stopPropagation();
        go.toScreen('ledger', { line });
      }}
    >
      line {line}
    </InlineLink>
  );
};
