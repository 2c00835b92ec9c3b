import { Option } from 'commander';
import { ok } from '../../shared/base/result.ts';
import { editions, type Edition } from '../../shared/domain/vocabulary.ts';
import { collect } from '../command-options.ts';
import { readWhere } from '../read-where.ts';
import { formatTable } from '../output.ts';
import type { Register } from '../shell.ts';
import { undoTemporaryFolders } from '../undo.ts';

const formats = ['case-uco', 'csv', 'ndjson'] as const;

type ConvertOptions = {
  readonly to: (typeof formats)[number];
  readonly edition?: Edition;
  readonly evidence?: string;
  readonly where?: readonly string[];
};

export const register: Register = (command, shell) => {
  command
    .argument('<dir>', 'the case')
    .argument('<out>', 'file that does not exist yet')
    .addOption(new Option('--to <format>', 'which format').choices(formats).makeOptionMandatory())
    .addOption(new Option('--edition <edition>', 'what it shows; everything without it').choices(editions))
    .option('--evidence <item>', 'only this item; as CASE/UCO with those that it derives from')
    .option('--where <condition>', 'as a table, only items that this lets through; see `evidence list`', collect)
    .action(
      shell.answer(async (folder: string, out: string, { to, edition, evidence, where }: ConvertOptions) => {
        const filter = await readWhere(folder, where, shell);
        if (!filter.ok) return filter;
        undoTemporaryFolders(out, shell);
        const converted = await shell.call('case.convert', {
          folder,
          out,
          to,
          edition,
          evidence,
          ...(where !== undefined && { filter: filter.value }),
        });
        if (!converted.ok) return converted;
        const { size, sha256, objects, byType, beside } = converted.value;
        return ok({
          document: converted.value,
          lines: [
            `${out}: ${size} bytes, SHA-256 ${sha256}`,
            ...(beside === null ? [] : [`${beside}: the same without loss`]),
            `${objects} objects:`,
            ...formatTable(Object.entries(byType).map(([type, count]) => [`  ${type}`, String(count)])),
          ],
          caseFolder: folder,
        });
      }),
    );
};
