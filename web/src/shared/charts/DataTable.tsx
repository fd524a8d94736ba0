import { type ChartTable, shown } from './table';

/** The numbers of a picture, for those who hear it. */
export function DataTable({ label, table }: { label: string; table: ChartTable }) {
  return (
    <div className="visually-hidden">
      <table>
        <caption>{label}</caption>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column.label} scope="col">
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((_, row) => (
            <tr key={row}>
              {table.columns.map((column, index) =>
                index === 0 ? (
                  <th key={column.label} scope="row">
                    {shown(table, row, index)}
                  </th>
                ) : (
                  <td key={column.label}>{shown(table, row, index)}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
