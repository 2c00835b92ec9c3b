import { useEffect, useState } from 'react';
import { groupDigits } from '../../../../../shared/base/grouped-digits.ts';
import type { Failure } from '../../../../../shared/base/result.ts';
import { addCounts, entropyBits, entropyBlockBytes, type ByteCounts } from '../../../../../shared/viewing/entropy.ts';
import { useApi } from '../../../api/replies.ts';
import { Button } from '../../../../ui/button.tsx';
import { Part } from '../../../../ui/page.tsx';
import { FailureNotice, Progress } from '../../../../ui/states.tsx';
import styles from './viewing.module.css';

/** Files up to this are read at once; for a larger one somebody has to ask. */
const unaskedBytes = 16 * 2 ** 20;

/** How evenly the values of bytes are spread, block for block: what is encrypted or compressed stands near 8. */
export const EntropyPart = ({
  folder,
  evidence,
  size,
}: {
  readonly folder: string;
  readonly evidence: string;
  readonly size: number;
}) => {
  const { call } = useApi();
  const blockBytes = entropyBlockBytes(size);
  const [isWanted, setWanted] = useState(size <= unaskedBytes);
  const [counted, setCounted] = useState<{ readonly blocks: readonly ByteCounts[]; readonly next: number | null }>({
    blocks: [],
    next: 0,
  });
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    if (!isWanted) return undefined;
    const leaving = new AbortController();
    const run = async (): Promise<void> => {
      let { next } = counted;
      const blocks = [...counted.blocks];
      while (next !== null && !leaving.signal.aborted) {
        const reply = await call('evidence.bytecounts', { folder, evidence, from: next, blockBytes });
        if (leaving.signal.aborted) return;
        if (!reply.ok) {
          setFailure(reply.error);
          setWanted(false);
          return;
        }
        for (const { block, counts } of reply.value.parts) {
          const known = blocks[block];
          blocks[block] = known === undefined ? counts : addCounts(known, counts);
        }
        ({ next } = reply.value);
        setCounted({ blocks: [...blocks], next });
      }
    };
    void run();
    return () => {
      leaving.abort();
    };
    // oxlint-disable-next-line react/exhaustive-deps -- it counts `counted`, and goes on from there
  }, [isWanted, folder, evidence, blockBytes, call]);
  const { blocks, next } = counted;
  const [first] = blocks;
  return (
    <Part title="Entropy">
      {failure === null ? null : <FailureNotice failure={failure} onClose={() => setFailure(null)} />}
      {size === 0 ? <p className={styles['faint']}>The file is empty.</p> : null}
      {next !== null && size > 0 ? (
        <div className={styles['progress']}>
          {isWanted ? (
            <>
              <Progress label="Reading the file" value={next / size} />
              <Button onPress={() => setWanted(false)}>Stop</Button>
            </>
          ) : (
            <>
              <span>This reads {next === 0 ? 'all of the file' : 'the rest of the file'}.</span>
              <Button onPress={() => setWanted(true)}>{next === 0 ? 'Compute' : 'Go on'}</Button>
            </>
          )}
        </div>
      ) : null}
      {first === undefined ? null : (
        <>
          <Bars bits={blocks.map(entropyBits)} />
          <p>
            {entropyBits(blocks.reduce(addCounts)).toFixed(3)} bits for a byte over{' '}
            {next === null ? 'the whole file' : `the first ${groupDigits(next)} bytes`}; a bar is{' '}
            {groupDigits(blockBytes)} bytes. 8 is as even as can be, as encrypted and compressed data are.
          </p>
        </>
      )}
    </Part>
  );
};

const [barsHeight, bitsMax] = [48, 8];

const Bars = ({ bits }: { readonly bits: readonly number[] }) => {
  const [lowest, highest] = [Math.min(...bits), Math.max(...bits)];
  return (
    <svg
      className={styles['entropy']}
      viewBox={`0 0 ${bits.length} ${barsHeight}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`Entropy of ${bits.length} blocks, from ${lowest.toFixed(2)} to ${highest.toFixed(2)} bits for a byte`}
    >
      {bits.map((value, block) => {
        const height = (value / bitsMax) * barsHeight;
        return <rect key={block} x={block} y={barsHeight - height} width="0.85" height={height} />;
      })}
    </svg>
  );
};
