import { Argument } from 'commander';
import { ok } from '../../shared/base/result.ts';
import { ratingCodes, type Tlp } from '../../shared/domain/vocabulary.ts';
import { tlpOption } from '../command-options.ts';
import type { Register } from '../shell.ts';

type Rating = (typeof ratingCodes)[number];
type RateOptions = { readonly rationale?: string; readonly rater?: string; readonly tlp?: Tlp };

export const register: Register = (command, shell) => {
  command
    .argument('<dir>', 'the case')
    .argument('<evidence>', 'id, a prefix of it, or exhibit number')
    .argument('<hypothesis>', 'id or a prefix of it')
    .addArgument(new Argument('<rating>', 'very consistent to very inconsistent').choices(ratingCodes))
    .option('--rationale <text>', 'why')
    .option('--rater <principal>', 'whose rating it is; it counts in the case from here on')
    .addOption(tlpOption('marking of the line'))
    .action(
      shell.answer(
        async (
          folder: string,
          evidence: string,
          hypothesis: string,
          rating: Rating,
          { rationale, rater, tlp }: RateOptions,
        ) => {
          const cells = { [hypothesis]: { rating, rationale } };
          const rated = await shell.call('rating.set', { folder, evidence, cells, rater, tlp });
          if (!rated.ok) return rated;
          const { line, replaces } = rated.value;
          return ok({
            document: rated.value,
            caseFolder: folder,
            lines: [
              `recorded in line ${line}`,
              ...replaces.map(
                (before) =>
                  `the case now counts this, and no longer ${before.rating} by ${before.rater ?? '(withheld)'} (line ${before.line}); a second opinion would leave it (plumbline opinion)`,
              ),
            ],
          });
        },
      ),
    );
};
