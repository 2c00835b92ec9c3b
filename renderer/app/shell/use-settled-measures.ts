import { useEffect } from 'react';
import { useApi, useReply } from '../api/replies.ts';

const minuteMilliseconds = 60_000;

/**
 * Records what is due of measures without anybody’s word while their case is open here for writing: after every change,
 * and every minute, since an end comes by the clock. What fails is tried again; the screens show what is due anyway.
 */
export const useSettledMeasures = (folder: string | null): void => {
  const { call } = useApi();
  const info = useReply('case.info', { folder: folder ?? '' }, { isEnabled: folder !== null }).value;
  const size = info?.ledger.size ?? 0;
  const isAsked = folder !== null && info?.readOnly === null && (info.counts['measure_event'] ?? 0) > 0;
  useEffect(() => {
    // The size is looked at so that every change of the case asks again.
    if (!isAsked || folder === null || size === 0) return undefined;
    const settle = (): void => void call('measure.settle', { folder });
    settle();
    const timer = setInterval(settle, minuteMilliseconds);
    return () => clearInterval(timer);
  }, [call, folder, isAsked, size]);
};
