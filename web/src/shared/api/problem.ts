import type { Text } from '@/shared/i18n/text';

export interface FieldProblem {
  field: string;
  code: string;
  detail: string;
}

/** RFC 9457 as Relata's server writes it; `detail` is already in the language of the request. */
export interface ProblemDetails {
  status: number;
  title?: string;
  detail?: string;
  code?: string;
  requestId?: string;
  errors?: FieldProblem[];
  [extension: string]: unknown;
}

/** A refusal of the server, or the server's absence (status 0). */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly requestId?: string;
  readonly errors: FieldProblem[];
  readonly details: ProblemDetails;

  constructor(details: ProblemDetails) {
    super(details.detail ?? details.title ?? details.code ?? `HTTP ${details.status}`);
    this.status = details.status;
    this.code = details.code ?? '';
    this.requestId = details.requestId;
    this.errors = details.errors ?? [];
    this.details = details;
  }

  /** What is wrong with each field, for forms: `{ email: 'The name ends with a dot.' }`. */
  get fieldErrors(): Record<string, string> {
    return Object.fromEntries(this.errors.map((error) => [error.field, error.detail]));
  }
}

/** One sentence for people: the server's own where it gave one. */
export function describeProblem(failure: unknown, t: Text): string {
  if (!(failure instanceof Problem)) return t('problem.client');
  if (failure.status === 0) return t('problem.unreachable');
  if (typeof failure.details.detail === 'string') return failure.details.detail;
  if (failure.status === 403) return t('problem.forbidden');
  if (failure.status === 404) return t('problem.missing');
  if (failure.status >= 500) return t('problem.server');
  return failure.message;
}
