import { Button, Checkbox } from '@mantine/core';
import type { UseMutationResult } from '@tanstack/react-query';
import { useText } from '@/shared/i18n/text';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import styles from './predictions.module.css';

/** Ends what `FirstStep` began: which fields count, and the request to the server. */
export function LastStep<T>({
  hint,
  title,
  fields,
  isChosen,
  onChoose,
  work,
  refused,
  go,
  ready = true,
  onBack,
}: {
  hint: string;
  title: string;
  fields: { name: string; label: string }[];
  isChosen: (name: string) => boolean;
  onChoose: (name: string, chosen: boolean) => void;
  work: UseMutationResult<T, Error, void>;
  /** What failed, above the reason for it. */
  refused: string;
  /** The word on the button that sends it. */
  go: string;
  ready?: boolean;
  onBack: () => void;
}) {
  const t = useText();
  return (
    <section className={`card ${styles.form}`}>
      <p className="small text-2">{hint}</p>
      <div className={styles.choices} role="group" aria-label={title}>
        {fields.map(({ name, label }) => (
          <Checkbox
            key={name}
            label={label}
            checked={isChosen(name)}
            onChange={(event) => onChoose(name, event.currentTarget.checked)}
          />
        ))}
      </div>
      {work.isError && <ErrorPanel failure={work.error} title={refused} />}
      <div className={styles.foot}>
        <Button onClick={onBack}>{t('predictions.back')}</Button>
        <Button variant="filled" loading={work.isPending} disabled={!ready} onClick={() => work.mutate()}>
          {go}
        </Button>
      </div>
    </section>
  );
}
