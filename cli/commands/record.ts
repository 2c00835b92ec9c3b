import { Option } from 'commander';
import { ok } from '../../shared/base/result.ts';
import { adequacies, evidenceKinds } from '../../shared/domain/vocabulary.ts';
import { addIntakeOptions, readIntakeWords, type IntakeOptions } from '../intake-options.ts';
import type { Register } from '../shell.ts';

type RecordOptions = IntakeOptions & {
  readonly title: string;
  readonly kind?: (typeof evidenceKinds)[number];
  readonly adequacy?: (typeof adequacies)[number];
  readonly description?: string;
};

export const register: Register = (command, shell) => {
  addIntakeOptions(
    command
      .argument('<dir>', 'the case')
      .requiredOption('--title <text>', 'what it is')
      .addOption(new Option('--kind <kind>', 'a report without it').choices(evidenceKinds))
      .addOption(new Option('--adequacy <word>', 'of an absence: how well somebody looked').choices(adequacies))
      .option('--description <text>', 'what it says, in neutral words'),
  ).action(
    shell.answer(async (folder: string, { title, kind, adequacy, description, ...options }: RecordOptions) => {
      const words = await readIntakeWords(folder, options, shell);
      if (!words.ok) return words;
      const { credibility, details, ...collection } = words.value;
      const grade = {
        ...(credibility !== undefined && { credibility }),
        ...details.grade,
        ...(kind !== undefined && { kind }),
        ...(adequacy !== undefined && { adequacy }),
      };
      const reply = await shell.call('intake.record', {
        folder,
        title,
        details: { ...details, description, grade },
        ...collection,
      });
      return reply.ok ? ok({ document: reply.value, lines: [reply.value.id], caseFolder: folder }) : reply;
    }),
  );
};
