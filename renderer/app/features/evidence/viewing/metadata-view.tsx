import { groupDigits } from '../../../../../shared/base/grouped-digits.ts';
import { encodingOf, findEncoding } from '../../../../../shared/viewing/encodings.ts';
import { useReply } from '../../../api/replies.ts';
import { Digest } from '../../../../marks/digest.tsx';
import { SafeText } from '../../../../marks/safe-text.tsx';
import { Instant } from '../../../../marks/instant.tsx';
import { Facts, Part } from '../../../../ui/page.tsx';
import { FailureNotice, Loading } from '../../../../ui/states.tsx';
import { EntropyPart } from './entropy-part.tsx';
import type { FileViewProps } from './view-props.ts';
import styles from './viewing.module.css';

/** What is known of the file without believing it: what was stated, and what the bytes have. */
export const MetadataView = ({ folder, item, traits }: FileViewProps) => {
  const { value, failure, refetch } = useReply('evidence.recognise', { folder, evidence: item.id });
  if (failure !== null) return <FailureNotice failure={failure} onRetry={refetch} />;
  if (value === undefined) return <Loading label="Reading the file" lines={6} />;
  const text = (content: string | null) => (content === null || content === '' ? null : <SafeText text={content} />);
  return (
    <>
      <Part title="As stated when it was taken in">
        <Facts
          facts={[
            ['Name', text(item.name)],
            ['Media type', text(item.media)],
            [
              'Collected',
              item.collectedAt === null || item.collectedAt === '' ? null : (
                <Instant key="collected" at={item.collectedAt} />
              ),
            ],
            ['Taken in', item.addedAt === null ? null : <Instant key="added" at={item.addedAt} />],
          ]}
        />
      </Part>
      <Part title="As the bytes have it">
        <Facts
          facts={[
            ['Size', `${groupDigits(traits.size)} bytes`],
            ['Format', value.format === null ? 'no signature fits: text, or a format without one' : value.format.title],
            ['Media type', value.format === null ? '—' : value.format.mediaType],
            ...(value.format === null ? [] : ([['Recognised by', value.format.signature]] as const)),
            ['Text read as', encodingOf(findEncoding(value.text.encoding)?.id ?? 'utf-8').title],
            ['Why', value.text.rule],
            ['First bytes', <Hex key="first" hex={value.first} />],
            ['Last bytes', <Hex key="last" hex={value.last} />],
          ]}
        />
      </Part>
      <Part title="Digests">
        <Facts
          facts={[
            ['SHA-256', item.sha256 === null ? null : <Digest key="sha256" digest={item.sha256} />],
            ['SHA-1', text(item.sha1)],
            ['MD5', text(item.md5)],
          ]}
        />
        <p className={styles['faint']}>
          Recorded when it was taken in; Custody verifies them against the file of today.
        </p>
      </Part>
      <EntropyPart folder={folder} evidence={item.id} size={traits.size} />
    </>
  );
};

const Hex = ({ hex }: { readonly hex: string }) => (
  <code className={styles['code']}>{hex === '' ? 'none: the file is empty' : (hex.match(/../gu) ?? []).join(' ')}</code>
);
