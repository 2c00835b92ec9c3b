import { Option } from 'commander';
import { err, ok } from '../../shared/base/result.ts';
import type { Input } from '../../shared/api/contract.ts';
import {
  adequacies,
  credibilities,
  evidenceClasses,
  evidenceKinds,
  forgeabilities,
} from '../../shared/domain/vocabulary.ts';
import { tlpOption } from '../command-options.ts';
import { formatTable } from '../output.ts';
import type { Register } from '../shell.ts';

type Kind = Input<'grade.default'>['kind'];
type SetOptions = Partial<Omit<Input<'grade.default'>, 'folder' | 'kind' | 'evidenceClass'>> & {
  readonly class?: NonNullable<Input<'grade.default'>['evidenceClass']>;
};

export const register: Register = (command, shell) => {
  command
    .argument('<dir>', 'the case')
    .argument('[kind]', `${evidenceKinds.join(', ')}: set what items of this kind start with`)
    .addOption(new Option('--credibility <grade>', 'Admiralty code, 1 to 6').choices(credibilities))
    .addOption(new Option('--forgeability <grade>', 'how easily it could have been planted').choices(forgeabilities))
    .addOption(new Option('--class <class>', 'what it is evidence of').choices(evidenceClasses))
    .addOption(new Option('--adequacy <grade>', 'how well somebody looked, for an absence').choices(adequacies))
    .option('--reason <text>', 'why')
    .addOption(tlpOption('marking of the line'))
    .action(
      shell.answer(async (folder: string, kind: string | undefined, options: SetOptions) => {
        const { credibility, forgeability, class: evidenceClass, adequacy, reason, tlp } = options;
        if (kind === undefined) {
          const list = await shell.call('grade.defaults', { folder });
          if (!list.ok) return list;
          const rows = list.value.defaults.map((one) => [
            one.kind,
            `credibility ${one.credibility}`,
            `forgeability ${one.forgeability}`,
            one.evidenceClass ?? '-',
            one.adequacy ?? '-',
            one.line === null ? 'as the program has it' : `line ${one.line}: ${one.reason ?? '(withheld)'}`,
          ]);
          return ok({ document: list.value, lines: formatTable(rows), caseFolder: folder });
        }
        const known = evidenceKinds.find((one) => one === kind);
        if (known === undefined) return err(usage(`There is no kind of item “${kind}”.`, `One of: ${kinds}.`));
        if (credibility === undefined || forgeability === undefined || reason === undefined)
          return err(usage('A default needs a grade and a reason.', needs));
        const done = await shell.call('grade.default', {
          folder,
          kind: known satisfies Kind,
          credibility,
          forgeability,
          evidenceClass: evidenceClass ?? null,
          adequacy: adequacy ?? null,
          reason,
          tlp,
        });
        if (!done.ok) return done;
        const lines = [`line ${done.value.line}; items that are there stay as they were graded`];
        return ok({ document: done.value, lines, caseFolder: folder });
      }),
    );
};

const kinds = evidenceKinds.join(', ');
const needs = 'Give --credibility, --forgeability and --reason.';
const usage = (message: string, hint: string) => ({ code: 'BAD_USAGE', message, hint });
