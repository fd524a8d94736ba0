import { useMemo } from 'react';
import { useFormat } from '@/shared/format/useFormat';
import { useLanguage } from '@/shared/i18n/language';
import { type Text, useText } from '@/shared/i18n/text';
import type { Figure, Group, Measured, Result, Step, Value } from './api';

const day = (text: string) => new Date(`${text}T00:00:00Z`);

/** A period by its first day: "Mar 2026", "Q1 2026", "2026". */
export function periodWords(step: Step, from: string, language: string, t: Text, formatDay: (day: string) => string) {
  switch (step) {
    case 'month':
      return new Intl.DateTimeFormat(language, { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(day(from));
    case 'quarter':
      return t('reports.quarter', { quarter: Math.floor(day(from).getUTCMonth() / 3) + 1, year: from.slice(0, 4) });
    case 'year':
      return from.slice(0, 4);
    case 'week':
      return t('reports.weekFrom', { day: formatDay(from) });
    case 'day':
      return formatDay(from);
  }
}

/** The words and numbers of results in the language in force. */
export function useWords() {
  const t = useText();
  const format = useFormat();
  const { language } = useLanguage();
  return useMemo(() => {
    const range = (value: Value) =>
      value.least == null
        ? t('reports.below', { below: format.number(value.below!) })
        : value.below == null
          ? t('reports.from', { least: format.number(value.least) })
          : t('reports.between', { least: format.number(value.least), below: format.number(value.below) });
    const value = (group: Group, of: Value): string => {
      if (of.kind === 'missing') return t('reports.missing');
      if (of.kind === 'rest') return t('reports.rest');
      if (of.from) return periodWords((group.step ?? 'day') as Step, of.from, language, t, format.day);
      if (of.least != null || of.below != null) return range(of);
      if (group.type === 'boolean') return t(of.value === 'true' ? 'reports.yes' : 'reports.no');
      if (of.label) return of.label;
      return group.type === 'reference' ? t('reports.notShown') : (of.value ?? '');
    };
    const figureOf = (measure: Measured) => {
      const field = measure.label ?? measure.of ?? '';
      return t(`reports.figure.${measure.kind}`, { field });
    };
    const percent = (part: number, signed: boolean) =>
      new Intl.NumberFormat(language, {
        style: 'percent',
        maximumFractionDigits: 1,
        signDisplay: signed ? 'exceptZero' : 'auto',
      }).format(part);
    const number = (measure: Measured, of: Figure): string => {
      if (of.mixed) return t('reports.mixed');
      if (of.value == null) return '–';
      if (measure.show !== 'value') return percent(Number(of.value), measure.show === 'change');
      if (of.currency) return format.money({ amount: of.value, currency: of.currency });
      return format.number(of.value, 2);
    };
    const compact = new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 });
    return {
      group: (group: Group) => group.label ?? group.by,
      value,
      /** As short as an axis needs it: "Mar 26". */
      short: (group: Group, of: Value) =>
        of.from && group.step === 'month'
          ? new Intl.DateTimeFormat(language, { month: 'short', year: '2-digit', timeZone: 'UTC' }).format(day(of.from))
          : value(group, of),
      measure: (measure: Measured) =>
        measure.show === 'value'
          ? figureOf(measure)
          : t(`reports.shown.${measure.show}`, { figure: figureOf(measure) }),
      figure: number,
      axis: (measure: Measured, at: number) =>
        measure.show === 'value' ? compact.format(at) : percent(at, measure.show === 'change'),
      /** What everything comes to, in one sentence. */
      sentence: (result: Result) =>
        [
          ...result.measures.flatMap((measure, index) =>
            measure.show === 'value' ? [`${figureOf(measure)}: ${number(measure, result.all.figures[index]!)}`] : [],
          ),
          t('reports.records', { count: result.all.rows }),
        ].join(' · '),
    };
  }, [t, format, language]);
}

export type Words = ReturnType<typeof useWords>;
