import { currentLanguage } from '@/shared/i18n/language';
import { heardFromServer } from './presence';
import { Problem, type ProblemDetails } from './problem';

export type Query = Record<string, string | number | boolean | readonly string[] | null | undefined>;

export interface RequestOptions {
  query?: Query;
  body?: unknown;
  /** The version that the change is based on; the server answers 412 when somebody was faster. */
  ifMatch?: number | string;
  idempotencyKey?: string;
  signal?: AbortSignal;
  /** A 401 is an answer here (signing in), not the end of the session. */
  anonymous?: boolean;
}

let onSignedOut: () => void = () => undefined;

/** Called once by the app: what to do when the session has ended. */
export function whenSignedOut(action: () => void) {
  onSignedOut = action;
}

export function apiUrl(path: string, query: Query = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '') continue;
    parameters.set(name, Array.isArray(value) ? value.join(',') : String(value));
  }
  const text = parameters.toString();
  const base = path.startsWith('/') ? path : `/api/v1/${path}`;
  return text ? `${base}?${text}` : base;
}

function cookie(name: string): string | undefined {
  const found = document.cookie.split('; ').find((part) => part.startsWith(`${name}=`));
  return found && decodeURIComponent(found.slice(name.length + 1));
}

function headersOf(method: string, options: RequestOptions): Headers {
  const headers = new Headers({
    Accept: 'application/json, application/problem+json',
    'Accept-Language': currentLanguage(),
  });
  if (options.body !== undefined && !(options.body instanceof FormData))
    headers.set('Content-Type', 'application/json');
  if (options.ifMatch !== undefined) headers.set('If-Match', `"${options.ifMatch}"`);
  if (options.idempotencyKey) headers.set('Idempotency-Key', options.idempotencyKey);
  const token = cookie('XSRF-TOKEN');
  if (method !== 'GET' && token) headers.set('X-XSRF-TOKEN', token);
  return headers;
}

async function problemOf(response: Response): Promise<Problem> {
  const details = (await response.json().catch(() => ({}))) as ProblemDetails;
  return new Problem({
    ...details,
    status: response.status,
    requestId: details.requestId ?? response.headers.get('X-Request-Id') ?? undefined,
  });
}

async function send(method: string, url: string, options: RequestOptions): Promise<Response> {
  const body =
    options.body === undefined || options.body instanceof FormData ? options.body : JSON.stringify(options.body);
  try {
    const response = await fetch(url, {
      method,
      headers: headersOf(method, options),
      body,
      signal: options.signal,
      credentials: 'same-origin',
    });
    heardFromServer(response.status);
    return response;
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') throw failure;
    heardFromServer(0);
    throw new Problem({ status: 0, code: 'client.unreachable' });
  }
}

/**
 * Asks the server: `request<Customer>('GET', 'customers/1')`. Paths are below /api/v1 unless they begin with a slash.
 * Refusals are thrown as Problem; the first request of a visit that lacks its CSRF cookie is sent once more with it.
 */
export async function request<T>(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  options: RequestOptions = {},
): Promise<T> {
  const url = apiUrl(path, options.query);
  const hadToken = cookie('XSRF-TOKEN');
  let response = await send(method, url, options);
  if (response.status === 403 && method !== 'GET' && cookie('XSRF-TOKEN') !== hadToken)
    response = await send(method, url, options);
  if (response.status === 401 && !options.anonymous) onSignedOut();
  if (!response.ok) throw await problemOf(response);
  if (response.status === 204 || response.headers.get('Content-Length') === '0') return undefined as T;
  const type = response.headers.get('Content-Type') ?? '';
  return (type.includes('json') ? await response.json() : await response.text()) as T;
}
