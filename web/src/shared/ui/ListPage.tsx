import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { EmptyState } from './EmptyState';
import type { IconName } from './Icon';
import { Loaded } from './Loaded';
import { PageHeader } from './PageHeader';

/** A page of all there is of a kind: how to begin stands at the top, or in the middle while there is none. */
export function ListPage<Item>({
  title,
  subtitle,
  begin,
  query,
  lines = 6,
  none,
  below,
  children,
}: {
  title: string;
  subtitle?: ReactNode;
  /** The button that makes one more; nothing for who may not. */
  begin: ReactNode;
  query: UseQueryResult<Item[]>;
  lines?: number;
  none: { icon: IconName; title: string; hint: string };
  /** What stands under the list, whatever it holds. */
  below?: ReactNode;
  children: (items: Item[]) => ReactNode;
}) {
  return (
    <div className="page">
      <PageHeader title={title} subtitle={subtitle} actions={query.data?.length ? begin : undefined} />
      <Loaded query={query} lines={lines}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState icon={none.icon} title={none.title} actions={begin}>
              {none.hint}
            </EmptyState>
          ) : (
            children(items)
          )
        }
      </Loaded>
      {below}
    </div>
  );
}
