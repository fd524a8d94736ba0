import { type ReactNode, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';

const place = 'top-bar-place';

/** Where the page that is open may put its breadcrumbs; stands once, in the top bar. */
export function TopBarPlaceTarget() {
  return <div id={place} className="wide-only row small text-3" style={{ gap: 4, minWidth: 0 }} />;
}

const never = () => () => undefined;

/** Shows its children in the top bar while the page stands. */
export function TopBarPlace({ children }: { children: ReactNode }) {
  const target = useSyncExternalStore(never, () => document.getElementById(place));
  return target && createPortal(children, target);
}
