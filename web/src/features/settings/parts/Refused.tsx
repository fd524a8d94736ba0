import { describeProblem, Problem } from '@/shared/api/problem';
import { useText } from '@/shared/i18n/text';
import { Icon } from '@/shared/ui/Icon';
import styles from '../settings.module.css';

/** Why it was refused, where the form itself cannot show it beside one of its fields. */
export function Refused({ failure, shown = [] }: { failure: unknown; shown?: readonly string[] }) {
  const t = useText();
  if (!failure) return null;
  const errors = failure instanceof Problem ? failure.errors : [];
  const elsewhere = errors.filter((error) => !shown.includes(error.field));
  if (errors.length > 0 && elsewhere.length === 0) return null;
  const text = elsewhere.length > 0 ? elsewhere.map((error) => error.detail).join(' ') : describeProblem(failure, t);
  return (
    <div className={styles.failure} role="alert">
      <Icon name="risk" />
      <span>{text}</span>
    </div>
  );
}

export function fieldErrors(failure: unknown): Record<string, string> {
  return failure instanceof Problem ? failure.fieldErrors : {};
}
