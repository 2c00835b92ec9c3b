import type { Output } from '../../../../shared/api/contract.ts';
import { actDone } from '../../../../shared/domain/standing-vocabulary.ts';

type After = Output<'release.after'>;

/** Something about a release that has left and that somebody must see to. */
export type ReleaseNote = { readonly title: string; readonly hint: string };

/**
 * Of the last release what it rests on that was corrected since, unless it was retracted; and how many are still to be told of an
 * amendment or a retraction.
 */
export const releaseNotes = (after: After, isRetracted: boolean): readonly ReleaseNote[] => {
  const corrected = isRetracted ? [] : (after.releases.at(-1)?.corrected ?? []);
  const open = after.tasks.filter(({ told }) => told === null);
  const [first] = open;
  return [
    ...(corrected.length === 0
      ? []
      : [
          {
            title: `The last release rests on ${things(corrected.length)} corrected since`,
            hint: 'Amend or retract it if a reader must know, or release again.',
          },
        ]),
    ...(first === undefined
      ? []
      : [
          {
            title:
              open.length === 1
                ? `Somebody is still to be told that a release was ${actDone[first.act]}`
                : `${open.length} are still to be told that a release was amended or retracted`,
            hint: 'Releases, Who got it: write a notice, send it, and record that they were told.',
          },
        ]),
  ];
};

const things = (count: number): string => (count === 1 ? 'something that was' : `${count} things that were`);
