import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { may, useCatalog } from '@/shared/api/catalog';
import { request } from '@/shared/api/http';
import { useMe } from '@/shared/api/me';
import { Select } from '@/shared/fields/Select';
import { useText } from '@/shared/i18n/text';
import { Icon } from '@/shared/ui/Icon';
import styles from '../settings.module.css';
import { RowsPage } from './RowsPage';

/** The reporting currency and the dated rates by which the others are turned into it. */
export function CurrenciesPage() {
  const t = useText();
  const me = useMe();
  const object = useCatalog().named('exchangeRate');
  const [currency, setCurrency] = useState<string | null>(null);
  const { data: currencies = [] } = useQuery({
    queryKey: ['records', 'exchange-rates', 'groups'],
    queryFn: ({ signal }) =>
      request<{ groups: { value: string | null }[] }>('GET', 'exchange-rates/groups', {
        query: { by: 'currency' },
        signal,
      }).then((answer) => answer.groups.flatMap((group) => group.value ?? [])),
    enabled: object !== undefined,
  });
  if (!object) return null;
  return (
    <RowsPage
      object={object}
      icon="coin"
      subtitle={t('currencies.subtitle', { currency: me.company.reportingCurrency })}
      add={t('currencies.add')}
      empty={t('currencies.none')}
      filter={currency ? `currency == "${currency}"` : undefined}
      actions={
        may(object, 'import') && (
          <Button component={Link} to="/imports" leftSection={<Icon name="import" />}>
            {t('currencies.import')}
          </Button>
        )
      }
    >
      {currencies.length > 1 && (
        <div className={styles.toolbar}>
          <Select
            label={t('currencies.only')}
            placeholder={t('currencies.every')}
            data={[...currencies].sort()}
            clearable
            clearButtonProps={{ 'aria-label': t('action.clear') }}
            value={currency}
            onChange={setCurrency}
          />
        </div>
      )}
    </RowsPage>
  );
}
