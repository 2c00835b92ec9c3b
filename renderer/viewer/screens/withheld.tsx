import { useState } from 'react';
import { counted } from '../../../shared/base/counted.ts';
import type { WithholdingReason } from '../../../shared/domain/vocabulary.ts';
import { useCase } from '../case-context.ts';
import { Card, LineLink, More } from '../parts.tsx';
import { RichText } from '../report-blocks.tsx';
import { usePageReport } from '../use-page-report.ts';

const step = 200;

export const reasonWords: Readonly<Record<WithholdingReason, string>> = {
  marking: 'marked above what this edition shows',
  'source-protection': 'protection of a source',
  'personal-data': 'personal data',
  privilege: 'legal privilege',
  legal: 'a legal duty',
  'third-party': 'rights of a third party',
  security: 'security',
  other: 'another reason',
};

/** Every field that this edition does not disclose, and on what ground: the privilege log. */
export const WithheldScreen = () => {
  const { data } = useCase();
  const [shown, setShown] = useState(step);
  const { withheld, recomputable } = data.edition;
  const byReason = [...Map.groupBy(withheld, ({ reason }) => reason)];
  return (
    <Card title="What this edition leaves out" aside={counted(withheld.length, 'field')}>
      <p>
        {withheld.length === 0
          ? 'Nothing is withheld: this is everything that the release holds.'
          : `This edition leaves out ${counted(withheld.length, 'field')}, in ${counted(new Set(withheld.map(({ seq }) => seq)).size, 'line')}. What kind of line each is, when it was written and in which order stays visible, and every edition has the same ledger.`}
      </p>
      <p>
        {recomputable
          ? 'Nothing that a number rests on is withheld: every number can be computed again from this edition alone.'
          : 'Part of what the numbers rest on is withheld, so no number is stated.'}
      </p>
      {withheld.length === 0 ? null : (
        <>
          <WouldItChange />
          <ul>
            {byReason.map(([reason, entries]) => (
              <li key={reason}>
                {entries.length} for: {reasonWords[reason]}
              </li>
            ))}
          </ul>
          <div className="scroll" tabIndex={0} role="group" aria-label="Withheld fields">
            <table>
              <thead>
                <tr>
                  <th scope="col">Line</th>
                  <th scope="col">Type</th>
                  <th scope="col">Field</th>
                  <th scope="col">Ground</th>
                </tr>
              </thead>
              <tbody>
                {withheld.slice(0, shown).map(({ seq, field, digest, reason }) => (
                  <tr key={digest}>
                    <td>
                      <LineLink seq={seq} />
                    </td>
                    <td>
                      <code>{data.lines[seq]?.type ?? ''}</code>
                    </td>
                    <td>
                      <code>{field}</code>
                    </td>
                    <td>{reasonWords[reason]}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <More shown={shown} total={withheld.length} onMore={() => setShown(shown + 5 * step)} />
        </>
      )}
    </Card>
  );
};

/** The answer of the report, from the same function, so that page and print cannot differ. */
const WouldItChange = () => {
  const made = usePageReport();
  if (made === undefined) {
    return (
      <p className="muted" role="status">
        Computing what the result would be without what is withheld …
      </p>
    );
  }
  return made === null || made.withheldAnswer === null ? null : (
    <p>
      <RichText text={made.withheldAnswer} />
    </p>
  );
};
