import { Button, NumberInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { showToast } from '@/shared/actions/toasts';
import { describeProblem, Problem } from '@/shared/api/problem';
import { useText } from '@/shared/i18n/text';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { type Assumptions, assumptionsQuery, writeAssumptions } from './effect';
import styles from './effect.module.css';

const shares = ['call', 'mail', 'visit', 'offer', 'feedback', 'solve', 'risk'] as const;
const counts = ['quietDays', 'feedbackDays', 'overdue', 'leastGain'] as const;

/** What the company assumes of actions until randomized outcomes say more. */
export function AssumptionsCard() {
  const t = useText();
  const assumptions = useQuery(assumptionsQuery);
  return (
    <section className={`card ${styles.assumptions}`}>
      <h2>{t('effect.assumptions')}</h2>
      <p className="small text-2">{t('effect.assumptionsHint')}</p>
      {assumptions.error ? (
        <ErrorPanel failure={assumptions.error} retry={() => void assumptions.refetch()} />
      ) : (
        assumptions.data && <Form key={JSON.stringify(assumptions.data)} set={assumptions.data} />
      )}
    </section>
  );
}

function Form({ set }: { set: Assumptions }) {
  const t = useText();
  const client = useQueryClient();
  const [wanted, setWanted] = useState(set);
  const write = useMutation({
    mutationFn: () => writeAssumptions(wanted),
    onSuccess: (written) => {
      client.setQueryData(assumptionsQuery.queryKey, written);
      showToast(t('effect.assumptionsKept'));
    },
  });
  const errors = write.error instanceof Problem ? write.error.fieldErrors : {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    write.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      {shares.map((name) => (
        <NumberInput
          key={name}
          size="sm"
          label={t(`effect.assumption.${name}`)}
          suffix=" %"
          min={0}
          max={100}
          decimalScale={1}
          value={Math.round(wanted[name] * 1000) / 10}
          error={errors[name]}
          onChange={(value) => typeof value === 'number' && setWanted({ ...wanted, [name]: value / 100 })}
        />
      ))}
      {counts.map((name) => (
        <NumberInput
          key={name}
          size="sm"
          label={t(`effect.assumption.${name}`)}
          min={0}
          value={wanted[name]}
          error={errors[name]}
          onChange={(value) => typeof value === 'number' && setWanted({ ...wanted, [name]: value })}
        />
      ))}
      {write.error && Object.keys(errors).length === 0 && (
        <p className="small risk" role="alert">
          {describeProblem(write.error, t)}
        </p>
      )}
      <div className={styles.actions}>
        <Button type="submit" loading={write.isPending} disabled={JSON.stringify(wanted) === JSON.stringify(set)}>
          {t('effect.assumptionsKeep')}
        </Button>
      </div>
    </form>
  );
}
