import { Button } from '@mantine/core';
import { useState } from 'react';
import { useText } from '@/shared/i18n/text';
import { Icon } from '@/shared/ui/Icon';
import styles from '../settings.module.css';

export function CopyButton({ text }: { text: string }) {
  const t = useText();
  const [copied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(text).then(() => setCopied(true));
  return (
    <Button size="xs" leftSection={<Icon name={copied ? 'check' : 'copy'} size={14} />} onClick={copy}>
      <span aria-live="polite">{copied ? t('settings.copied') : t('settings.copy')}</span>
    </Button>
  );
}

/** Words that are shown once, with a button that copies them. */
export function Secret({ text }: { text: string }) {
  return (
    <div className={styles.form}>
      <code className={styles.secret}>{text}</code>
      <div>
        <CopyButton text={text} />
      </div>
    </div>
  );
}
