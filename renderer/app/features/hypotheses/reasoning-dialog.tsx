import type { HypothesisKind } from '../../../../shared/attribution/scoring-input.ts';
import type { ScoringProfile } from '../../../../shared/reference/scoring-profiles.ts';
import { AddHypothesisDialog } from './add-hypothesis-dialog.tsx';
import { AssumptionDialog } from './assumption-dialog.tsx';
import { ExamineDialog } from './examine-dialog.tsx';
import { GroupDialog } from './group-dialog.tsx';
import type { HypothesesView } from './hypotheses-store.ts';
import { PriorsDialog } from './priors-dialog.tsx';
import { StructureDialog, type StructureRequest } from './structure-dialog.tsx';
import { RegisterDialog } from './register-dialog.tsx';
import type { RegisterEntry } from './registers-table.tsx';
import { ofLevel, type Listed, type ListedAssumption, type ListedGroup } from './use-reasoning.ts';

/** What a person wants to record. Without an object it is a new one. */
export type DialogRequest =
  | { readonly kind: 'hypothesis'; readonly level?: number; readonly as?: HypothesisKind }
  | { readonly kind: 'priors'; readonly level: number }
  | { readonly kind: 'structure'; readonly structure: StructureRequest }
  | { readonly kind: 'assumption'; readonly assumption?: ListedAssumption }
  | { readonly kind: 'examine'; readonly assumption: ListedAssumption }
  | { readonly kind: 'register'; readonly entry?: RegisterEntry }
  | { readonly kind: 'group'; readonly group?: ListedGroup };

export const ReasoningDialog = ({
  folder,
  request,
  listed,
  profile,
  onNext,
  onShow,
  onClose,
}: {
  readonly folder: string;
  readonly request: DialogRequest;
  readonly listed: Listed;
  readonly profile: ScoringProfile | undefined;
  readonly onNext: (request: DialogRequest) => void;
  readonly onShow: (change: Partial<HypothesesView>) => void;
  readonly onClose: () => void;
}) => {
  switch (request.kind) {
    case 'hypothesis':
      return (
        <AddHypothesisDialog
          folder={folder}
          request={request}
          listed={listed}
          onAdded={(id, level, hadPriors) => {
            onShow({ tab: 'levels', hypothesis: id });
            // Priors that leave one hypothesis out would stop every score of the case.
            if (hadPriors) onNext({ kind: 'priors', level });
            else onClose();
          }}
          onClose={onClose}
        />
      );
    case 'priors':
      return (
        <PriorsDialog
          folder={folder}
          level={request.level}
          hypotheses={ofLevel(listed, request.level)}
          onClose={onClose}
        />
      );
    case 'structure':
      return <StructureDialog folder={folder} request={request.structure} listed={listed} onClose={onClose} />;
    case 'examine':
      return <ExamineDialog folder={folder} assumption={request.assumption} onClose={onClose} />;
    case 'assumption':
      return (
        <AssumptionDialog
          folder={folder}
          assumption={request.assumption}
          onSet={(assumption) => onShow({ assumption })}
          onClose={onClose}
        />
      );
    case 'register':
      return (
        <RegisterDialog
          folder={folder}
          entry={request.entry}
          onSet={(register) => onShow({ register })}
          onClose={onClose}
        />
      );
    case 'group':
      return (
        <GroupDialog
          folder={folder}
          group={request.group}
          profile={profile}
          onSet={(group) => onShow({ group })}
          onClose={onClose}
        />
      );
  }
};
