import { groupDigits } from '../../base/grouped-digits.ts';
import { cascadeOfCase } from '../../consequence/cascade.ts';
import { registerPicture } from '../../consequence/register-picture.ts';
import { peopleServed, peopleToWords } from '../../consequence/service-hints.ts';
import { registerOfTables, type RegisterEntry } from '../../consequence/service-register.ts';
import { minutesToWords } from '../../domain/asset-vocabulary.ts';
import { dependencyPicture } from '../../figures/dependency-picture.ts';
import { sectorWords } from '../../reference/sectors.ts';
import {
  heading,
  muted,
  paragraph,
  quote,
  rich,
  strong,
  table,
  withheld,
  type ReportBlock,
  type Rich,
} from '../blocks.ts';
import { citation, type ReportContext } from '../report-source.ts';

/** The register of services as the edition discloses it, and what fails with what. Nothing where the case has none. */
export const servicesBlocks = (context: ReportContext): readonly ReportBlock[] => {
  const register = registerOfTables(context.tables);
  const { entries, dependencies } = register;
  const hidden = hiddenLines(context);
  if (entries.length === 0 && hidden === 0) return [];
  const cascade = cascadeOfCase(register);
  const among = (ids: readonly { readonly id: string }[]) =>
    peopleToWords(peopleServed(entries.filter((entry) => ids.some(({ id }) => id === entry.id))));
  return [
    heading(2, 'Assets and services'),
    paragraph(
      `Stated to have failed: ${cascade.roots.length}, serving ${among(cascade.roots)}. `,
      strong('Potentially'),
      cascade.reached.length === 0
        ? ' nothing else fails with it, by what the register says.'
        : ` failing with it: ${cascade.reached.length}, serving ${among(cascade.reached)}. This follows from what needs what; nobody observed it.`,
      ' None of it is a score.',
      ...(hidden === 0
        ? []
        : [
            ` ${hidden === 1 ? 'One line' : `${hidden} lines`} about the register ${hidden === 1 ? 'is' : 'are'} withheld, in whole or in part: what is told follows from the rest.`,
          ]),
    ),
    ...(entries.length === 0
      ? []
      : [
          {
            kind: 'figure' as const,
            draw: (width: number) => dependencyPicture(registerPicture(register, cascade), width),
            caption: 'What needs what. Filled: stated to have failed. Dashed: potentially failing with it.',
          },
          table(
            'The register of services',
            [
              ['Entry', 0.6],
              ['Sector', 0.5],
              ['People', 'auto', 'end'],
              ['State', 0.4],
              ['Needs, and from what this is known', 1],
            ],
            entries.map((entry) => [
              entry.name === null ? rich(withheld) : rich(...quote(entry.name, 200)),
              entry.hidden.includes('sectors') ? withheld : entry.sectors.map(sectorWords).join('; '),
              entry.hidden.includes('people')
                ? withheld
                : entry.people === null
                  ? 'unknown'
                  : `${groupDigits(entry.people.count)} (${entry.people.status})`,
              entry.hidden.includes('state') ? withheld : stateOf(entry),
              rich(
                ...dependencies
                  .filter(({ asset }) => asset === entry.id)
                  .flatMap(({ needs, backupMinutes }): readonly Rich[] => [
                    rich(
                      'Needs ',
                      ...quote(entries.find(({ id }) => id === needs)?.name, 200),
                      `, ${backupOf(backupMinutes)}. `,
                    ),
                  ]),
                citesOf(context, entry),
              ),
            ]),
          ),
        ]),
  ];
};

/** Lines about the register of which something is withheld. */
const hiddenLines = ({ lines }: ReportContext): number =>
  lines.filter(({ type, withheld: hidden }) => /^(?:asset|dependency)\./u.test(type) && hidden.length > 0).length;

const stateOf = ({ state }: RegisterEntry): string =>
  state === null ? 'unknown' : `${state.is === 'affected' ? 'failed' : 'did not fail'}, ${state.status}`;

const backupOf = (minutes: number | null): string =>
  minutes === null ? 'backup unknown' : minutes === 0 ? 'no backup' : `backed up for ${minutesToWords(minutes)}`;

const citesOf = ({ itemById }: ReportContext, { cites }: RegisterEntry): Rich => {
  if (cites === null) return [muted('(citations withheld)')];
  const items = [...new Set([...cites.entry, ...cites.people, ...cites.state])];
  return [muted(`(${items.map((id) => citation(itemById.get(id))).join(', ')})`)];
};
