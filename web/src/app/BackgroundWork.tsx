import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { importsQuery, isRunning, type ImportSummary } from '@/shared/api/imports';
import { useText } from '@/shared/i18n/text';
import { Progress } from '@/shared/ui/Progress';

/** What the server works on for the company right now, and what it finished last; nothing where there was nothing. */
export function BackgroundWork({ onOpen }: { onOpen: () => void }) {
  const t = useText();
  const { data } = useQuery(importsQuery);
  if (!data?.length) return null;
  return (
    <section
      style={{ padding: '12px 16px', borderTop: '1px solid var(--relata-line)' }}
      aria-label={t('bell.background')}
    >
      <h3 style={{ marginBottom: 8 }}>{t('bell.background')}</h3>
      <ul style={{ display: 'grid', gap: 10 }}>
        {data.slice(0, 4).map((item) => (
          <ImportLine key={item.id} item={item} onOpen={onOpen} />
        ))}
      </ul>
    </section>
  );
}

function ImportLine({ item, onOpen }: { item: ImportSummary; onOpen: () => void }) {
  const t = useText();
  const { done, total } = item.progress ?? { done: 0, total: 0 };
  return (
    <li className="small">
      <Link to={'/imports/' + item.id} className="link medium" onClick={onOpen}>
        {item.fileName}
      </Link>
      <div className="meta text-3">{t(`import.status.${item.status}`)}</div>
      {isRunning(item) && total > 0 && <Progress done={done} total={total} label={item.fileName} />}
    </li>
  );
}
