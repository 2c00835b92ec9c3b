import { Option } from 'commander';
import { ok } from '../../shared/base/result.ts';
import {
  conversionFormats,
  editions,
  type ConversionFormat,
  type Edition,
  type Tlp,
} from '../../shared/domain/vocabulary.ts';
import { collect, tlpOption } from '../command-options.ts';
import { readWhere } from '../read-where.ts';
import { formatTable } from '../output.ts';
import type { Register } from '../shell.ts';
import { undoTemporaryFolders } from '../undo.ts';

type ConvertOptions = {
  readonly to: ConversionFormat;
  readonly edition?: Edition;
  readonly tlp?: Tlp;
  readonly evidence?: string;
  readonly where?: readonly string[];
};

export const register: Register = (command, shell) => {
  command
    .argument('<dir>', 'the case')
    .argument('<out>', 'file that does not exist yet')
    .addOption(new Option('--to <format>', 'which format').choices(conversionFormats).makeOptionMandatory())
    .addOption(new Option('--edition <edition>', 'what it shows; everything without it').choices(editions))
    .addOption(tlpOption('the widest marking that a restricted edition shows; AMBER without it'))
    .option('--evidence <item>', 'only this item; as CASE/UCO with those that it derives from')
    .option('--where <condition>', 'as a table, only items that this lets through; see `evidence list`', collect)
    .action(
      shell.answer(async (folder: string, out: string, { to, edition, tlp, evidence, where }: ConvertOptions) => {
        const filter = await readWhere(folder, where, shell);
        if (!filter.ok) return filter;
        undoTemporaryFolders(out, shell);
        const converted = await shell.call('case.convert', {
          folder,
          out,
          to,
          edition,
          tlp,
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
