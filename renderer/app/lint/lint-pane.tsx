import { useState } from 'react';
import { IconAlertTriangle, IconInfoCircle, IconOctagonMinus } from '@tabler/icons-react';
import { editions, type Edition } from '../../../shared/domain/vocabulary.ts';
import { SafeText } from '../../marks/safe-text.tsx';
import { Button } from '../../ui/button.tsx';
import { InlineLink } from '../../ui/inline-link.tsx';
import { Segments } from '../../ui/segments.tsx';
import { FailureNotice, Loading, Notice } from '../../ui/states.tsx';
import { useReply } from '../api/replies.ts';
import { LineLink } from '../line-link.tsx';
import { useGo } from '../navigation.ts';
import { JustifyDialog, type JustifyRequest } from './justify-dialog.tsx';
import {
  countFindings,
  listFindings,
  listRest,
  severityWords,
  type Finding,
  type ListedFinding,
  type Rule,
  type Severity,
} from './lint-model.ts';
import { placeWay } from './place-way.ts';
import styles from './lint.module.css';

const editionWords: Readonly<Record<Edition, string>> = { full: 'Full', restricted: 'Restricted', public: 'Public' };

/**
 * What the rules of export find in the case as it is now, as an edition would show it. Stands wherever a text or a release
 * is worked on; `onSentence` leads to a sentence where the screen shows them.
 */
export const LintPane = ({
  folder,
  isReadOnly,
  onSentence,
}: {
  readonly folder: string;
  readonly isReadOnly: boolean;
  readonly onSentence?: (id: string) => void;
}) => {
  const [edition, setEdition] = useState<Edition>('full');
  const [request, setRequest] = useState<JustifyRequest | null>(null);
  const lint = useReply('lint.read', { folder, edition, cover: true });
  return (
    <div className={styles['pane']}>
      <div className={styles['head']}>
        <Segments
          label="As which edition"
          choices={editions.map((id) => ({ id, label: editionWords[id] }))}
          selected={edition}
          onSelect={setEdition}
        />
        {lint.value === undefined ? null : (
          <span className={styles['count']} role="status">
            {lint.value.missing.length > 0 ? 'not checked' : countFindings(listFindings(lint.value.rules))}
          </span>
        )}
      </div>
      {lint.failure === null ? null : <FailureNotice failure={lint.failure} onRetry={lint.refetch} />}
      {lint.value === undefined ? (
        lint.failure === null ? (
          <Loading label="Holding the case against the rules" lines={4} />
        ) : null
      ) : lint.value.missing.length > 0 ? (
        <Notice tone="info" title="No rule can be checked.">
          This edition withholds part of what the numbers rest on.
        </Notice>
      ) : (
        <Findings
          rules={lint.value.rules}
          isReadOnly={isReadOnly}
          onJustify={setRequest}
          {...(onSentence !== undefined && { onSentence })}
        />
      )}
      {request === null ? null : (
        <JustifyDialog folder={folder} edition={edition} request={request} onClose={() => setRequest(null)} />
      )}
    </div>
  );
};

type Leads = {
  readonly isReadOnly: boolean;
  readonly onJustify: (request: JustifyRequest) => void;
  readonly onSentence?: (id: string) => void;
};

const Findings = ({ rules, ...leads }: { readonly rules: readonly Rule[] } & Leads) => {
  const findings = listFindings(rules);
  return (
    <>
      {findings.length === 0 ? (
        <Notice tone="good" title="Nothing was found.">
          Every rule that applies holds.
        </Notice>
      ) : (
        <ul className={styles['list']} aria-label="Findings">
          {findings.map((finding, at) => (
            <FindingView key={at} finding={finding} {...leads} />
          ))}
        </ul>
      )}
      {listRest(rules).map(({ status, title, rules: rest }) => (
        <details key={status} className={styles['rest']}>
          <summary>
            {title} ({rest.length})
          </summary>
          <ul>
            {rest.map(({ rule, checks, absent }) => (
              <li key={rule}>
                <code>{rule}</code> {status === 'not_applicable' ? absent : checks}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </>
  );
};

const FindingView = ({ finding, ...leads }: { readonly finding: ListedFinding } & Leads) => (
  <li
    className={styles['finding']}
    data-severity={finding.severity}
    data-answered={finding.justification !== null || finding.override !== null}
  >
    <p className={styles['title']}>
      <SeverityIcon severity={finding.severity} />
      <span>{severityWords[finding.severity]}</span>
      <code>{finding.rule}</code>
    </p>
    <p>{finding.says}</p>
    <Places where={finding.where} {...leads} />
    {finding.justification === null ? <p className={styles['mend']}>{finding.mend}</p> : null}
    <p className={styles['why']}>{finding.why}</p>
    {finding.override === null ? null : (
      <p className={styles['justified']}>
        To be let stand, as <LineLink line={finding.override.line} /> asks:{' '}
        <SafeText text={finding.override.reason} max={400} />
      </p>
    )}
    {finding.severity === 'W' ? <Justified finding={finding} {...leads} /> : null}
  </li>
);

/** Why a warning is let stand, or the way to say so. */
const Justified = ({
  finding: { rule, justification },
  isReadOnly,
  onJustify,
}: { readonly finding: ListedFinding } & Leads) =>
  justification === null ? (
    <Button isDisabled={isReadOnly} onPress={() => onJustify({ rule, withdraw: false })}>
      Justify…
    </Button>
  ) : (
    <>
      <p className={styles['justified']}>
        Justified by{' '}
        {justification.actor === null ? 'somebody (withheld)' : <SafeText text={justification.actor} max={80} />} in{' '}
        <LineLink line={justification.line} />:{' '}
        {justification.reason === null ? (
          'for a reason that is withheld'
        ) : (
          <SafeText text={justification.reason} max={400} />
        )}
      </p>
      <Button look="quiet" isDisabled={isReadOnly} onPress={() => onJustify({ rule, withdraw: true })}>
        Take it back…
      </Button>
    </>
  );

const SeverityIcon = ({ severity }: { readonly severity: Severity }) => {
  switch (severity) {
    case 'E':
      return <IconOctagonMinus aria-hidden />;
    case 'W':
      return <IconAlertTriangle aria-hidden />;
    case 'I':
      return <IconInfoCircle aria-hidden />;
  }
};

const placesMax = 5;

const Places = ({ where, onSentence }: { readonly where: Finding['where'] } & Pick<Leads, 'onSentence'>) => {
  const [isWhole, setWhole] = useState(false);
  const go = useGo();
  if (where.length === 0) return null;
  const shown = isWhole ? where : where.slice(0, placesMax);
  const lead = (place: Finding['where'][number]): void => {
    if (place.kind === 'sentence' && onSentence !== undefined) {
      onSentence(place.id);
      return;
    }
    const { screen, search } = placeWay(place);
    go.toScreen(screen, search);
  };
  return (
    <>
      <ul className={styles['places']}>
        {shown.map((place) => (
          <li key={`${place.kind} ${place.id}`}>
            <InlineLink onClick={() => lead(place)}>
              <SafeText text={place.label} max={120} />
            </InlineLink>
          </li>
        ))}
      </ul>
      {shown.length < where.length ? (
        <Button look="quiet" onPress={() => setWhole(true)}>
          Show all {where.length}
        </Button>
      ) : null}
    </>
  );
};
