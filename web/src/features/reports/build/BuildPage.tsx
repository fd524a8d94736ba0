import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useShortcut } from '@/shared/actions/shortcuts';
import { useCatalog } from '@/shared/api/catalog';
import { useText } from '@/shared/i18n/text';
import { PageHeader } from '@/shared/ui/PageHeader';
import { type Definition, type Report, reportQuery } from '../api';
import { LiveResult } from '../LiveResult';
import { Opened } from '../Opened';
import styles from '../reports.module.css';
import { SaveDialog } from '../SaveDialog';
import { BuildPanel } from './BuildPanel';

/** What a new report begins with: it shows figures before anything is chosen. */
const beginning: Definition = { groups: [], measures: [{ kind: 'count' }], shape: 'table' };

function read(definition: string | undefined): Definition {
  if (!definition) return beginning;
  try {
    return JSON.parse(definition) as Definition;
  } catch {
    return beginning;
  }
}

export function NewReportPage() {
  const search = useSearch({ from: '/frame/insight/reports/new' });
  const navigate = useNavigate({ from: '/insight/reports/new' });
  const catalog = useCatalog();
  const object = catalog.named(search.object) ?? catalog.named('order') ?? catalog.objects[0];
  if (!object) return null;
  return (
    <Builder
      object={object.name}
      definition={read(search.definition)}
      onChange={(next, definition) =>
        void navigate({ search: { object: next, definition: JSON.stringify(definition) }, replace: true })
      }
    />
  );
}

export function EditReportPage() {
  const { id } = useParams({ from: '/frame/insight/reports/$id/edit' });
  const query = useQuery(reportQuery(id));
  return <Opened query={query}>{(report) => <Kept key={`${report.id} ${report.version}`} report={report} />}</Opened>;
}

function Kept({ report }: { report: Report }) {
  const [state, setState] = useState({ object: report.object, definition: report.definition });
  return (
    <Builder
      report={report}
      object={state.object}
      definition={state.definition}
      onChange={(object, definition) => setState({ object, definition })}
    />
  );
}

/** At the left what is asked, at the right what it gives; each change is counted a moment after it was made. */
function Builder({
  report,
  object,
  definition,
  onChange,
}: {
  report?: Report;
  object: string;
  definition: Definition;
  onChange: (object: string, definition: Definition) => void;
}) {
  const t = useText();
  const [saving, setSaving] = useState(false);
  const [asked] = useDebouncedValue(JSON.stringify({ object, definition }), 300);
  const settled = JSON.parse(asked) as { object: string; definition: Definition };
  const type = useCatalog().named(object);
  useShortcut('s', 'reports.save', 'shortcuts.record', () => setSaving(true));
  return (
    <div className="page">
      <PageHeader
        title={report ? report.name : t('reports.newTitle')}
        actions={
          <>
            <Button
              renderRoot={(props) =>
                report ? (
                  <Link {...props} to="/insight/reports/$id" params={{ id: report.id }} />
                ) : (
                  <Link {...props} to="/insight/reports" />
                )
              }
            >
              {t('action.cancel')}
            </Button>
            <Button variant="filled" onClick={() => setSaving(true)}>
              {t('reports.save')}
            </Button>
          </>
        }
      />
      <div className={styles.builder}>
        {type && <BuildPanel object={type} definition={definition} onChange={onChange} />}
        <div className={styles.preview}>
          <LiveResult
            object={settled.object}
            definition={settled.definition}
            title={report?.name ?? t('reports.preview')}
            height={400}
          />
        </div>
      </div>
      {saving && (
        <SaveDialog report={report} object={object} definition={definition} onClose={() => setSaving(false)} />
      )}
    </div>
  );
}
