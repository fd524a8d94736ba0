import { Button, NumberInput } from '@mantine/core';
import { Select } from '@/shared/fields/Select';
import { useText } from '@/shared/i18n/text';
import { Icon } from '@/shared/ui/Icon';
import { IconButton } from '@/shared/ui/IconButton';
import type { ContactLimit } from './segments';
import styles from './segments.module.css';

const all = '';

/** How often a customer may be contacted, one row for each limit; all of them hold. */
export function LimitRows({
  limits,
  channels,
  error,
  onChange,
}: {
  limits: ContactLimit[];
  channels: { code: string; name: string }[];
  error?: string;
  onChange: (limits: ContactLimit[]) => void;
}) {
  const t = useText();
  const replace = (at: number, values: Partial<ContactLimit>) =>
    onChange(limits.map((limit, index) => (index === at ? { ...limit, ...values } : limit)));
  return (
    <section aria-label={t('policy.limits')}>
      <h3 className={styles.sub}>{t('policy.limits')}</h3>
      {limits.map((limit, at) => (
        <div key={at} className={styles.limit}>
          <NumberInput
            aria-label={t('policy.limitContacts')}
            min={0}
            max={1000}
            allowDecimal={false}
            value={limit.contacts}
            onChange={(contacts) => replace(at, { contacts: Number(contacts) })}
          />
          <span className="small text-2">{t('policy.limitIn')}</span>
          <NumberInput
            aria-label={t('policy.limitDays')}
            min={1}
            max={3660}
            allowDecimal={false}
            value={limit.days}
            onChange={(days) => replace(at, { days: Number(days) })}
          />
          <span className="small text-2">{t('policy.limitBy')}</span>
          <Select
            aria-label={t('policy.limitChannel')}
            data={[
              { value: all, label: t('policy.allChannels') },
              ...channels.map((channel) => ({ value: channel.code, label: channel.name })),
            ]}
            allowDeselect={false}
            value={limit.channel ?? all}
            onChange={(channel) => replace(at, { channel: channel || undefined })}
          />
          <IconButton
            icon="close"
            label={t('policy.removeLimit')}
            onClick={() => onChange(limits.filter((_, index) => index !== at))}
          />
        </div>
      ))}
      {error && (
        <p className="small risk" role="alert">
          {error}
        </p>
      )}
      <Button
        size="xs"
        variant="subtle"
        px={8}
        leftSection={<Icon name="plus" size={14} />}
        onClick={() => onChange([...limits, { contacts: 2, days: 30 }])}
      >
        {t('policy.addLimit')}
      </Button>
    </section>
  );
}
