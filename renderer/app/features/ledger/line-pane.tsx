import { IconArrowDown, IconArrowUp, IconHistory } from '@tabler/icons-react';
import type { Output } from '../../../../shared/api/contract.ts';
import { lineTypeOf } from '../../../../shared/ledger/line-types.ts';
import { Digest } from '../../../marks/digest.tsx';
import { Instant } from '../../../marks/instant.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { TlpChip } from '../../../marks/tlp-chip.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Facts, Part } from '../../../ui/page.tsx';
import { FailureNotice, Loading } from '../../../ui/states.tsx';
import { useReply } from '../../api/replies.ts';
import { useCaseFolder, useGo } from '../../navigation.ts';
import { previousHash } from './line-text.ts';
import type { ChangeLedgerView } from './ledger-store.ts';
import { ReferenceLink, ValueTree } from './value-tree.tsx';
import { referencesIn } from './value-rows.ts';
import styles from './ledger.module.css';

type Line = Output<'ledger.line'>;
const namedMax = 3;

/** One line with everything that it says, and as it stands in the ledger. */
export const LinePane = ({
  line,
  last,
  onView,
}: {
  readonly line: number;
  readonly last: number;
  readonly onView: ChangeLedgerView;
}) => {
  const folder = useCaseFolder();
  const reply = useReply('ledger.line', { folder, seq: line });
  if (reply.failure !== null) {
    return (
      <div className={styles['padded']}>
        <FailureNotice failure={reply.failure} onRetry={reply.refetch} />
      </div>
    );
  }
  // The reply before last may be another line's.
  if (reply.value === undefined || reply.value.row.seq !== line) return <Loading label={`Reading line ${line}`} />;
  return (
    <>
      <div className={styles['paneHead']}>
        <h2>Line {line}</h2>
        <span className={styles['paneTools']}>
          <IconButton label="Line before" isDisabled={line === 0} onPress={() => onView({ line: line - 1 })}>
            <IconArrowDown />
          </IconButton>
          <IconButton label="Next line" isDisabled={line >= last} onPress={() => onView({ line: line + 1 })}>
            <IconArrowUp />
          </IconButton>
          {line >= last ? null : (
            <Button icon={<IconHistory aria-hidden />} onPress={() => onView({ asOf: line, pane: 'then' })}>
              The case then
            </Button>
          )}
        </span>
      </div>
      <LineFacts value={reply.value} />
      <About value={reply.value} />
      <Fields value={reply.value} onView={onView} last={last} />
      <Exact value={reply.value} onView={onView} />
    </>
  );
};

const LineFacts = ({ value: { row } }: { readonly value: Line }) => (
  <section className={styles['words']}>
    <p>
      <SafeText text={row.words} />
    </p>
    <Facts
      facts={[
        ['Type', <code key="type">{row.type}</code>],
        [
          'When',
          row.at === null ? (
            <Withheld key="at">{row.day}, time</Withheld>
          ) : (
            <Instant key="at" at={row.at} withSeconds />
          ),
        ],
        ['Who', row.actor === null ? <Withheld key="actor" /> : <SafeText key="actor" text={row.actor} />],
        ['Marking', <TlpChip key="tlp" tlp={row.tlp} />],
      ]}
    />
  </section>
);

/** What the line speaks of, each a way to its screen. Many of a kind are left to the fields. */
const About = ({ value: { row, fields } }: { readonly value: Line }) => {
  const go = useGo();
  const references = referencesIn(fields.map(({ value }) => value)).filter(
    ({ kind }) => kind !== 'intake' && kind !== 'custody',
  );
  const byKind = Map.groupBy(references, ({ kind }) => kind);
  const item = byKind.get('evidence')?.[0]?.id;
  if (references.length === 0) return null;
  return (
    <Part title="Speaks of">
      <ul className={styles['about']}>
        {[...byKind].map(([kind, found]) => (
          <li key={kind}>
            <span className={styles['kind']}>{kind}</span>
            {found.length > namedMax ? (
              <span className={styles['muted']}>{found.length}, named below</span>
            ) : (
              <span className={styles['aboutNames']}>
                {found.map(({ id }) => (
                  <ReferenceLink key={id} id={id} />
                ))}
              </span>
            )}
          </li>
        ))}
      </ul>
      {row.type !== 'rating.set' || item === undefined ? null : (
        <div className={styles['row']}>
          <Button onPress={() => go.toScreen('matrix', { item })}>Its row in the matrix</Button>
        </div>
      )}
    </Part>
  );
};

/** Fields that every line has are said above. */
const commonFields = new Set(['actor', 'at', 'tlp']);

const Fields = ({
  value: { row, fields },
  last,
  onView,
}: {
  readonly value: Line;
  readonly last: number;
  readonly onView: ChangeLedgerView;
}) => {
  const shown = fields.filter(({ name }) => !commonFields.has(name));
  return (
    <Part title="Fields">
      {shown.length === 0 ? <p className={styles['muted']}>none recorded</p> : null}
      <dl className={styles['fieldList']}>
        {shown.map(({ name, value, withheld }) => (
          <div key={name} className={styles['field']}>
            <dt>
              <SafeText text={name} />
              {withheld ? <Withheld /> : null}
              <span className={styles['says']}>{lineTypeOf(row.type, 1)?.fields[name]?.says ?? ''}</span>
            </dt>
            <dd>
              {withheld && value === null ? null : isLineNumber(name, value, last) ? (
                <button type="button" className={styles['reference']} onClick={() => onView({ line: value })}>
                  line {value}
                </button>
              ) : (
                <ValueTree value={value} />
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Part>
  );
};

/** Fields that name another line of the same ledger. */
const isLineNumber = (name: string, value: unknown, last: number): value is number =>
  (name === 'corrects' || name === 'release') && typeof value === 'number' && value <= last;

const Exact = ({
  value: { row, text, sha256 },
  onView,
}: {
  readonly value: Line;
  readonly onView: ChangeLedgerView;
}) => {
  const previous = previousHash(text);
  return (
    <Part title="As it stands in the ledger">
      <p className={styles['muted']}>
        Only salted digests, order, kind and day. The fields above are what opens the digests.
      </p>
      <pre tabIndex={0} aria-label="The line as it stands in the ledger" className={styles['exact']}>
        <SafeText text={text} />
      </pre>
      <div className={styles['row']}>
        <CopyButton text={text}>Copy the line</CopyButton>
      </div>
      <h4 className={styles['small']}>SHA-256 of this line, which the next line holds</h4>
      <Digest digest={sha256} />
      <div className={styles['row']}>
        <CopyButton text={sha256}>Copy the SHA-256</CopyButton>
      </div>
      <h4 className={styles['small']}>SHA-256 of the line before, which this line holds</h4>
      {previous === null || previous === undefined ? (
        <p className={styles['muted']}>{previous === null ? 'none: it is the first line' : 'cannot be read'}</p>
      ) : (
        <>
          <Digest digest={previous} />
          <div className={styles['row']}>
            <Button look="quiet" icon={<IconArrowDown aria-hidden />} onPress={() => onView({ line: row.seq - 1 })}>
              Go to line {row.seq - 1}
            </Button>
          </div>
        </>
      )}
    </Part>
  );
};

const Withheld = ({ children }: { readonly children?: React.ReactNode }) => (
  <span className={styles['withheld']}>{children} withheld</span>
);
