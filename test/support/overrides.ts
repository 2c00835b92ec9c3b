import { editions } from '../../shared/domain/vocabulary.ts';
import type { Workstation } from './workstation.ts';

/**
 * How a case that is too small for the rules of export gets to its release: lawfully, every error that it has in any edition
 * overridden. What cannot be overridden refuses it as it would any case.
 */
export const overrideAll = async (
  call: Workstation['call'],
  folder: string,
): Promise<{ rule: string; reason: string }[]> => {
  const rules = new Set<string>();
  for (const edition of editions) {
    for (const { rule, overridable, findings } of (await call('lint.read', { folder, edition })).rules)
      if (overridable && findings.some(({ severity }) => severity === 'E')) rules.add(rule);
  }
  return [...rules].map((rule) => ({ rule, reason: 'A case made to try something else.' }));
};
