import { Link } from '@tanstack/react-router';
import { useText } from '@/shared/i18n/text';
import { Badge } from '@/shared/ui/Badge';
import styles from './pictures.module.css';

/** What rests on models that predict no better than a simple rule says so, with the report beside it. */
export function TrustNote({ trust }: { trust: string }) {
  const t = useText();
  if (trust === 'GOOD') return null;
  return (
    <div className={`card ${styles.note}`} role="note">
      <Badge tone="warn" icon="risk">
        {t(trust === 'POOR' ? 'pictures.poor' : 'pictures.unknown')}
      </Badge>
      <span className="small text-2 grow">{t(trust === 'POOR' ? 'pictures.poorHint' : 'pictures.unknownHint')}</span>
      <Link to="/insight/models" className="link small">
        {t('pictures.toModels')}
      </Link>
    </div>
  );
}
