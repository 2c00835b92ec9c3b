import { describe, expect, it } from 'vitest';
import { editionRefusals, foretoldEditions, markedEditionWords } from '../../../shared/bundle/edition-refusals.ts';

const [open, restricted] = foretoldEditions;
const failure = { message: 'It stands elsewhere.' };
const of = (
  redaction: string | null,
  why: { message: string } | null = failure,
  edition = open as typeof open | typeof restricted,
) => ({
  edition,
  redaction,
  failure: why,
});

describe('what to say of an edition before two people sign', () => {
  it('is nothing where it can leave by the marking alone, or with what is named', () => {
    expect(editionRefusals([of(null, null)])).toEqual([]);
    expect(editionRefusals([of(null), of('a', null)])).toEqual([]);
  });

  it('is each way in which it cannot, of the marking alone only where no redaction does', () => {
    const said = (redaction: string | null) => ({ redaction, editions: [open], failure });
    expect(editionRefusals([of(null), of('a')])).toEqual([said(null), said('a')]);
    expect(editionRefusals([of(null), of('a'), of('b', null)])).toEqual([said('a')]);
    expect(editionRefusals([of(null, null), of('a')])).toEqual([said('a')]);
  });

  it('is said once of editions that cannot leave for the same reason, and of each apart for another', () => {
    const other = { message: 'It stands in another line.' };
    const [both] = editionRefusals([of(null), of(null, failure, restricted)]);
    expect(both?.editions).toEqual([open, restricted]);
    expect(editionRefusals([of(null), of(null, other, restricted)])).toHaveLength(2);
    // What lets the public edition leave lets no other one leave.
    expect(editionRefusals([of(null, failure, restricted), of('a', null), of('a', failure, restricted)])).toMatchObject(
      [
        { redaction: null, editions: [restricted] },
        { redaction: 'a', editions: [restricted] },
      ],
    );
  });

  it('names a restricted edition with its marking', () => {
    expect(markedEditionWords([open, restricted])).toBe('public edition and the restricted edition at TLP:AMBER');
  });
});
