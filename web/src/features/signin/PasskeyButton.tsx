import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { isGivenUp, passkeysWork, proveWithPasskey } from '@/shared/api/passkeys';
import { useText } from '@/shared/i18n/text';
import { Icon } from '@/shared/ui/Icon';
import { Failure } from './Failure';

/** Signs in with a passkey of this device, both factors at once. */
export function PasskeyButton({ onDone }: { onDone: () => Promise<void> }) {
  const t = useText();
  const attempt = useMutation({
    mutationFn: async () => {
      await proveWithPasskey();
      await onDone();
    },
  });
  if (!passkeysWork()) return null;
  return (
    <>
      <Button fullWidth leftSection={<Icon name="key" />} loading={attempt.isPending} onClick={() => attempt.mutate()}>
        {t('signin.passkey')}
      </Button>
      {!isGivenUp(attempt.error) && <Failure failure={attempt.error} />}
    </>
  );
}
