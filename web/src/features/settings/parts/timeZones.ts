/** The time zones that the browser knows, and the one in force where it does not know it. */
export function timeZones(present: string): string[] {
  const known = Intl.supportedValuesOf('timeZone');
  return known.includes(present) ? known : [present, ...known];
}
