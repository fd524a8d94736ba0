import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

interface Props {
  id: string;
  className?: string;
  children: ReactNode;
  onClick?: () => void;
}

export function CustomerLink({ id, className, children, onClick }: Props) {
  return (
    <Link to="/customers/$id" params={{ id }} className={className} onClick={onClick}>
      {children}
    </Link>
  );
}

export function OrderLink({ id, className, children }: Props) {
  return (
    <Link to="/orders/$id" params={{ id }} className={className}>
      {children}
    </Link>
  );
}

/** The list of an object, narrowed to what is meant. */
export function ListLink({ path, filter, children }: { path: string; filter: string; children: ReactNode }) {
  return (
    <Link to="/$path" params={{ path }} search={{ filter }} className="link meta">
      {children}
    </Link>
  );
}
