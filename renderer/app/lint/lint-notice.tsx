import { InlineLink } from '../../ui/inline-link.tsx';
import { Notice } from '../../ui/states.tsx';
import { useReply } from '../api/replies.ts';
import { countFindings, listFindings } from './lint-model.ts';

/** What the rules of export find in the full edition, in a line, before a draft is frozen. */
export const LintNotice = ({ folder, onOpen }: { readonly folder: string; readonly onOpen: () => void }) => {
  const lint = useReply('lint.read', { folder, edition: 'full', cover: true });
  if (lint.value === undefined) return null;
  const findings = listFindings(lint.value.rules);
  if (findings.length === 0) return null;
  const hasErrors = findings.some(({ severity }) => severity === 'E');
  return (
    <Notice tone={hasErrors ? 'warn' : 'info'} title={`The rules of export: ${countFindings(findings)}.`}>
      They keep no draft from being made, and would keep a release.{' '}
      <InlineLink onClick={onOpen}>Look at them</InlineLink>
    </Notice>
  );
};
