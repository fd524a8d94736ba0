import { Button } from '@mantine/core';
import { useState } from 'react';
import { useText } from '@/shared/i18n/text';
import { Icon } from '@/shared/ui/Icon';
import { Card } from '../parts/Card';
import { NewToken } from './NewToken';
import { TokenTable } from './TokenTable';

/** The signed-in person's own tokens. */
export function TokensCard() {
  const t = useText();
  const [creating, setCreating] = useState(false);
  return (
    <Card
      title={t('tokens.own')}
      hint={t('tokens.ownHint')}
      actions={
        <Button leftSection={<Icon name="plus" />} onClick={() => setCreating(true)}>
          {t('tokens.new')}
        </Button>
      }
    >
      <TokenTable everybody={false} />
      {creating && <NewToken onClose={() => setCreating(false)} />}
    </Card>
  );
}
