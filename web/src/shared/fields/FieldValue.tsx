import { Link } from '@tanstack/react-router';
import { type Field, useCatalog } from '@/shared/api/catalog';
import { isMoney, isReference, type Value } from '@/shared/api/records';
import { formatPhone } from '@/shared/format/phone';
import { useFormat } from '@/shared/format/useFormat';
import { useLabel, useText } from '@/shared/i18n/text';
import { standingMark } from '@/shared/standing/fields';
import { MarkedIfPoor } from '@/shared/standing/PoorMark';
import { isModelled } from '@/shared/standing/modelled';
import { Avatar } from '@/shared/ui/Avatar';
import { Badge } from '@/shared/ui/Badge';
import { isCode, useCodeWords } from './codes';
import { RelativeTime } from './RelativeTime';

export const numeric: ReadonlySet<string> = new Set(['number', 'integer', 'money']);

export function isMissing(value: Value): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

interface Props {
  field: Field;
  value: Value;
  plain?: boolean;
}

/**
 * A value as it stands in a column or beside its label; nothing where the value is missing. `plain` leaves links out. What a
 * model computed is marked where the model is poor.
 */
export function FieldValue(props: Props) {
  if (isMissing(props.value) || !isModelled(props.field)) return <Unmarked {...props} />;
  return (
    <MarkedIfPoor>
      <Unmarked {...props} />
    </MarkedIfPoor>
  );
}

function Unmarked({ field, value, plain = false }: Props) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  if (isMissing(value)) return null;
  const found = (one: string) => field.choices?.find((candidate) => candidate.value === one);
  const choice = (one: string) => label(found(one)?.label) || one;
  const mark = plain ? undefined : standingMark(field, value);
  if (mark !== undefined) return <>{mark}</>;
  switch (field.type) {
    case 'money':
      return isMoney(value) ? (
        <span className="tabular">{format.money(value, false)}</span>
      ) : (
        <span className="tabular">{format.number(String(value))}</span>
      );
    case 'number':
    case 'integer':
      return <span className="tabular">{format.number(String(value))}</span>;
    case 'date':
      return <span className="tabular">{format.day(String(value))}</span>;
    case 'time':
      return <RelativeTime instant={String(value)} />;
    case 'boolean':
      return <>{value ? t('value.yes') : t('value.no')}</>;
    case 'choice':
      return plain ? (
        <>{choice(String(value))}</>
      ) : (
        <Badge dot={found(String(value))?.color}>{choice(String(value))}</Badge>
      );
    case 'choices':
      if (plain) return <>{(Array.isArray(value) ? value : [String(value)]).map(choice).join(', ')}</>;
      return (
        <span className="row" style={{ gap: 4 }}>
          {(Array.isArray(value) ? value : [String(value)]).map((one) => (
            <Badge key={one} dot={found(one)?.color}>
              {choice(one)}
            </Badge>
          ))}
        </span>
      );
    case 'reference':
      return isReference(value) ? (
        <ReferenceValue target={field.target} id={value.id} name={value.name ?? t('history.system')} plain={plain} />
      ) : (
        <>{String(value)}</>
      );
    case 'email':
      return plain ? (
        <>{String(value)}</>
      ) : (
        <a className="link" href={`mailto:${String(value)}`}>
          {String(value)}
        </a>
      );
    case 'phone':
      return plain ? (
        <span className="tabular">{formatPhone(String(value))}</span>
      ) : (
        <a className="link tabular" href={`tel:${String(value)}`}>
          {formatPhone(String(value))}
        </a>
      );
    case 'url':
      return plain ? <>{String(value)}</> : <WebLink address={String(value)} />;
    case 'text':
      return isCode(field) ? <CodeWords field={field} code={String(value)} /> : <>{String(value)}</>;
    case 'longText':
      return <>{String(value)}</>;
  }
}

function CodeWords({ field, code }: { field: Field; code: string }) {
  const words = useCodeWords();
  return <>{words(field, code)}</>;
}

function WebLink({ address }: { address: string }) {
  // Only web addresses become links: a stored "javascript:" must stay text.
  if (!/^https?:\/\//i.test(address)) return <>{address}</>;
  return (
    <a className="link" href={address} target="_blank" rel="noreferrer noopener">
      {address.replace(/^https?:\/\//i, '')}
    </a>
  );
}

function ReferenceValue({
  target,
  id,
  name,
  plain,
}: {
  target?: string | null;
  id: string;
  name: string;
  plain: boolean;
}) {
  const object = useCatalog().named(target);
  if (target === 'user') {
    return (
      <span className="row" style={{ gap: 6 }}>
        <Avatar name={name} size="small" />
        <span className="ellipsis">{name}</span>
      </span>
    );
  }
  if (!object || plain) return <span className="ellipsis">{name}</span>;
  return (
    <Link to="/$path/$id" params={{ path: object.path, id }} className="link ellipsis">
      {name}
    </Link>
  );
}
