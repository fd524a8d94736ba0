import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

export interface Selection {
  ids: ReadonlySet<string>;
  /** Everything that the filter matches, shown or not. */
  everything: boolean;
  size: number;
  toggle: (id: string) => void;
  /** From the row that was clicked last to this one, as shift-click does. */
  extend: (id: string, order: readonly string[]) => void;
  choose: (ids: Iterable<string>) => void;
  chooseEverything: () => void;
  clear: () => void;
}

/** What is chosen in a list; another question begins with nothing chosen. */
export function useSelection(question: string): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const [everything, setEverything] = useState(false);
  const anchor = useRef<string>(undefined);

  const choose = useCallback((next: Iterable<string>) => {
    setIds(new Set(next));
    setEverything(false);
  }, []);
  const clear = useCallback(() => choose([]), [choose]);
  useEffect(() => clear, [question, clear]);

  const toggle = useCallback((id: string) => {
    anchor.current = id;
    setEverything(false);
    setIds((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }, []);
  const extend = useCallback(
    (id: string, order: readonly string[]) => {
      const from = anchor.current ? order.indexOf(anchor.current) : -1;
      const to = order.indexOf(id);
      if (from < 0 || to < 0) return toggle(id);
      const [first, last] = from < to ? [from, to] : [to, from];
      setIds((before) => new Set([...before, ...order.slice(first, last + 1)]));
    },
    [toggle],
  );
  const chooseEverything = useCallback(() => setEverything(true), []);
  return useMemo(
    () => ({ ids, everything, size: ids.size, toggle, extend, choose, chooseEverything, clear }),
    [ids, everything, toggle, extend, choose, chooseEverything, clear],
  );
}
