import { Button } from '@mantine/core';
import { useText } from '@/shared/i18n/text';
import { Badge } from '@/shared/ui/Badge';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { isWorking, type Leak, type Prediction, usePredictionVerbs } from './predictions';
import styles from './predictions.module.css';
import { useInputLabel } from './useInputWords';

/** Fields that may have become known only with the answer: left out, or trusted by somebody who knows when they were filled. */
export function Leaks({ prediction, leaks }: { prediction: Prediction; leaks: Leak[] }) {
  const t = useText();
  const words = useInputLabel(prediction.object);
  const verbs = usePredictionVerbs(prediction.id);
  const { leftOut, trusted } = prediction.question;
  const busy = verbs.again.isPending || isWorking(prediction.runs[0]?.state);
  const open = leaks.filter((leak) => !leak.trusted);
  return (
    <section className={`card ${styles.said}`} aria-labelledby="leaks">
      <h2 id="leaks">{t('predictions.leaks.title')}</h2>
      <p className="small text-2">{t('predictions.leaks.hint')}</p>
      <ul className={styles.list}>
        {leaks.map((leak) => (
          <li key={leak.input} className="row" style={{ flexWrap: 'wrap' }}>
            <span className="medium">{words(leak.input)}</span>
            <span className="text-2">{t(`predictions.leaks.${leak.sign}`)}</span>
            {leak.trusted ? (
              <Badge>{t('predictions.leaks.trusted')}</Badge>
            ) : (
              prediction.mine && (
                <Button
                  size="xs"
                  disabled={busy}
                  onClick={() => verbs.again.mutate({ trusted: [...trusted, leak.input] })}
                >
                  {t('predictions.leaks.trust')}
                </Button>
              )
            )}
          </li>
        ))}
      </ul>
      {verbs.again.isError && <ErrorPanel failure={verbs.again.error} />}
      {prediction.mine && open.length > 0 && (
        <div>
          <Button
            variant="filled"
            disabled={busy}
            onClick={() => verbs.again.mutate({ leftOut: [...leftOut, ...open.map((leak) => leak.input)] })}
          >
            {t('predictions.leaks.leaveOut', { count: open.length })}
          </Button>
        </div>
      )}
    </section>
  );
}
