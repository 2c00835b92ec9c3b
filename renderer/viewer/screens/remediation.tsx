import { remediationInOrder } from '../../../shared/consequence/remediation.ts';
import { remediationStates, remediationWords } from '../../../shared/domain/remediation-vocabulary.ts';
import { useCase } from '../case-context.ts';
import { Card, LineLink, Said, Withheld } from '../parts.tsx';

/** What is restored for whoever was harmed, and how far it has come; nothing where no task is recorded. */
export const Remediation = () => {
  const { tables } = useCase();
  const tasks = remediationInOrder(tables);
  if (tasks.length === 0) return null;
  return (
    <Card title="Remediation" aside="waits for no attribution">
      <div className="scroll" tabIndex={0} role="group" aria-label="Remediation">
        <table>
          <thead>
            <tr>
              <th scope="col">Task</th>
              <th scope="col">Service</th>
              <th scope="col">Who sees to it</th>
              <th scope="col">By</th>
              <th scope="col">State</th>
              <th scope="col">Line</th>
            </tr>
          </thead>
          <tbody>
            {tasks.map(({ key, seq, changed, what, service, owner, due, status }) => (
              <tr key={key}>
                <th scope="row">
                  <Said text={what} isWithheld={what === null} max={500} />
                </th>
                <td>
                  <Said text={service} isWithheld={service === null} max={200} />
                </td>
                <td>
                  <Said text={owner} isWithheld={owner === null} max={200} />
                </td>
                <td className="number">{due ?? <span className="muted">no day</span>}</td>
                <td>
                  <State status={status} />
                </td>
                <td>
                  <LineLink seq={Math.max(seq, changed)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
};

const State = ({ status }: { readonly status: string | null }) => {
  const known = remediationStates.find((one) => one === status);
  return known === undefined ? <Withheld /> : remediationWords[known];
};
