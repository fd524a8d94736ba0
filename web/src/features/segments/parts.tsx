import { Link } from '@tanstack/react-router';
import { membersFilter, type Segment } from '@/shared/api/segments';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { Badge } from '@/shared/ui/Badge';
import { Progress } from '@/shared/ui/Progress';
import styles from './segments.module.css';

/** How many members, which opens them; words where counting takes too long. */
export function MembersLink({ segment }: { segment: Segment }) {
  const t = useText();
  const format = useFormat();
  return (
    <Link
      to="/$path"
      params={{ path: 'customers' }}
      search={{ filter: membersFilter(segment.id) }}
      className="link within"
    >
      {segment.members == null ? t('segments.tooMany') : format.number(segment.members)}
    </Link>
  );
}

/** That it is being counted and how far that is, or why its members are those of before; nothing where all is well. */
export function SegmentState({ segment }: { segment: Segment }) {
  const t = useText();
  const format = useFormat();
  if (segment.state === 'broken') {
    return (
      <div className={styles.state}>
        <Badge tone="risk" icon="risk">
          {t('segments.broken')}
        </Badge>
        <span className="meta text-2">{t('segments.brokenBecause', { problem: segment.problem ?? '' })}</span>
      </div>
    );
  }
  if (segment.state === 'counting') {
    const differences = segment.progress?.differences;
    return (
      <div className={styles.state} role="status">
        <Badge tone="accent" icon="clock">
          {t('segments.counting')}
        </Badge>
        {differences != null && differences > 0 && (
          <span className={styles.progress}>
            <Progress done={segment.progress?.done ?? 0} total={differences} label={t('segments.counting')} />
            <span className="meta text-2 tabular">
              {t('segments.progress', {
                done: format.number(segment.progress?.done ?? 0),
                all: format.number(differences),
              })}
            </span>
          </span>
        )}
      </div>
    );
  }
  if (segment.unexpected) {
    return (
      <div className={styles.state}>
        <Badge tone="warn" icon="risk">
          {t('segments.unexpected', { count: segment.unexpected })}
        </Badge>
      </div>
    );
  }
  return null;
}
