export type CellValue = string | number | null;

/** The numbers of a chart: what its tooltip says, what a screen reader reads and what is exported. */
export interface ChartTable {
  /** The first one names the row. */
  columns: { label: string; show?: (value: CellValue) => string }[];
  rows: CellValue[][];
}

export function shown(table: ChartTable, row: number, column: number): string {
  const value = table.rows[row]?.[column] ?? null;
  const show = table.columns[column]?.show;
  if (show) return show(value);
  return value === null ? '' : String(value);
}

// A spreadsheet takes a text that begins like this for a formula.
const formula = /^[=+\-@\t\r]/;

function field(value: CellValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = formula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Comma-separated, numbers with a point and in full; begins with the mark by which spreadsheets know UTF-8. */
export function toCsv(table: ChartTable): string {
  const head = table.columns.map((column) => field(column.label));
  return (
    '\uFEFF' + [head, ...table.rows.map((row) => row.map(field))].map((row) => row.join(',')).join('\r\n') + '\r\n'
  );
}
