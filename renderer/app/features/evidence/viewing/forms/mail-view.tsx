import { useState } from 'react';
import { defang } from '../../../../../../shared/base/defanged-text.ts';
import { groupDigits } from '../../../../../../shared/base/grouped-digits.ts';
import type { Output } from '../../../../../../shared/api/contract.ts';
import { useReply } from '../../../../api/replies.ts';
import { SafeText } from '../../../../../marks/safe-text.tsx';
import { Button } from '../../../../../ui/button.tsx';
import { CopyButton } from '../../../../../ui/copy-button.tsx';
import { Empty, FailureNotice, Loading, Notice } from '../../../../../ui/states.tsx';
import type { FileViewProps } from '../view-props.ts';
import { defangText, leftOutWords } from './mail-words.ts';
import { MessageList } from './message-list.tsx';
import styles from './forms.module.css';

type Message = Output<'evidence.message'>['messages'][number];
type ShowBytes = FileViewProps['onShowBytes'];

/** Mail as text: headers, its way, its words, what is attached. Nothing in it is rendered, fetched or opened. */
export const MailView = ({ folder, item, onShowBytes }: FileViewProps) => {
  const [chosen, setChosen] = useState<{ readonly from: number; readonly to: number } | null>(null);
  return (
    <div className={styles['forms']}>
      <MessageList folder={folder} evidence={item.id} chosen={chosen} onChoose={setChosen} />
      {chosen === null ? null : (
        <OneMessage folder={folder} evidence={item.id} from={chosen.from} to={chosen.to} onShowBytes={onShowBytes} />
      )}
    </div>
  );
};

const OneMessage = ({
  folder,
  evidence,
  from,
  to,
  onShowBytes,
}: {
  readonly folder: string;
  readonly evidence: string;
  readonly from: number;
  readonly to: number;
  readonly onShowBytes: ShowBytes;
}) => {
  const reply = useReply('evidence.message', { folder, evidence, from, to });
  if (reply.failure !== null) return <FailureNotice failure={reply.failure} onRetry={reply.refetch} />;
  if (reply.value === undefined) return <Loading label="Reading the message" lines={8} />;
  const { messages, moreMessages, odd, readTo } = reply.value;
  if (messages.length === 0) return <Empty title="No message stands here.">Look at the file as text.</Empty>;
  return (
    <>
      {readTo < to ? (
        <Notice tone="warn" title="The message is longer than is read here.">
          Its first {groupDigits(readTo - from)} bytes were read; what comes after them is in none of the lists below.
        </Notice>
      ) : null}
      {messages.map((message) => (
        <MessageView key={message.part} message={message} onShowBytes={onShowBytes} />
      ))}
      {moreMessages === 0 ? null : (
        <p className={styles['faint']}>{moreMessages} more messages within it are not listed.</p>
      )}
      {odd.length === 0 ? null : (
        <section className={styles['part']} aria-label="Odd places">
          <h4 className={styles['heading']}>Odd places</h4>
          <ul className={styles['plain']}>
            {odd.map((one) => (
              <li key={`${one.from} ${one.message}`}>
                {one.message}{' '}
                <Button look="quiet" isDisabled={one.to <= one.from} onPress={() => onShowBytes(one)}>
                  Show bytes
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
};

const MessageView = ({ message, onShowBytes }: { readonly message: Message; readonly onShowBytes: ShowBytes }) => {
  const { part, headers, moreHeaders, hops, bodies, attachments, moreParts, marks } = message;
  return (
    <article className={styles['message']} aria-label={part === '' ? 'Message' : `Message within, part ${part}`}>
      {part === '' ? null : <h3 className={styles['heading']}>Message within, part {part}</h3>}
      <Marks marks={marks} />
      <section className={styles['part']} aria-label="Headers">
        <h4 className={styles['heading']}>Headers, as they stand</h4>
        <table className={styles['headers']}>
          <tbody>
            {headers.map((header, at) => (
              <tr key={at}>
                <th scope="row">
                  <SafeText text={header.name} max={100} />
                </th>
                <td>
                  {header.decoded === null ? null : (
                    <div>
                      <SafeText text={defangText(header.decoded)} max={4000} />
                    </div>
                  )}
                  <div className={header.decoded === null ? undefined : styles['raw']}>
                    <SafeText text={defangText(header.raw)} max={4000} />
                  </div>
                  <Marks marks={header.marks} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {moreHeaders === 0 ? null : <p className={styles['faint']}>{moreHeaders} more headers are not shown.</p>}
      </section>
      {hops.length === 0 ? null : <Way hops={hops} />}
      {bodies.map((body) => (
        <Body key={body.part} body={body} />
      ))}
      <section className={styles['part']} aria-label="Attachments">
        <h4 className={styles['heading']}>Attachments</h4>
        {attachments.length === 0 ? <p className={styles['faint']}>none</p> : null}
        <ul className={styles['plain']}>
          {attachments.map((attachment) => (
            <li key={attachment.part} className={styles['attachment']}>
              <div>
                <strong>
                  {attachment.name === null ? 'without a name' : <SafeText text={attachment.name} max={300} />}
                </strong>{' '}
                <span className={styles['faint']}>
                  <SafeText text={attachment.type} max={100} />, {groupDigits(attachment.size)} bytes, part{' '}
                  {attachment.part}
                </span>
              </div>
              <div className={styles['detailHead']}>
                <code className={styles['pointer']}>{attachment.sha256 ?? 'no SHA-256: it was not read whole'}</code>
                {attachment.sha256 === null ? null : <CopyButton text={attachment.sha256}>Copy SHA-256</CopyButton>}
                <Button look="quiet" onPress={() => onShowBytes({ from: attachment.from, to: attachment.to })}>
                  Show bytes
                </Button>
              </div>
              <Marks marks={attachment.marks} />
            </li>
          ))}
        </ul>
        {moreParts === 0 ? null : <p className={styles['faint']}>{moreParts} more parts are not listed.</p>}
      </section>
    </article>
  );
};

const Way = ({ hops }: { readonly hops: Message['hops'] }) => (
  <section className={styles['part']} aria-label="Received">
    <h4 className={styles['heading']}>Received, the last station first</h4>
    <div className={styles['wide']} tabIndex={0} role="region" aria-label="Stations">
      <table className={styles['stations']}>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">By</th>
            <th scope="col">With</th>
            <th scope="col">Time, UTC</th>
            <th scope="col">After</th>
          </tr>
        </thead>
        <tbody>
          {hops.map((hop, at) => {
            const valueOf = (name: string): string => hop.fields.find(([one]) => one === name)?.[1] ?? '';
            const seconds = valueOf('seconds-after-previous') || valueOf('seconds-after-date');
            return (
              <tr key={at}>
                <td>
                  <SafeText text={defang(valueOf('from'))} max={300} />
                </td>
                <td>
                  <SafeText text={defang(valueOf('by'))} max={300} />
                </td>
                <td>
                  <SafeText text={valueOf('with')} max={100} />
                </td>
                <td title={hop.timeRaw ?? undefined}>
                  {hop.timeUtc ?? (hop.timeRaw === null ? 'none' : <SafeText text={hop.timeRaw} max={100} />)}
                </td>
                <td>
                  {seconds === '' ? '' : `${seconds} s`}
                  <Marks marks={hop.marks} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
    <p className={styles['faint']}>
      Only the header of one’s own server can be relied on; anybody can write the others.
    </p>
  </section>
);

const Body = ({ body }: { readonly body: Message['bodies'][number] }) => {
  const leftOut = body.html === null ? [] : leftOutWords(body.html);
  return (
    <section className={styles['part']} aria-label={`Text, part ${body.part}`}>
      <h4 className={styles['heading']}>
        Text{' '}
        <span className={styles['faint']}>
          part {body.part}, <SafeText text={body.type} max={60} />, {groupDigits(body.size)} bytes
        </span>
      </h4>
      {body.html === null ? null : (
        <Notice tone="info" title="HTML, shown as its text alone.">
          {leftOut.length === 0 ? 'It has no links and no pictures.' : `Not shown: ${leftOut.join(', ')}.`} What its
          styles would hide is shown.
        </Notice>
      )}
      <Marks marks={body.marks} />
      <pre className={styles['mailText']} tabIndex={0} aria-label={`Text of part ${body.part}`}>
        {body.text === '' ? (
          <span className={styles['faint']}>no text</span>
        ) : (
          <SafeText text={defangText(body.text)} keepLines max={100_000} />
        )}
      </pre>
      {body.isCut ? <p className={styles['faint']}>The text is longer; the view as text shows all of it.</p> : null}
      {body.html === null || body.html.links.length === 0 ? null : (
        <details>
          <summary>
            {body.html.linkCount === 1 ? 'Where its link leads' : `Where its ${body.html.linkCount} links lead`}
          </summary>
          <table className={styles['headers']}>
            <tbody>
              {body.html.links.map((link, at) => (
                <tr key={at}>
                  <th scope="row">
                    {link.words === '' ? <em>no words</em> : <SafeText text={defangText(link.words)} max={200} />}
                  </th>
                  <td>
                    <code className={styles['pointer']}>
                      <SafeText text={defang(link.target)} max={2000} />
                    </code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {body.html.linkCount > body.html.links.length ? (
            <p className={styles['faint']}>The first {body.html.links.length} are listed.</p>
          ) : null}
        </details>
      )}
    </section>
  );
};

const Marks = ({ marks }: { readonly marks: readonly string[] }) =>
  marks.length === 0 ? null : (
    <span className={styles['marks']}>
      {marks.map((mark) => (
        <span key={mark} className={styles['mark']}>
          <SafeText text={mark} max={300} />
        </span>
      ))}
    </span>
  );
