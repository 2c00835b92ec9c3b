import { useEffect, useState } from 'react';

/** A value once it has not changed for a while; what is reset to `atOnce` needs no wait. */
export const useSettled = <T>(value: T, milliseconds: number, atOnce: T): T => {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), value === atOnce ? 0 : milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds, atOnce]);
  return value === atOnce ? atOnce : settled;
};
