import { ok } from '../../shared/base/result.ts';
import { addAgeOptions, readAgeOptions, type AgeOptions } from '../age-options.ts';
import { addAnchorOptions, readAnchors, type AnchorOptions } from '../anchor-options.ts';
import { formatCaseInfo } from '../case-lines.ts';
import type { Register } from '../shell.ts';
import { undoNewFolder, undoTemporaryFolders } from '../undo.ts';

export const register: Register = (command, shell) => {
  addAgeOptions(
    addAnchorOptions(command.argument('<bundle>', 'ZIP or folder').argument('<dir>', 'folder that does not exist yet')),
  ).action(
    shell.answer(async (path: string, folder: string, options: AnchorOptions & AgeOptions) => {
      const anchors = readAnchors(options);
      const age = readAgeOptions(options, shell);
      if (!age.ok) return age;
      undoNewFolder(folder, shell);
      undoTemporaryFolders(folder, shell);
      const opened = await shell.call('bundle.open', { path, folder, anchors, age: age.value });
      if (!opened.ok) return opened;
      return ok({ document: opened.value, mark: opened.value.mark, lines: formatCaseInfo(opened.value) });
    }),
  );
};
