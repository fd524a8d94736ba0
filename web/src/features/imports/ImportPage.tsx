import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useText } from '@/shared/i18n/text';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { SkeletonLines } from '@/shared/ui/Skeleton';
import { importQuery } from './imports';
import { Preparation } from './Preparation';
import { Run } from './Run';

/** One import at whichever step it is. */
export function ImportPage() {
  const t = useText();
  const { id } = useParams({ from: '/frame/imports/$id' });
  const { data, error, isPending, refetch } = useQuery(importQuery(id));
  if (error) return <ErrorPanel failure={error} retry={() => void refetch()} title={t('imports.notFound')} />;
  if (isPending) return <SkeletonLines lines={10} />;
  if (data.status === 'draft' || data.status === 'checking' || data.status === 'ready')
    return <Preparation key={data.id} item={data} />;
  return <Run key={data.id} item={data} />;
}
