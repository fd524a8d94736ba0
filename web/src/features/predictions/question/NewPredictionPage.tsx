import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useText } from '@/shared/i18n/text';
import { Loaded } from '@/shared/ui/Loaded';
import { PageHeader } from '@/shared/ui/PageHeader';
import { Steps } from '@/shared/ui/Steps';
import { useAskedObject } from '../FirstStep';
import { learnableQuery } from '../predictions';
import styles from '../predictions.module.css';
import { type Draft, empty, inputsOf } from './draft';
import { FromWhat } from './FromWhat';
import { What } from './What';

/** A question in two steps, what is foretold and from what; the third is its answer. */
export function NewPredictionPage() {
  const t = useText();
  const search = useSearch({ from: '/frame/insight/predictions/new' });
  const [object, setObject] = useAskedObject(search.object);
  const [draft, setDraft] = useState<Draft>(empty);
  const [at, goTo] = useState(0);
  const query = useQuery(learnableQuery(object?.name ?? ''));
  const [leftOut, leaveOut] = useState<string[]>([]);
  const steps = [t('predictions.step.what'), t('predictions.step.from'), t('predictions.step.answer')];
  const choose = (name: string) => {
    setObject(name);
    setDraft({ ...empty, name: draft.name });
    leaveOut([]);
  };
  return (
    <div className="page">
      <PageHeader title={t('predictions.newTitle')} />
      <div className={styles.way}>
        <Steps steps={steps} at={at} />
      </div>
      <Loaded query={query} lines={6}>
        {({ fields, purchases }) =>
          object &&
          (at === 0 ? (
            <What
              object={object}
              onObject={choose}
              draft={draft}
              onChange={(part) => setDraft({ ...draft, ...part })}
              fields={fields}
              ofPurchases={purchases.length > 0}
              onNext={() => goTo(1)}
            />
          ) : (
            <FromWhat
              object={object}
              draft={draft}
              inputs={inputsOf(draft, fields, purchases)}
              leftOut={leftOut}
              onLeaveOut={leaveOut}
              onBack={() => goTo(0)}
            />
          ))
        }
      </Loaded>
    </div>
  );
}
