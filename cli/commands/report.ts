import { Option } from 'commander';
import { counted } from '../../shared/base/counted.ts';
import { ok } from '../../shared/base/result.ts';
import { editions, type Edition, type Tlp } from '../../shared/domain/vocabulary.ts';
import { reportTemplates, type ReportTemplate } from '../../shared/domain/report-vocabulary.ts';
import { tlpOption } from '../command-options.ts';
import type { Register } from '../shell.ts';
import { undoTemporaryFolders } from '../undo.ts';

type ReportOptions = {
  readonly edition?: Edition;
  readonly tlp?: Tlp;
  readonly template?: ReportTemplate;
  readonly draft?: boolean;
};

export const register: Register = (command, shell) => {
  command
    .argument('<dir>', 'the case')
    .argument('<out>', 'PDF that does not exist yet')
    .addOption(new Option('--edition <edition>', 'what it shows; public without it').choices(editions))
    .addOption(tlpOption('the widest marking that a restricted edition shows; AMBER without it'))
    .addOption(
      new Option('--template <template>', 'whom it is for; by the edition without it').choices(reportTemplates),
    )
    .option('--draft', 'the case as it stands now, not its latest release')
    .action(
      shell.answer(async (folder: string, out: string, { edition, tlp, template, draft }: ReportOptions) => {
        undoTemporaryFolders(out, shell);
        const written = await shell.call('report.write', { folder, out, edition, tlp, template, draft });
        if (!written.ok) return written;
        const { value } = written;
        return ok({
          document: value,
          caseFolder: folder,
          lines: [
            `${out}: ${value.size} bytes, SHA-256 ${value.sha256}`,
            `The ${value.edition} edition, set ${templatePhrases[value.template]}; ${counted(value.withheld, 'field')} withheld.`,
            ...(value.checkpoint === null
              ? ['DRAFT: the case as it stands now, without a checkpoint.']
              : value.checkpoint.trimEnd().split('\n')),
          ],
        });
      }),
    );
};

const templatePhrases: Readonly<Record<ReportTemplate, string>> = {
  public: 'for the public',
  board: 'for a board',
  partner: 'for partners',
  technical: 'for specialists',
};
