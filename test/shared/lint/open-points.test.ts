import { describe, expect, it } from 'vitest';
import {
  annexWords,
  reportTemplates,
  templateContents,
  templateWords,
} from '../../../shared/domain/report-vocabulary.ts';
import type { WrittenSentence } from '../../../shared/domain/written-sentence.ts';
import { openPoints } from '../../../shared/lint/open-points.ts';

const sentence = (kind: WrittenSentence['kind'], isCited: boolean): WrittenSentence => ({
  id: `${kind} ${isCited}`,
  section: 'basis',
  kind,
  parts: [{ kind: 'words', text: 'So.' }, ...(isCited ? ([{ kind: 'cite', of: 'evidence', id: 'ev' }] as const) : [])],
});

describe('open points of a text', () => {
  it('are sentences without a tag and facts without a citation', () => {
    const all = [sentence(null, true), sentence('fact', false), sentence('fact', true), sentence('judgement', false)];
    expect(openPoints(all)).toMatchObject([
      { sentence: 'null true', point: 'untagged' },
      { sentence: 'fact false', point: 'uncited' },
    ]);
  });
});

describe('a template', () => {
  it.each(reportTemplates)(
    '%s has key judgements, alternatives, limits and what speaks against the lead',
    (template) => {
      const { sections, annexes } = templateContents[template];
      for (const section of ['key_judgements', 'alternatives', 'basis', 'limits', 'change'] as const)
        expect(sections).toContain(section);
      for (const annex of ['contrary_evidence', 'gaps', 'dissent', 'custody', 'method'] as const)
        expect(annexes).toContain(annex);
      expect([templateWords[template], ...annexes.map((annex) => annexWords[annex])]).not.toContain('');
    },
  );
});
