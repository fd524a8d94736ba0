import { useParams } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useCatalog } from '@/shared/api/catalog';
import { recordQuery, titleOf } from '@/shared/api/records';
import { FieldValue } from '@/shared/fields/FieldValue';
import { useLabel } from '@/shared/i18n/text';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { PageHeader } from '@/shared/ui/PageHeader';
import { SkeletonLines } from '@/shared/ui/Skeleton';

export function RecordPage() {
  const { path, id } = useParams({ from: '/frame/$path/$id' });
  const label = useLabel();
  const object = useCatalog().at(path);
  const { data, error, isPending, refetch } = useQuery(recordQuery(path, id));
  if (!object) return null;
  if (isPending) return <SkeletonLines lines={8} />;
  if (error) return <ErrorPanel failure={error} retry={() => void refetch()} />;
  return (
    <div className="page">
      <PageHeader title={titleOf(object, data)} subtitle={label(object.label)} />
      <dl>
        {object.fields.map((field) => (
          <div key={field.name} className="row">
            <dt className="text-3">{label(field.label)}</dt>
            <dd>
              <FieldValue field={field} value={data[field.name]} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
