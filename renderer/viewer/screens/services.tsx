import { useMemo } from 'react';
import { groupDigits } from '../../../shared/base/grouped-digits.ts';
import { cascadeOfCase } from '../../../shared/consequence/cascade.ts';
import { registerPicture } from '../../../shared/consequence/register-picture.ts';
import { peopleServed, peopleToWords } from '../../../shared/consequence/service-hints.ts';
import { registerOfTables, type RegisterEntry } from '../../../shared/consequence/service-register.ts';
import { sectorWords } from '../../../shared/reference/sectors.ts';
import { DependencyChart } from '../../marks/charts.tsx';
import { useCase } from '../case-context.ts';
import { Card, ItemLink, LineLink, Said, Withheld } from '../parts.tsx';

/** The register of services as the edition discloses it, and what fails with what. */
export const Services = () => {
  const { data, tables, isWithheld } = useCase();
  const { register, cascade } = useMemo(() => {
    const own = registerOfTables(tables);
    return { register: own, cascade: cascadeOfCase(own) };
  }, [tables]);
  const hidden = data.lines.filter(
    ({ type, withheld }) => /^(?:asset|dependency)\./u.test(type) && withheld.length > 0,
  ).length;
  if (register.entries.length === 0 && hidden === 0) return null;
  const among = (ids: readonly { readonly id: string }[]) =>
    peopleToWords(peopleServed(register.entries.filter((entry) => ids.some(({ id }) => id === entry.id))));
  return (
    <Card title="Assets and services" aside="informs the card, and never scores">
      <p>
        Stated to have failed: {cascade.roots.length}, serving {among(cascade.roots)}.{' '}
        {cascade.reached.length === 0
          ? 'Nothing else potentially fails with it, by what the register says.'
          : `Potentially failing with it: ${cascade.reached.length}, serving ${among(cascade.reached)}. Nobody observed that.`}
      </p>
      {hidden === 0 ? null : (
        <p className="muted">
          Lines about the register that are withheld, in whole or in part: {hidden}. What is told follows from the rest.
        </p>
      )}
      {register.entries.length === 0 ? null : (
        <>
          <DependencyChart picture={registerPicture(register, cascade)} />
          <div className="scroll" tabIndex={0} role="group" aria-label="Assets and services">
            <table>
              <thead>
                <tr>
                  <th scope="col">Entry</th>
                  <th scope="col">Sector</th>
                  <th scope="col">People</th>
                  <th scope="col">State</th>
                  <th scope="col">Rests on</th>
                  <th scope="col">Line</th>
                </tr>
              </thead>
              <tbody>
                {register.entries.map((entry) => (
                  <tr key={entry.id}>
                    <th scope="row">
                      <Said text={entry.name} isWithheld={isWithheld(entry.line, 'name')} max={200} />
                    </th>
                    <td>
                      {entry.hidden.includes('sectors') ? <Withheld /> : entry.sectors.map(sectorWords).join('; ')}
                    </td>
                    <td className="number">
                      {entry.hidden.includes('people') ? (
                        <Withheld />
                      ) : entry.people === null ? (
                        'unknown'
                      ) : (
                        `${groupDigits(entry.people.count)} (${entry.people.status})`
                      )}
                    </td>
                    <td>
                      {entry.hidden.includes('state') ? (
                        <Withheld />
                      ) : entry.state === null ? (
                        'unknown'
                      ) : (
                        `${entry.state.is === 'affected' ? 'failed' : 'did not fail'}, ${entry.state.status}`
                      )}
                    </td>
                    <td>
                      <Items cites={entry.cites} />
                    </td>
                    <td>
                      <LineLink seq={entry.line} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Card>
  );
};

const Items = ({ cites }: Pick<RegisterEntry, 'cites'>) => {
  if (cites === null) return <Withheld />;
  return [...new Set([...cites.entry, ...cites.people, ...cites.state])].map((id) => (
    <span key={id}>
      <ItemLink id={id} isShort />{' '}
    </span>
  ));
};
