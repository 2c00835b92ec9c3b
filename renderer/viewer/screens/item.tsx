import type { EvidenceRow, RatingRow } from '../../../shared/domain/case-tables.ts';
import type { CustodyRow } from '../../../shared/domain/custody-rows.ts';
import { stepsOf } from '../../../shared/domain/custody-chain.ts';
import { AdmiraltyBadge } from '../../marks/admiralty-badge.tsx';
import { CustodyMark } from '../../marks/custody-mark.tsx';
import { Defanged } from '../../marks/defanged.tsx';
import { Digest } from '../../marks/digest.tsx';
import { Instant } from '../../marks/instant.tsx';
import { MatrixCell } from '../../marks/matrix-cell.tsx';
import { SafeText } from '../../marks/safe-text.tsx';
import { TlpChip } from '../../marks/tlp-chip.tsx';
import { useCase } from '../case-context.ts';
import { Card, Facts, LineLink, Said } from '../parts.tsx';

/** All that this edition says about one item: what it is, where it came from, through whose hands, how it was rated. */
export const ItemCard = ({ item }: { readonly item: EvidenceRow }) => {
  const { isItemWithheld } = useCase();
  const heading = item.exhibit ?? 'An item';
  return (
    <Card title={`${heading}: what it is`} aside={<LineLink seq={item.seq} />}>
      <p className="lead">
        <Said text={item.title ?? item.name} isWithheld={isItemWithheld(item.key, 'item')} />
      </p>
      <p>
        <Said text={item.description} isWithheld={isItemWithheld(item.key, 'item')} keepLines />
      </p>
      <div className="pair">
        <What item={item} />
        <Origin item={item} />
      </div>
      <h3>Custody</h3>
      <Custody item={item} />
      <h3>How it was rated</h3>
      <Ratings item={item} />
      <Findings item={item} />
    </Card>
  );
};

const What = ({ item }: { readonly item: EvidenceRow }) => {
  const { isItemWithheld } = useCase();
  const isHidden = (field: string): boolean => isItemWithheld(item.key, field);
  return (
    <Facts
      facts={[
        ['File name', <Said key="name" text={item.name} isWithheld={isHidden('item')} />],
        [
          'SHA-256',
          item.sha256 === null ? (
            <Said key="sha" text={null} isWithheld={isHidden('content')} />
          ) : (
            <Digest key="sha" digest={item.sha256} />
          ),
        ],
        [
          'Size',
          <Said key="size" text={item.size === null ? null : `${item.size} bytes`} isWithheld={isHidden('content')} />,
        ],
        ['Kind', <Said key="kind" text={item.kind} isWithheld={isHidden('grade')} />],
        [
          'Grade',
          <AdmiraltyBadge key="grade" reliability={item.reliability} credibility={item.credibility} withWords />,
        ],
        ['Forgeability', <Said key="forge" text={item.forgeability} isWithheld={isHidden('grade')} />],
        ['Layer', <Said key="layer" text={item.layer} isWithheld={isHidden('grade')} />],
        ['Marking', item.tlp === null && !isHidden('tlp') ? null : <TlpChip key="tlp" tlp={item.tlp} />],
      ]}
    />
  );
};

const Origin = ({ item }: { readonly item: EvidenceRow }) => {
  const { isItemWithheld, tables, names, isWithheld } = useCase();
  const isHidden = (field: string): boolean => isItemWithheld(item.key, field);
  const source = item.source === null ? undefined : tables.get('source', item.source);
  const group = item.originGroup === null ? undefined : tables.get('origin_group', item.originGroup);
  return (
    <Facts
      facts={[
        [
          'Source',
          <Said
            key="source"
            text={item.source === null ? null : (names.source(item.source) ?? null)}
            isWithheld={isHidden('origin') || source === undefined || isWithheld(source.seq, 'name')}
          />,
        ],
        [
          'Address',
          item.url === null || item.url === '' ? (
            <Said key="url" text={null} isWithheld={isHidden('origin')} />
          ) : (
            <Defanged key="url" address={item.url} />
          ),
        ],
        ['Collected by', <Said key="by" text={item.collectedBy} isWithheld={isHidden('collection')} />],
        [
          'Collected',
          item.collectedAt === null ? (
            <Said key="at" text={null} isWithheld={isHidden('collection')} />
          ) : (
            <Instant key="at" at={item.collectedAt} />
          ),
        ],
        ['By what right', <Said key="right" text={item.authority} isWithheld={isHidden('collection')} />],
        ['How', <Said key="how" text={item.method} isWithheld={isHidden('collection')} />],
        [
          'Group of one origin',
          group === undefined ? null : (
            <Said key="group" text={group.name} isWithheld={isWithheld(group.seq, 'name')} />
          ),
        ],
        ['Note', <Said key="note" text={item.note} isWithheld={isHidden('handling')} />],
      ]}
    />
  );
};

const Custody = ({ item }: { readonly item: EvidenceRow }) => {
  const { tables, isWithheld, isItemWithheld, data } = useCase();
  const rows = tables.rows('custody').filter((row: CustodyRow) => row.item === item.key);
  const hidden = data.lines.filter(
    ({ type, fields }) => type === 'custody.event' && fields['item'] === undefined,
  ).length;
  return (
    <>
      <p>
        What counts: <CustodyMark grade={item.custody} />
      </p>
      <div className="scroll" tabIndex={0} role="group" aria-label="Custody">
        <table>
          <thead>
            <tr>
              <th scope="col">Recorded</th>
              <th scope="col">What</th>
              <th scope="col">From</th>
              <th scope="col">To</th>
              <th scope="col">Hash after</th>
              <th scope="col">Note</th>
              <th scope="col">Line</th>
            </tr>
          </thead>
          <tbody>
            {stepsOf(item, rows).map((step) => {
              const isHidden = (...fields: readonly string[]): boolean =>
                fields.some((field) =>
                  step.line === item.seq ? isItemWithheld(item.key, field) : isWithheld(step.line, field),
                );
              return (
                <tr key={step.line}>
                  <td>
                    {step.at === null ? <Said text={null} isWithheld={isHidden('at')} /> : <Instant at={step.at} />}
                  </td>
                  <th scope="row">
                    <Said text={step.event?.replaceAll('_', ' ')} isWithheld={isHidden('event', 'content')} />
                  </th>
                  <td>
                    <Said text={step.from} isWithheld={isHidden('hands', 'collection')} max={200} />
                  </td>
                  <td>
                    <Said
                      text={step.to === '' || step.to === null ? step.actor : step.to}
                      isWithheld={isHidden('hands', 'actor')}
                      max={200}
                    />
                  </td>
                  <td>
                    {step.hashAfter === null || step.hashAfter === '' ? (
                      <Said text={null} isWithheld={isHidden('hashes', 'content')} />
                    ) : (
                      <Digest digest={step.hashAfter} isShort />
                    )}
                  </td>
                  <td>
                    <Said text={step.note} isWithheld={isHidden('note', 'handling')} max={600} />
                  </td>
                  <td>
                    <LineLink seq={step.line} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {hidden === 0 ? null : (
        <p className="muted">
          {hidden} events of custody in the case do not say in this edition which item they are about; some may be about
          this one.
        </p>
      )}
    </>
  );
};

const Ratings = ({ item }: { readonly item: EvidenceRow }) => {
  const { tables, names, isWithheld } = useCase();
  const ratings = tables.rows('rating').filter((row: RatingRow) => row.item === item.key);
  if (ratings.length === 0) return <p className="muted">It was not rated.</p>;
  return (
    <ul className="plain">
      {ratings.map((row) => (
        <li key={row.key}>
          <MatrixCell rating={row.rating} />
          <span>
            <SafeText text={names.hypothesis(row.hypothesis) ?? row.hypothesis} max={200} />{' '}
            <span className="muted">
              <Said text={row.rationale} isWithheld={isWithheld(row.seq, 'rationales')} max={1000} />
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
};

const Findings = ({ item }: { readonly item: EvidenceRow }) => {
  const { tables, isWithheld } = useCase();
  const findings = tables.rows('finding').filter((row) => row.item === item.key);
  if (findings.length === 0) return null;
  return (
    <>
      <h3>Findings in it</h3>
      <ul>
        {findings.map((row) => (
          <li key={row.key}>
            <Said text={row.statement} isWithheld={isWithheld(row.latestSeq, 'statement')} />
            {row.quote === null || row.quote === '' ? null : (
              <blockquote>
                <SafeText text={row.quote} max={2000} keepLines />
              </blockquote>
            )}{' '}
            {row.withdrawnSeq === null ? null : <strong>withdrawn </strong>}
            <LineLink seq={row.latestSeq} />
          </li>
        ))}
      </ul>
    </>
  );
};
