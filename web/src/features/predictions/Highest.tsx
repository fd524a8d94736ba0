import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type ObjectType, useCatalog } from '@/shared/api/catalog';
import { Select } from '@/shared/fields/Select';
import { useFormat } from '@/shared/format/useFormat';
import { useLabel, useText } from '@/shared/i18n/text';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { Loaded } from '@/shared/ui/Loaded';
import { type Prediction, type Reason, type Score, scoresQuery, usePredictionVerbs } from './predictions';
import styles from './predictions.module.css';
import { useInputLabel, useInputValue } from './useInputWords';

/** The records with the highest probability, each with what speaks for it and against, and the field it can be written into. */
export function Highest({ prediction }: { prediction: Prediction }) {
  const t = useText();
  const object = useCatalog().named(prediction.object);
  const query = useQuery(scoresQuery(prediction.id, prediction.current ?? ''));
  return (
    <section className={`card ${styles.scroller}`} style={{ marginBottom: 12 }} tabIndex={0} aria-labelledby="highest">
      <div className={styles.block}>
        <h2 id="highest">{t('predictions.highest.title')}</h2>
        <p className="small text-2">{t('predictions.highest.hint')}</p>
        <Field prediction={prediction} object={object} />
      </div>
      <Loaded query={query} lines={6}>
        {(scores) => (
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('predictions.highest.record')}</th>
                <th scope="col" className="number">
                  {t('predictions.highest.probability')}
                </th>
                <th scope="col" className="wide-only">
                  {t('predictions.highest.reasons')}
                </th>
              </tr>
            </thead>
            <tbody>
              {scores.items.map((score) => (
                <Row key={score.record} score={score} prediction={prediction} object={object} />
              ))}
            </tbody>
          </table>
        )}
      </Loaded>
    </section>
  );
}

function Row({ score, prediction, object }: { score: Score; prediction: Prediction; object?: ObjectType }) {
  const format = useFormat();
  const reasons = (
    <ul className={styles.reasons}>
      {score.reasons.map((reason) => (
        <ReasonLine key={reason.input} object={prediction.object} reason={reason} />
      ))}
    </ul>
  );
  return (
    <tr>
      <th scope="row">
        {object ? (
          <Link to="/$path/$id" params={{ path: object.path, id: score.record }} className="link">
            {score.name ?? score.record.slice(-6)}
          </Link>
        ) : (
          score.name
        )}
        <div className="narrow-only meta">{reasons}</div>
      </th>
      <td className="number">
        <span className={styles.bar} aria-hidden="true">
          <span style={{ width: `${score.probability * 100}%` }} />
        </span>
        {format.percent(score.probability)}
      </td>
      <td className="wide-only">{reasons}</td>
    </tr>
  );
}

function ReasonLine({ object, reason }: { object: string; reason: Reason }) {
  const t = useText();
  const words = useInputLabel(object);
  const value = useInputValue(object);
  const speaksFor = reason.contribution > 0;
  return (
    <li>
      <span className={`${styles.sign} ${speaksFor ? 'text-2' : 'text-3'}`} aria-hidden="true">
        {speaksFor ? '+' : '−'}
      </span>
      {t(speaksFor ? 'predictions.reasonFor' : 'predictions.reasonAgainst', {
        field: words(reason.input),
        value: value(reason.input, reason.value),
      })}
    </li>
  );
}

/** Where probabilities are written, so that lists and segments can use them. */
function Field({ prediction, object }: { prediction: Prediction; object?: ObjectType }) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const verbs = usePredictionVerbs(prediction.id);
  const [chosen, choose] = useState<string | null>(null);
  const { writtenTo, writing } = prediction;
  if (writtenTo) {
    const field = object?.fields.find((one) => one.name === writtenTo);
    return (
      <p className="small">
        {t('predictions.field.written', { field: label(field?.label) || writtenTo })}{' '}
        {writing && (
          <span className="text-3">
            {t(`predictions.field.${writing.state}`, {
              written: format.number(writing.written),
              refused: writing.refused,
            })}
          </span>
        )}{' '}
        {object && writing?.state === 'done' && (
          <Link
            to="/$path"
            params={{ path: object.path }}
            search={{ filter: `${writtenTo} >= 0.5`, sort: `-${writtenTo}` }}
            className="link"
          >
            {t('predictions.field.open')}
          </Link>
        )}{' '}
        {prediction.mine && (
          <button type="button" className="link" onClick={() => verbs.stop.mutate()}>
            {t('predictions.field.stop')}
          </button>
        )}
      </p>
    );
  }
  const fields = object?.fields.filter((field) => field.custom && field.type === 'number' && !field.readOnly) ?? [];
  if (!prediction.mine) return null;
  if (fields.length === 0) return <p className="small text-3">{t('predictions.field.none')}</p>;
  return (
    <div className="row" style={{ marginTop: 8, flexWrap: 'wrap' }}>
      <Select
        aria-label={t('predictions.field.choose')}
        placeholder={t('predictions.field.choose')}
        data={fields.map((field) => ({ value: field.name, label: label(field.label) || field.name }))}
        value={chosen}
        onChange={choose}
      />
      <Button disabled={!chosen} loading={verbs.write.isPending} onClick={() => chosen && verbs.write.mutate(chosen)}>
        {t('predictions.field.write')}
      </Button>
      {verbs.write.isError && <ErrorPanel failure={verbs.write.error} />}
    </div>
  );
}
