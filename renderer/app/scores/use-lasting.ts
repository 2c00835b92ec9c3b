import { useEffect, useState } from 'react';

/** True once something has been so for a while; false as soon as it is not. */
export const useLasting = (isSo: boolean, milliseconds: number): boolean => {
  const [isLasting, setLasting] = useState(false);
  useEffect(() => {
    if (!isSo) return undefined;
    const timer = setTimeout(() => setLasting(true), milliseconds);
    return () => {
      clearTimeout(timer);
      setLasting(false);
    };
  }, [isSo, milliseconds]);
  return isSo && isLasting;
};
