import { acquisitionSchemas } from '../../domain/acquisition.ts';
import type { EvidenceRow } from '../../domain/case-tables.ts';
import { isBlank, type LintFacts } from '../facts.ts';
import { hitAll, place, type LintRule } from '../rule.ts';

export const pii: LintRule<'personal_data' | 'named'> = {
  id: 'PII',
  severity: 'E',
  checks:
    'An edition that leaves the house shows no personal data that was not reduced to what is needed, and names nobody on level 3 without high confidence.',
  why: 'Whoever is named wrongly is harmed, and victims did not ask to be shown.',
  absent: 'The edition is full, for those who hold the case.',
  reads: [
    'evidence.add.privacy',
    'evidence.correct.privacy',
    'evidence.acquire.privacy',
    'evidence.acquire.item',
    'evidence.acquire.intake',
  ],
  faults: {
    personal_data: {
      severity: 'E',
      says: 'Items with personal data are shown, and nobody states a lawful basis and that the data were minimised.',
      mend: 'Mark them so that this edition withholds them, or state basis and minimisation, with `plumbline acquire`.',
    },
    named: {
      severity: 'W',
      says: 'A name is shown on level 3, whose confidence is not high. Whether it is the name of a natural person is not recorded.',
      mend: 'If it is a person, withhold the name, or wait for high confidence, a lawful basis and legal approval.',
    },
  },
  check: (facts) => {
    const { tables, levels, edition } = facts;
    if (edition.edition === 'full') return 'absent';
    const open = tables
      .rows('evidence')
      .filter((item) => item.personalData === 1 && isShown(item) && !isReduced(item, facts));
    const third = levels.find(({ level }) => level === 3);
    const named =
      third === undefined || third.confidence.stated === 'high'
        ? []
        : tables
            .rows('hypothesis')
            .filter(({ level, kind, actorName }) => level === 3 && kind === 'specific' && !isBlank(actorName));
    return [
      ...hitAll(
        'personal_data',
        open.map(({ key }) => place('item', key)),
      ),
      ...hitAll(
        'named',
        named.map(({ key }) => place('hypothesis', key)),
      ),
    ];
  },
};

const isShown = ({ sha256, title, description }: EvidenceRow): boolean =>
  sha256 !== null || title !== null || description !== null;

const isReduced = ({ key, intake }: EvidenceRow, { tables }: LintFacts): boolean => {
  const text = tables.get('acquisition', key)?.privacy ?? tables.get('acquisition', intake ?? '')?.privacy ?? null;
  const privacy = text === null ? null : acquisitionSchemas.privacy.safeParse(JSON.parse(text));
  return privacy?.success === true && privacy.data.minimised && !isBlank(privacy.data.lawfulBasis);
};
