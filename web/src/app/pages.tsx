import { Button } from '@mantine/core';
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import { useText } from '@/shared/i18n/text';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';

export function NotFoundPage() {
  const t = useText();
  return (
    <main className="page">
      <EmptyState
        icon="search"
        title={t('page.missing')}
        actions={
          <Button component={Link} to="/">
            {t('page.home')}
          </Button>
        }
      >
        {t('page.missingHint')}
      </EmptyState>
    </main>
  );
}

export function PageFailure({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  return (
    <main className="page">
      <ErrorPanel
        failure={error}
        retry={() => {
          reset();
          void router.invalidate();
        }}
      />
    </main>
  );
}
