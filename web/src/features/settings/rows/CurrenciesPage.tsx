import { useCatalog } from '@/shared/api/catalog';
import { useMe } from '@/shared/api/me';
import { useText } from '@/shared/i18n/text';
import { RowsPage } from './RowsPage';

/** The reporting currency and the rates by which the others are turned into it. */
export function CurrenciesPage() {
  const t = useText();
  const me = useMe();
  const object = useCatalog().named('exchangeRate');
  if (!object) return null;
  return (
    <RowsPage
      object={object}
      icon="coin"
      subtitle={t('currencies.subtitle', { currency: me.company.reportingCurrency })}
      add={t('currencies.add')}
      empty={t('currencies.none')}
    />
  );
}
