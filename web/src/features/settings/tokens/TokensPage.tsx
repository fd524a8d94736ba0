import { Button } from '@mantine/core';
import { useState } from 'react';
import { useText } from '@/shared/i18n/text';
import { Icon } from '@/shared/ui/Icon';
import { PageHeader } from '@/shared/ui/PageHeader';
import { NewToken } from './NewToken';
import { TokenTable } from './TokenTable';

/** The tokens of everybody, for who answers for them. */
export function TokensPage() {
  const t = useText();
  const [creating, setCreating] = useState(false);
  return (
    <div className="page">
      <PageHeader
        title={t('settings.tokens')}
        subtitle={t('tokens.subtitle')}
        actions={
          <Button variant="filled" leftSection={<Icon name="plus" />} onClick={() => setCreating(true)}>
            {t('tokens.new')}
          </Button>
        }
      />
      <TokenTable everybody />
      {creating && <NewToken onClose={() => setCreating(false)} />}
    </div>
  );
}
