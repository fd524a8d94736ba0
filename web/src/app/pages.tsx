import { Button } from '@mantine/core';
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import { useText } from '@/shared/i18n/text';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';

export function NotFoundPage() {
  const t = useText();
  return (
    <div className="page">
      <EmptyState
        wholePage
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
    </div>
  );
}

export function PageFailure({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  return (
    <div className="page">
      <ErrorPanel
        failure={error}
        retry={() => {
          reset();
          void router.invalidate();
        }}
      />
    </div>
  );
}
