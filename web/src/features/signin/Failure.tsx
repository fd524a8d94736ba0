import { describeProblem, Problem } from '@/shared/api/problem';
import { useText } from '@/shared/i18n/text';
import { Icon } from '@/shared/ui/Icon';
import styles from './signin.module.css';

/** Why the form was refused; silent where each field says it for itself. */
export function Failure({ failure }: { failure: unknown }) {
  const t = useText();
  if (!failure || (failure instanceof Problem && failure.errors.length > 0)) return null;
  return (
    <div className={styles.failure} role="alert">
      <Icon name="risk" />
      <span>{describeProblem(failure, t)}</span>
    </div>
  );
}

export function fieldErrors(failure: unknown): Record<string, string> {
  return failure instanceof Problem ? failure.fieldErrors : {};
}
