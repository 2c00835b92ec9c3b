import { useEffect, useRef, useState } from 'react';
import { base64ToBytes } from '../../../../../shared/base/bytes.ts';
import { groupDigits } from '../../../../../shared/base/grouped-digits.ts';
import { imageLimits } from '../../../../../shared/viewing/image-header.ts';
import { useReply } from '../../../api/replies.ts';
import { FailureNotice, Loading, Notice } from '../../../../ui/states.tsx';
import type { FileViewProps } from './view-props.ts';
import styles from './viewing.module.css';

/** Larger pictures are drawn smaller. */
const drawnPixelsMax = 2048;

/**
 * A picture decoded to a bitmap in this sandboxed page and drawn anew: what is on the screen are our pixels, not the
 * file. How large it claims to be was read from its header before.
 */
export const ImageView = ({ folder, item }: FileViewProps) => {
  const image = useReply('evidence.image', { folder, evidence: item.id });
  const canvas = useRef<HTMLCanvasElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { value } = image;
  useEffect(() => {
    if (value === undefined) return undefined;
    let isLeft = false;
    const draw = async (): Promise<void> => {
      const bytes = base64ToBytes(value.base64) ?? new Uint8Array();
      const { width, height } = value;
      const scale = Math.min(1, drawnPixelsMax / Math.max(width, height));
      try {
        // As it is stored: neither turned by what its metadata say nor changed in its colours.
        const bitmap = await createImageBitmap(new Blob([bytes], { type: value.mediaType }), {
          imageOrientation: 'none',
          colorSpaceConversion: 'none',
        });
        const node = canvas.current;
        if (!isLeft && node !== null) {
          if (bitmap.width > width || bitmap.height > height) {
            setProblem(`It decoded to ${bitmap.width} × ${bitmap.height} pixels, more than its header claims.`);
          } else {
            node.width = Math.max(1, Math.round(bitmap.width * scale));
            node.height = Math.max(1, Math.round(bitmap.height * scale));
            node.getContext('2d')?.drawImage(bitmap, 0, 0, node.width, node.height);
          }
        }
        bitmap.close();
      } catch (error) {
        if (!isLeft) setProblem(error instanceof Error ? error.message : 'The decoder gave no reason.');
      }
    };
    void draw();
    return () => {
      isLeft = true;
    };
  }, [value]);
  if (image.failure !== null) return <FailureNotice failure={image.failure} onRetry={image.refetch} />;
  if (value === undefined) return <Loading label="Reading the picture" lines={6} />;
  const isReduced = Math.max(value.width, value.height) > drawnPixelsMax;
  return (
    <>
      <p className={styles['faint']} role="status">
        {value.mediaType}, {groupDigits(value.width)} × {groupDigits(value.height)} pixels
        {isReduced ? ', drawn smaller' : ''}
      </p>
      {problem === null ? null : (
        <Notice tone="warn" title="The picture cannot be shown.">
          It may be cut off, damaged or made to mislead. Look at it as hexadecimal. ({problem})
        </Notice>
      )}
      <canvas
        ref={canvas}
        className={problem === null ? styles['picture'] : styles['noPicture']}
        role="img"
        aria-label={`Picture of ${value.width} by ${value.height} pixels`}
      />
      <p className={styles['faint']}>
        Decoded and drawn anew in the window’s sandbox, as stored: not turned, first frame only. Not decoded are files
        of more than {groupDigits(imageLimits.bytes)} bytes, more than {groupDigits(imageLimits.pixels)} pixels, and
        SVG.
      </p>
    </>
  );
};
