import { assertedWords, linesToTold } from '../../../shared/consequence/told-list.ts';
import { Instant } from '../../marks/instant.tsx';
import { SafeText } from '../../marks/safe-text.tsx';
import { TlpChip } from '../../marks/tlp-chip.tsx';
import { useCase } from '../case-context.ts';
import { Card, LineLink, Said, Withheld } from '../parts.tsx';

/** Who was told what, by marking, and what the clocks ask; nothing where neither was recorded. */
export const Notifications = () => {
  const { data, isWithheld } = useCase();
  const told = linesToTold(data.lines);
  if (told === null) return null;
  return (
    <>
      <Card title="Who was told what" aside="by marking; as recorded">
        {told.told.length === 0 ? (
          <p className="muted">Nobody is recorded as told.</p>
        ) : (
          <div className="scroll" tabIndex={0} role="group" aria-label="Who was told what">
            <table>
              <thead>
                <tr>
                  <th scope="col">Marking</th>
                  <th scope="col">Sent</th>
                  <th scope="col">To</th>
                  <th scope="col">What was said</th>
                  <th scope="col">Line</th>
                </tr>
              </thead>
              <tbody>
                {told.told.map((one) => (
                  <tr key={one.id}>
                    <td>
                      <TlpChip tlp={one.tlp} />
                    </td>
                    <td>
                      {one.isSent === null ? <Withheld /> : one.isSent ? <Instant at={one.sentAt} /> : 'not sent'}
                    </td>
                    <td>
                      {one.recipients === null ? (
                        <Withheld />
                      ) : (
                        one.recipients.map((name) => (
                          <div key={name}>
                            <SafeText text={name} max={200} />{' '}
                            {one.acknowledgements.some(({ recipient }) => recipient === name) ? (
                              <span className="muted">acknowledged</span>
                            ) : null}
                          </div>
                        ))
                      )}
                    </td>
                    <td>
                      {one.correctionOf === null ? null : 'Correction. '}
                      <Said text={one.statement} isWithheld={isWithheld(one.line, 'statement')} max={1000} />{' '}
                      <span className="muted">{assertedWords(one)?.join(' ') ?? <Withheld />}</span>
                    </td>
                    <td>
                      <LineLink seq={one.line} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Card>
      {told.steps.length === 0 ? null : (
        <Card title="Reporting clocks" aside="as recorded; this page has no clock">
          <div className="scroll" tabIndex={0} role="group" aria-label="Reporting clocks">
            <table>
              <thead>
                <tr>
                  <th scope="col">Clock</th>
                  <th scope="col">Step</th>
                  <th scope="col">Due</th>
                  <th scope="col">Done</th>
                  <th scope="col">State</th>
                  <th scope="col">Line</th>
                </tr>
              </thead>
              <tbody>
                {told.steps.map(({ clock, step, dueAt, doneAt, state, line }) => (
                  <tr key={`${line} ${step}`}>
                    <td>{clock}</td>
                    <th scope="row">{step}</th>
                    <td>
                      {dueAt !== null ? (
                        <Instant at={dueAt} />
                      ) : state === 'unknown' ? (
                        <Withheld />
                      ) : (
                        <span className="muted">no time is said</span>
                      )}
                    </td>
                    <td>
                      <Instant at={doneAt} />
                    </td>
                    <td>{state}</td>
                    <td>
                      <LineLink seq={line} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Card>
      )}
    </>
  );
};
