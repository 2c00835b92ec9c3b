import { counted } from '../../shared/base/counted.ts';
import type { Check } from '../../shared/bundle/check.ts';
import { checkTitles, statusWords } from '../../shared/bundle/check-words.ts';
import type { Verdict, Verification } from '../../shared/bundle/verify.ts';
import { SafeText } from '../marks/safe-text.tsx';
import { useCase } from './case-context.ts';
import { Card, Facts } from './parts.tsx';

const verdictTitles: Readonly<Record<Verdict, string>> = {
  verified: 'Everything holds that this page could check, and the keys that you gave vouch for it',
  'not anchored': 'Nothing failed, but it is not anchored',
  failed: 'It does not hold',
};

const verdictWords: Readonly<Record<Verdict, string>> = {
  verified:
    'Verdict: verified, as computed by this page, which is a file from the sender. Make sure of it with your own copy of Plumbline.',
  'not anchored':
    'The bundle vouches for itself: its keys are not among those that you gave. Anybody could have made it. Paste the signers’ keys and the log key above, got by another way than this bundle.',
  failed: 'Something in this bundle does not hold. Do not rely on it, and ask its sender for a sound one.',
};

/** What computing gave about a bundle that the reader gave to this page. */
export const VerdictCards = ({
  name,
  verification,
}: {
  readonly name: string;
  readonly verification: Verification;
}) => {
  const { verdict, checks, notProven, origin, size, root, edition, mark } = verification;
  return (
    <>
      <section className="card verdict" data-verdict={verdict} aria-label="Verdict">
        <h2>{verdictTitles[verdict]}</h2>
        <p>{verdictWords[verdict]}</p>
        <SameBundle verification={verification} />
        <Facts
          facts={[
            ['Bundle', <SafeText key="name" text={name} max={300} />],
            ['Edition', edition ?? 'cannot be read'],
            ['Mark', mark === null || mark === 'none' ? null : mark],
            ['Origin', <SafeText key="origin" text={origin ?? 'cannot be read'} max={100} />],
            ['Size', size === null ? 'cannot be read' : counted(size, 'line')],
            ['Root', <code key="root">{root ?? 'cannot be read'}</code>],
          ]}
        />
      </section>
      <Card title="Checks" aside={countWords(checks)}>
        <div className="scroll" tabIndex={0} role="group" aria-label="Checks">
          <table>
            <thead>
              <tr>
                <th scope="col">Check</th>
                <th scope="col">Result</th>
                <th scope="col">What was found</th>
              </tr>
            </thead>
            <tbody>
              {checks.map((check) => (
                <tr key={check.name} data-status={check.status}>
                  <th scope="row">
                    {checkTitles[check.name]} <code className="muted">{check.name}</code>
                  </th>
                  <td className={check.status === 'failed' ? 'bad' : check.status === 'ok' ? 'good' : 'muted'}>
                    {statusWords(check.status)}
                  </td>
                  <td>
                    <SafeText text={check.detail} max={1000} />
                    {check.first === null ? null : (
                      <span className="muted">
                        {' '}
                        at <SafeText text={check.first} max={200} />
                      </span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Card>
      <Card title="Not proven, whatever the verdict">
        <ul>
          {notProven.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </Card>
    </>
  );
};

/** A sound bundle of another case would say nothing about what this page shows. */
const SameBundle = ({ verification: { origin, size, root, edition } }: { readonly verification: Verification }) => {
  const { data } = useCase();
  const isRelease = origin === data.origin && size === data.size && root === data.checkpoint.split('\n')[2];
  if (isRelease && edition === data.edition.edition)
    return <p>It is the release and the edition that this page shows.</p>;
  return (
    <p className="bad">
      {isRelease
        ? `It is the release that this page shows, in another edition: ${edition ?? 'one that cannot be read'}.`
        : 'It is NOT the release that this page shows.'}
    </p>
  );
};

const countWords = (checks: readonly Check[]): string => {
  const count = (status: Check['status']): number => checks.filter((check) => check.status === status).length;
  const failed = count('failed');
  return `${count('ok')} hold, ${failed} ${failed === 1 ? 'fails' : 'fail'}, ${count('not checked')} not checked`;
};
