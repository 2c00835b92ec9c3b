import { counted } from '../../base/counted.ts';
import { probabilityText } from '../../attribution/shown-numbers.ts';
import { groupDigits } from '../../base/grouped-digits.ts';
import { programVersion } from '../../base/program.ts';
import { itemsOf } from '../../bundle/edition-plan.ts';
import type { WithheldEntry } from '../../bundle/edition-file.ts';
import { custodyWords } from '../../reference/grade-words.ts';
import { probabilityToWord } from '../../reference/yardsticks.ts';
import { hashSpan, heading, muted, note, paragraph, quote, rich, strong, table, withheld } from '../blocks.ts';
import type { ReportBlock, Rich } from '../blocks.ts';
import { rulesOfExport } from './rules.ts';
import { citedItem, type ReportContext, type ReportLevel } from '../report-source.ts';
import { withheldAnswer } from '../withheld-answer.ts';

/** What was found in the evidence, each with the place where it stands: what others can check against their own records. */
export const findings = ({ tables, itemById }: ReportContext): readonly ReportBlock[] => {
  const rows = tables
    .rows('finding')
    .filter(({ withdrawnSeq }) => withdrawnSeq === null)
    .toSorted((left, right) => left.seq - right.seq);
  return rows.length === 0
    ? []
    : [
        heading(1, 'Findings'),
        table(
          'Findings, with their places in the evidence',
          [
            ['Item', 'auto'],
            ['What was found', 1],
            ['Where', 0.4],
          ],
          rows.map(({ item, statement, place, quote: text }) => [
            citedItem(itemById.get(item ?? '')),
            rich(...quote(statement, 600), ...(text === null || text === '' ? [] : [' ', ...quote(text, 200)])),
            quote(place ?? 'the item as a whole', 120),
          ]),
        ),
      ];
};

/** Custody of every item: its hash, how many events are recorded, and how whole the chain is. */
export const custody = ({ items, tables }: ReportContext): readonly ReportBlock[] => {
  if (items.length === 0) return [];
  const events = new Map<string, number>();
  for (const { item } of tables.rows('custody')) if (item !== null) events.set(item, (events.get(item) ?? 0) + 1);
  return [
    heading(1, 'Custody'),
    paragraph(
      'Each file is named by the SHA-256 that was computed when it was taken in. Every event of its chain is a line of the ledger.',
    ),
    table(
      'Custody of the items',
      [
        ['Item', 'auto'],
        ['SHA-256', 1],
        ['Events', 'auto', 'end'],
        ['Integrity', 'auto'],
      ],
      items.map((item) => [
        citedItem(item),
        hashOf(item),
        String((events.get(item.key) ?? 0) + 1),
        custodyWord(item.custody),
      ]),
    ),
  ];
};

const hashOf = ({ sha256, copy, name }: { sha256: string | null; copy: string | null; name: string | null }): Rich => {
  if (sha256 !== null) return [hashSpan(sha256)];
  // Of a record nothing is kept back: it has no file.
  return copy === 'record' || name === '' ? [muted('no file: a record')] : [withheld];
};

const custodyWord = (grade: string | null): Rich => {
  const known = Object.entries(custodyWords).find(([code]) => code === grade)?.[1];
  return known === undefined ? [withheld] : rich(known);
};

/** What this edition keeps back, item by item: on what ground, of what nature, and whether the result hangs on it. */
export const withheldMaterial = (context: ReportContext): readonly ReportBlock[] => {
  const { edition, lines, items, levels } = context;
  const answer = withheldAnswer(context);
  const title = heading(1, 'Withheld material');
  if (edition.withheld.length === 0) return [title, paragraph('Nothing is withheld in this edition.')];
  const byItem = new Map<string, WithheldEntry[]>();
  const others = new Map<string, WithheldEntry[]>();
  for (const entry of edition.withheld) {
    const line = lines[entry.seq];
    const about = line === undefined ? [] : itemsOf(line);
    if (about.length === 0) push(others, line?.type ?? 'unknown', entry);
    for (const item of about) push(byItem, item, entry);
  }
  const known = items.filter(({ key }) => byItem.has(key));
  return [
    title,
    paragraph(
      `${groupDigits(edition.withheld.length)} fields are withheld. Each is listed with its digest in data/edition.json, and no number rests on a text that is withheld: what is scored is disclosed, or no number is stated.`,
    ),
    ...(answer === null ? [] : [paragraph(answer)]),
    ...(known.length === 0
      ? []
      : [
          table(
            'Withheld material by item, and what the result would be without the item',
            [
              ['Item', 'auto'],
              ['What is withheld', 1],
              ['Ground', 0.35],
              ['Without the item', 0.8],
            ],
            known.map((item) => {
              const entries = byItem.get(item.key) ?? [];
              return [
                item.exhibit === null ? rich(hashSpan(item.key)) : citedItem(item),
                natureOf(entries),
                groundsOf(entries),
                withoutItem(item.key, levels),
              ];
            }),
          ),
        ]),
    ...(others.size === 0
      ? []
      : [
          table(
            'Withheld material that belongs to no item',
            [
              ['Kind of line', 0.4],
              ['What is withheld', 1],
              ['Ground', 0.35],
            ],
            [...others]
              .sort(([left], [right]) => (left < right ? -1 : 1))
              .map(([type, entries]) => [type, natureOf(entries), groundsOf(entries)]),
          ),
        ]),
  ];
};

const push = <Entry>(map: Map<string, Entry[]>, key: string, entry: Entry): void => {
  const list = map.get(key);
  if (list === undefined) map.set(key, [entry]);
  else list.push(entry);
};

const natureOf = (entries: readonly WithheldEntry[]): string => {
  const names = [...new Set(entries.map(({ field }) => field))].sort();
  return `${counted(entries.length, 'field')}: ${names.join(', ')}`;
};
const groundsOf = (entries: readonly WithheldEntry[]): string =>
  [...new Set(entries.map(({ reason }) => reason))].sort().join(', ');

/** Whether word or lead would be others without the item, by the run that leaves it out. */
const withoutItem = (item: string, levels: readonly ReportLevel[]): Rich => {
  const parts = levels.flatMap(({ level, overview, assessment: { scores, sensitivity }, names }) => {
    const run = sensitivity.leaveOneOut.find(({ drop, of }) => of === 'item' && drop === item);
    const { lead } = overview;
    if (run === undefined || lead === null) return [];
    const base = probabilityToWord(scores.alr1.posterior[lead.id] ?? 0, overview.wording);
    const without = probabilityToWord(run.posterior[lead.id] ?? 0, overview.wording);
    const leads =
      run.lead === lead.id
        ? ''
        : `, and ${run.lead === null ? 'nobody' : `“${names.hypothesis(run.lead).text}”`} leads`;
    const prefix = levels.length === 1 ? '' : `Level ${level}: `;
    return [
      without.band === base.band && leads === ''
        ? rich(`${prefix}the same word and lead. `)
        : rich(
            prefix,
            strong('another: '),
            `${without.word}, ${probabilityText(run.posterior[lead.id] ?? 0)}${leads}. `,
          ),
    ];
  });
  return parts.length === 0 ? [muted('it counts nowhere')] : parts.flat();
};

/** How the numbers come about, and by which exact profiles. */
export const method = (context: ReportContext): readonly ReportBlock[] => {
  const { tables, levels, edition } = context;
  return [
    heading(1, 'Method'),
    paragraph(
      'Each item is rated against every hypothesis of a level, from very consistent (CC) to very inconsistent (II). An item weighs as much as the weaker of source and content, its custody and how cheaply it could be faked allow; items of one origin count together. From this follow decibels for each hypothesis and their probabilities (ALR-1), and a second model, a count of inconsistencies, is held against it. The robustness run shakes every weight and rating within its bounds. Words of likelihood are those of the yardstick named below; confidence follows from tests of the basis and is never joined with likelihood in one sentence. A higher level is held no more likely and no more confidently than the level below carries.',
    ),
    {
      kind: 'facts',
      rows: [
        ...tables
          .rows('profile')
          .toSorted((left, right) => left.seq - right.seq)
          .map(({ purpose, sha256 }) => [`Profile: ${purpose}`, rich(hashSpan(sha256))] as const),
        ...levels
          .slice(0, 1)
          .map(
            ({ overview }) =>
              [
                'Scoring profile',
                rich(`${overview.profile.id} ${overview.profile.version}, ${overview.profile.status}`),
              ] as const,
          ),
        ...levels.slice(0, 1).map(({ overview }) => ['Words of likelihood', rich(overview.wording.name)] as const),
        ['Edition', rich(edition.edition)],
        ['Set by', rich(`Plumbline ${programVersion}`)],
      ],
    },
    ...rulesOfExport(context),
  ];
};

/** How somebody else checks this, and what such a check does not prove. */
export const verify = ({ checkpoint }: ReportContext): readonly ReportBlock[] => [
  heading(1, 'How to check this report'),
  ...(checkpoint === null
    ? [
        note(
          'warning',
          'This is a draft of a case that is not frozen: there is no checkpoint, and nobody can verify it.',
        ),
      ]
    : [
        paragraph(
          'The report is one file of a bundle and says nothing that the bundle does not hold. The command below checks hashes, ledger, signatures and custody, computes every number again and sets this report again: one other byte is reported. VERIFY.txt in the bundle has the commands for a machine without Plumbline.',
        ),
        paragraph(hashSpan('plumbline verify BUNDLE --signers FILE --log-key FILE')),
        paragraph(
          'The three lines at the foot of every page, and the code beside them, are the checkpoint of the ledger: its origin, how many lines it had, and their root. Compare them with a checkpoint that you got by another way.',
        ),
        paragraph(
          'Who must have signed the bundle is listed in data/edition.json; keys are got by another way than the bundle.',
        ),
        paragraph(
          muted(
            'A successful check does not prove that what a line says is true; that every event was logged; the time between two anchors; that two keys are two people; and, without an outside checkpoint, that no later line was cut off.',
          ),
        ),
      ]),
];
