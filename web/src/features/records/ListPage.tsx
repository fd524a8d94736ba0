import { Link, useParams } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useCatalog } from '@/shared/api/catalog';
import { listRecords, titleOf } from '@/shared/api/records';
import { useLabel } from '@/shared/i18n/text';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { PageHeader } from '@/shared/ui/PageHeader';
import { SkeletonLines } from '@/shared/ui/Skeleton';

export function ListPage() {
  const { path } = useParams({ from: '/frame/$path' });
  const label = useLabel();
  const object = useCatalog().at(path);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['records', path, 'list', {}],
    queryFn: ({ signal }) => listRecords(path, { fields: object ? [object.title] : undefined }, signal),
  });
  if (!object) return null;
  return (
    <div className="page">
      <PageHeader title={label(object.pluralLabel)} />
      {isPending && <SkeletonLines lines={8} />}
      {error && <ErrorPanel failure={error} retry={() => void refetch()} />}
      <ul>
        {data?.items.map((row) => (
          <li key={row.id}>
            <Link to="/$path/$id" params={{ path, id: row.id }}>
              {titleOf(object, row)}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
