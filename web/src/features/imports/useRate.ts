import { useEffect, useRef, useState } from 'react';

/** A speed that is measured over less says nothing yet. */
const shortestMs = 1500;

/** Rows a second since this page looks, and the seconds that are left at that speed; undefined until it can be told. */
export function useRate(done: number, total: number): { rate: number; secondsLeft: number } | undefined {
  const first = useRef<{ at: number; done: number } | null>(null);
  const [measured, setMeasured] = useState<{ rate: number; secondsLeft: number }>();
  useEffect(() => {
    const now = performance.now();
    // Another run counts from the beginning again.
    if (!first.current || done < first.current.done) first.current = { at: now, done };
    const elapsed = now - first.current.at;
    const rows = done - first.current.done;
    if (elapsed < shortestMs || rows <= 0) return;
    const rate = (rows * 1000) / elapsed;
    setMeasured({ rate, secondsLeft: Math.max(0, total - done) / rate });
  }, [done, total]);
  return measured;
}
