import { harmLevelName, raisedWords } from '../../../shared/consequence/case-harm.ts';
import {
  parseConsequence,
  parseMeasures,
  type GatesSection,
  type HarmSection,
  type MeasuresSection,
  type RedressSection,
} from '../../../shared/consequence/consequence-shape.ts';
import { barWords, explainReason, instrumentName, resultWords } from '../../../shared/consequence/gate-words.ts';
import { redressToSentences } from '../../../shared/consequence/redress-sentences.ts';
import { statedMeasures } from '../../../shared/consequence/stated-measures.ts';
import { harmCriteria } from '../../../shared/domain/vocabulary.ts';
import { harmAnchors, redLinesNote, redLineWords } from '../../../shared/reference/harm-card.ts';
import { policyBanner } from '../../../shared/reference/policy-banner.ts';
import { policyProfileText } from '../../../shared/reference/policy-1.ts';
import { parsePolicyProfile, type PolicyProfile } from '../../../shared/reference/policy-profiles.ts';
import { HarmScaleView } from '../../marks/charts.tsx';
import { Digest } from '../../marks/digest.tsx';
import { SafeText } from '../../marks/safe-text.tsx';
import { useCase } from '../case-context.ts';
import { Card, ItemLink, LineLink, Said, Withheld } from '../parts.tsx';
import { Remediation } from './remediation.tsx';
import { Services } from './services.tsx';

/** What was done to whom, and what of the policy profile the release meets, as `assessment.json` states both. */
export const HarmScreen = () => {
  const { data } = useCase();
  const { harm, gates, redress } = parseConsequence(data.sections);
  const measures = parseMeasures(data.sections);
  if (harm === null) {
    return (
      <Card title="Harm to civilians">
        <p className="muted">
          This release states neither harm nor gates: it was frozen without them, or part of what they rest on is
          withheld.
        </p>
      </Card>
    );
  }
  const text = harm.profile.line === null ? policyProfileText : (data.profiles.get(harm.profile.sha256) ?? '');
  const policy = parsePolicyProfile(text);
  return (
    <>
      <Card title="Policy profile" aside={harm.profile.status}>
        <p>{policyBanner}</p>
        <p>
          {harm.profile.id} {harm.profile.version}, SHA-256 <Digest digest={harm.profile.sha256} />
          {harm.profile.line === null ? (
            '. It is the default of the program: nobody has activated a policy profile.'
          ) : (
            <>
              , activated by <LineLink seq={harm.profile.line} />.
            </>
          )}
        </p>
      </Card>
      {policy.ok ? (
        <>
          <Level harm={harm} policy={policy.value} />
          <Criteria harm={harm} />
          <RedLines harm={harm} />
          <Services />
          <Remediation />
          {gates === null ? null : <Gates gates={gates} policy={policy.value} />}
          {measures === null ? null : <Measures section={measures} policy={policy.value} />}
          {redress === null ? null : <Redress redress={redress} />}
        </>
      ) : (
        <p className="muted">The profile cannot be read, so no words can be given for its numbers.</p>
      )}
    </>
  );
};

const Level = ({ harm, policy }: { readonly harm: HarmSection; readonly policy: PolicyProfile }) => {
  const named = (level: number): string => `${level} ${harmLevelName(policy, level)}`;
  const raised = raisedWords(policy, harm.overrides);
  return (
    <Card title="Harm to civilians">
      <p className="lead">
        Actual harm is level {named(harm.actual)}, index {harm.index.toFixed(2)} of 100. Potential harm is level{' '}
        {named(harm.potential)}, index {harm.potentialIndex.toFixed(2)}.
      </p>
      <HarmScaleView
        scale={{
          ...harm,
          actual: named(harm.actual),
          potential: named(harm.potential),
          levels: policy.harm.levels,
        }}
      />
      {raised === null ? null : <p>{raised}</p>}
      {harm.missing.length === 0 ? null : (
        <p className="muted">
          Not scored, so each counts 0: {harm.missing.map((name) => harmAnchors[name].name.toLowerCase()).join(', ')}.
        </p>
      )}
    </Card>
  );
};

const Criteria = ({ harm }: { readonly harm: HarmSection }) => {
  const { tables, isWithheld } = useCase();
  return (
    <Card title="Nine criteria">
      <div className="scroll" tabIndex={0} role="group" aria-label="Nine criteria">
        <table>
          <thead>
            <tr>
              <th scope="col">Criterion</th>
              <th scope="col">Score</th>
              <th scope="col">Known as</th>
              <th scope="col">Why, and from what</th>
              <th scope="col">Line</th>
            </tr>
          </thead>
          <tbody>
            {harmCriteria.map((criterion) => {
              const scored = harm.scores[criterion];
              const { name, anchors } = harmAnchors[criterion];
              if (scored === undefined) {
                return (
                  <tr key={criterion}>
                    <th scope="row">{name}</th>
                    <td className="number">–</td>
                    <td className="muted" colSpan={3}>
                      not scored: counts 0
                    </td>
                  </tr>
                );
              }
              const row = tables.get('harm', criterion);
              return (
                <tr key={criterion}>
                  <th scope="row">
                    {name}: {anchors[scored.score]}
                  </th>
                  <td className="number">{scored.score}</td>
                  <td>{scored.status}</td>
                  <td>
                    <Said text={row?.note} isWithheld={isWithheld(scored.line, 'notes')} max={1000} />{' '}
                    <Cites text={row?.cites ?? null} />
                  </td>
                  <td>
                    <LineLink seq={scored.line} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Card>
  );
};

/** `text`: JSON of identifiers; null where it is withheld. */
const Cites = ({ text }: { readonly text: string | null }) => {
  if (text === null) return <Withheld />;
  const ids: unknown = JSON.parse(text);
  const items = Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
  return items.map((id) => (
    <span key={id}>
      <ItemLink id={id} isShort />{' '}
    </span>
  ));
};

const RedLines = ({ harm }: { readonly harm: HarmSection }) => {
  const { tables, isWithheld } = useCase();
  return (
    <Card title="Red lines" aside={redLinesNote}>
      {harm.redLines.length === 0 ? (
        <p className="muted">None stands as crossed.</p>
      ) : (
        <div className="scroll" tabIndex={0} role="group" aria-label="Red lines">
          <table>
            <thead>
              <tr>
                <th scope="col">Line</th>
                <th scope="col">What was crossed</th>
                <th scope="col">What it requires</th>
                <th scope="col">Said in</th>
              </tr>
            </thead>
            <tbody>
              {harm.redLines.map(({ id, line }) => {
                const row = tables.get('red_line', id);
                return (
                  <tr key={id}>
                    <th scope="row">{id}</th>
                    <td>
                      {redLineWords[id].trigger}.{' '}
                      <Said text={row?.statement} isWithheld={isWithheld(line, 'statement')} max={1000} />{' '}
                      <Cites text={row?.cites ?? null} />
                    </td>
                    <td>{redLineWords[id].effect}.</td>
                    <td>
                      <LineLink seq={line} />
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
};

const Gates = ({ gates, policy }: { readonly gates: GatesSection; readonly policy: PolicyProfile }) => (
  <Card title="Instruments of the policy profile" aside="at best: profile criteria met">
    <p className="muted">
      The gates read the pessimistic end of the stated probability and the stated confidence of each level whose lead
      names somebody, actual harm, red lines and review. What only a measure can show is pending here.
    </p>
    <div className="scroll" tabIndex={0} role="group" aria-label="Instruments">
      <table>
        <thead>
          <tr>
            <th scope="col">Rung</th>
            <th scope="col">Instrument</th>
            <th scope="col">Asks</th>
            <th scope="col">Result</th>
            <th scope="col">What holds it back</th>
          </tr>
        </thead>
        <tbody>
          {policy.instruments.map((instrument) => {
            const gate = gates.instruments[instrument.id];
            if (gate === undefined) return null;
            return (
              <tr key={instrument.id}>
                <td className="number">{instrument.rung}</td>
                <th scope="row">
                  {instrument.id} {instrumentName(instrument)}
                </th>
                <td>{barWords(instrument, policy)}</td>
                <td>{resultWords[gate.result]}</td>
                <td>
                  {gate.reasons.map((code) => explainReason(code, instrument, gates.facts, policy).found).join(' ')}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  </Card>
);

const Measures = ({ section, policy }: { readonly section: MeasuresSection; readonly policy: PolicyProfile }) => {
  const { tables } = useCase();
  const measures = statedMeasures(section, tables, policy);
  if (measures.length === 0) return null;
  return (
    <Card title="Measures" aside={`as of ${section.day ?? ''}`}>
      <div className="scroll" tabIndex={0} role="group" aria-label="Measures">
        <table>
          <thead>
            <tr>
              <th scope="col">Measure</th>
              <th scope="col">State</th>
              <th scope="col">From and to</th>
              <th scope="col">Gates</th>
              <th scope="col">Approved by</th>
              <th scope="col">Line</th>
            </tr>
          </thead>
          <tbody>
            {measures.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  <Said text={one.title} isWithheld={one.title === null} max={500} /> {one.instrument}
                </th>
                <td>{[one.state, ...one.remarks].join('; ')}</td>
                <td className="number">{one.dates}</td>
                <td>{one.gate}</td>
                <td>{one.approvals}</td>
                <td>
                  <LineLink seq={one.line} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
};

const Redress = ({ redress }: { readonly redress: RedressSection }) => {
  const { tables } = useCase();
  return (
    <Card title="Complaints and corrections" aside="what was claimed against a release, and what came of it">
      {redress.claims.length === 0 ? <p className="muted">No claim was received.</p> : null}
      {redressToSentences(redress, tables).map(({ line, text, isCorrection }) => (
        <p key={line}>
          {isCorrection ? (
            <strong>
              <SafeText text={text} max={4000} />
            </strong>
          ) : (
            <SafeText text={text} max={4000} />
          )}{' '}
          <LineLink seq={line} />
        </p>
      ))}
    </Card>
  );
};
