import { useFormat } from '@/shared/format/useFormat';

/** How long ago, with the exact time on hover. */
export function RelativeTime({ instant }: { instant: string }) {
  const format = useFormat();
  return (
    <time dateTime={instant} title={format.exact(instant)} className="tabular">
      {format.relative(instant)}
    </time>
  );
}
